// package-lock.json must name the binaries of every common platform, no registry's host, and no install script of ours.
// npm leaves a platform's binary out without a word when the registry at hand lacks it; elsewhere the tool cannot start.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const names = Object.keys(packages);
const problems = [];

for (const [path, { optionalDependencies = {}, resolved = '', integrity, link, version }] of Object.entries(packages)) {
  for (const dependency of Object.keys(optionalDependencies)) {
    const isBinary = /darwin-(arm64|x64)|win32-x64|linux-(x64|arm64)-gnu/.test(dependency);
    if (isBinary && !names.some((name) => name.endsWith(`node_modules/${dependency}`))) {
      problems.push(`${path}: ${dependency} is missing`);
    }
  }
  if (/^[a-z+]+:\/\//.test(resolved)) problems.push(`${path}: resolved names a host (${resolved})`);
  if (path.includes('node_modules/') && !link && version !== undefined && !integrity) {
    problems.push(`${path}: no integrity`);
  }
}

for (const problem of problems) console.error(problem);
console.log(`package-lock.json: ${names.length} packages, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
