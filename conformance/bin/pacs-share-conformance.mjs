#!/usr/bin/env node
// npx pacs-share-conformance <endpoint>: runs the kit, whose exit code is ours.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
// In the repository as it is written, from the package as `npm pack` builds it.
const source = path('../src/main.ts');
const kit = existsSync(source)
  ? ['--import', import.meta.resolve('tsx'), '--conditions=source', source]
  : [path('../dist/main.mjs')];
const child = spawn(process.execPath, [...kit, ...process.argv.slice(2)], { stdio: 'inherit' });
// A terminal sends Ctrl+C to the whole group, so the run has it already; it withdraws what it shared and ends.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 2;
});
child.once('close', (code) => (process.exitCode = code ?? 2));
