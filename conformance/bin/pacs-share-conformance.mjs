#!/usr/bin/env node
// npx pacs-share-conformance <endpoint>: runs src/main.ts, whose exit code is ours.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const loader = import.meta.resolve('tsx');
const child = spawn(process.execPath, ['--import', loader, '--conditions=source', main, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// A terminal sends Ctrl+C to the whole group, so the run has it already; it withdraws what it shared and ends.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 2;
});
child.once('close', (code) => (process.exitCode = code ?? 2));
