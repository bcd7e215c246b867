// Packages of Debian and its kin, for what a test needs and a fresh machine lacks.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs them and answers whether that went well; false where that is not ours to do: no apt, or not root. */
export function installDebianPackages(...names) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error(`Installing ${names.join(', ')} …`);
  const apt = (...rest) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-q', ...rest], {
      // What the scripts print may be read: apt speaks beside it.
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  apt('update');
  return apt('install', '-y', '--no-install-recommends', ...names);
}
