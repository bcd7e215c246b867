import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { CHECKS } from '../src/checks.js';
import type { Report } from '../src/run.js';
import { startEndpoint, type TestEndpoint } from './support/endpoint.js';

describe('the reference endpoint', () => {
  let endpoint: TestEndpoint;
  const reports: Report[] = [];

  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());

  for (const department of ['open', 'strict'] as const) {
    it(`holds to every point that can be tried in the ${department} department, and keeps nothing`, async () => {
      const report = await endpoint.run({ department });
      reports.push(report);
      assert.deepEqual(
        report.results.filter(({ outcome }) => outcome === 'broken'),
        [],
      );
      assert.deepEqual(report.left, []);
      assert.ok(report.results.filter(({ outcome }) => outcome === 'holds').length > 75);
    });
  }

  it('is tried at every point in one of them, but for limits, which nobody meets', () => {
    const held = new Set(
      reports.flatMap(({ results }) => results.filter(({ outcome }) => outcome === 'holds').map(({ id }) => id)),
    );
    assert.deepEqual(
      CHECKS.filter(({ id }) => !held.has(id)).map(({ id }) => id),
      ['limits/retry-after'],
    );
  });
});
