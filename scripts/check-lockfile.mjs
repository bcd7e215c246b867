// Each package-lock.json must name the binaries of every common platform, no registry's host, and no install script of ours.
// npm leaves a platform's binary out without a word when the registry at hand lacks it; elsewhere the tool cannot start.
import { readFileSync } from 'node:fs';

const problems = ['package-lock.json', 'test/package/bundlers/package-lock.json'].flatMap(check);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function check(file) {
  const { packages } = JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
  const names = Object.keys(packages);
  const found = [];
  for (const [path, { optionalDependencies = {}, resolved = '', integrity, link, version }] of Object.entries(
    packages,
  )) {
    for (const dependency of Object.keys(optionalDependencies)) {
      const isBinary = /darwin-(arm64|x64)|win32-x64|linux-(x64|arm64)-gnu/.test(dependency);
      if (isBinary && !names.some((name) => name.endsWith(`node_modules/${dependency}`))) {
        found.push(`${file}: ${path}: ${dependency} is missing`);
      }
    }
    if (/^[a-z+]+:\/\//.test(resolved)) found.push(`${file}: ${path}: resolved names a host (${resolved})`);
    if (path.includes('node_modules/') && !link && version !== undefined && !integrity) {
      found.push(`${file}: ${path}: no integrity`);
    }
  }
  console.log(`${file}: ${names.length} packages, ${found.length} problems`);
  return found;
}
