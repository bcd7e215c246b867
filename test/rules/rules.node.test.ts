import { deepEqual, equal } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BASE, DERIVATIONS, RULES } from './all-vectors.js';
import { groups, results } from './run-vectors.js';

for (const { title, cases } of groups(BASE, RULES, DERIVATIONS)) {
  describe(title, () => {
    for (const { name, run } of cases) it(name, run);
  });
}

// A rule that asked the clock or the zone of the machine would answer differently there.
describe('The machine’s time zone changes nothing', () => {
  const zones = { 'Pacific/Kiritimati': 14, 'Pacific/Midway': -11, 'Europe/Brussels': 1 };
  const here = JSON.parse(JSON.stringify(results(BASE, RULES, DERIVATIONS))) as unknown;

  for (const [zone, hours] of Object.entries(zones)) {
    it(zone, () => {
      const printed = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL('print-results.ts', import.meta.url))],
        { env: { ...process.env, TZ: zone }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
      );
      equal(printed.status, 0, printed.stderr);
      const there = JSON.parse(printed.stdout) as { winterOffset: number; results: unknown };
      equal(there.winterOffset, -60 * hours, 'the zone is in force');
      deepEqual(there.results, here);
    });
  }
});
