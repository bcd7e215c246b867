// A Rollup plugin: writes the licenses of the packages whose code is in what it builds.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.mjs';

/** Packages whose work is copied into src. */
const COPIED = ['lucide-static'];

export function thirdPartyLicenses({ fileName }) {
  return {
    name: 'third-party-licenses',
    generateBundle(_options, bundle) {
      const folders = new Set(COPIED.map((name) => join(root, 'node_modules', name)));
      for (const { modules = {} } of Object.values(bundle)) {
        for (const id of Object.keys(modules)) {
          const folder = id.match(/^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/)?.[0];
          if (folder !== undefined) folders.add(folder.replace(/^\0/, ''));
        }
      }
      const notices = [...folders].map((folder) => notice(folder, this)).sort((a, b) => a.localeCompare(b, 'en'));
      this.emitFile({ type: 'asset', fileName, source: notices.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

function notice(folder, context) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((candidate) => /^licen[cs]e(\.(md|txt))?$/i.test(candidate));
  if (file === undefined) context.error(`${name} comes without the text of its license`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
