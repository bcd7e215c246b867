import { startServer } from './start-server.js';
import { readSettings } from './settings/read-settings.js';
import { SettingsError } from './settings/settings-reader.js';

try {
  const settings = readSettings(process.env, process.argv.slice(2));
  const server = await startServer(settings);
  process.stdout.write(`pacs-share is at ${server.publicUrl}\n`);
  if (settings.demo) process.stdout.write(`What is mailed in this demonstration: ${server.publicUrl}/outbox\n`);

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= server.stop().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
} catch (error) {
  // What people can mend is told in words; anything else with its place.
  const isKnown = error instanceof SettingsError || (error as NodeJS.ErrnoException).syscall !== undefined;
  process.stderr.write(`${error instanceof Error ? (isKnown ? error.message : error.stack) : String(error)}\n`);
  process.exitCode = 1;
}
