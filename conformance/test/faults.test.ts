import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { CHECKS } from '../src/checks.js';
import { startEndpoint, type TestEndpoint } from './support/endpoint.js';
import { WRONG } from './support/fault-table.js';

describe('an endpoint that is wrong in one way', () => {
  let endpoint: TestEndpoint;

  before(async () => {
    endpoint = await startEndpoint();
  });
  after(() => endpoint.stop());

  for (const { found, says, fault, department } of WRONG) {
    it(`${found} finds one that ${says}`, async () => {
      const { results } = await endpoint.run({ only: [found], department: department ?? 'open', fault: fault() });
      const [result] = results.filter(({ id }) => id === found);
      assert.equal(result?.outcome, 'broken', result?.because);
      assert.doesNotMatch(result?.because ?? '', /was not answered/, 'the fault itself is none');
      assert.doesNotMatch(result?.because ?? '', /Proefkonijn|Zélie|Janssens|Conformance/, 'nothing about a person');
    });
  }

  it('is found by every point there is', () => {
    const finding = new Set(WRONG.map(({ found }) => found));
    assert.deepEqual(
      CHECKS.filter(({ id }) => !finding.has(id)).map(({ id }) => id),
      [],
    );
  });
});
