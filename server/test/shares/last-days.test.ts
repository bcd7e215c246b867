import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import { EMPTY_DRAFT, evaluate, type Policy, type Share } from 'pacs-share/domain';

import lastDays from '../../../test/rules/last-days.json' with { type: 'json' };
import { departments } from '../../src/database/schema.js';
import { RADIOLOGY_AZ_VOORBEELD } from '../../src/directory/demo/departments.js';
import { newRecipient, SENDER, share, shareRequest } from '../support/share-request.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('the last day on the server, in the zone of the department', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ wakeOutbox: () => undefined });
  });
  after(() => server.stop());

  for (const [index, { name, timeZone, now, today, default: duration, until, ends }] of lastDays.cases.entries()) {
    it(`${name}: ${until} (${timeZone})`, async () => {
      const policy = { validity: { default: duration, maximum: null, unlimited: false } };
      await server.db.update(departments).set({ timeZone, policy }).where(eq(departments.id, RADIOLOGY_AZ_VOORBEELD));
      server.time.now = new Date(now);
      const sender = await server.signIn(SENDER);
      const terms = (await sender.get('/api/policy')).json as Policy;
      assert.equal(terms.today, today);
      const { validity } = evaluate(EMPTY_DRAFT, terms).effective;
      assert.deepEqual(validity, { until });

      // Somebody else each time: an earlier share's later day would be kept.
      const recipients = [newRecipient({ email: `nova${index}@example.org` })];
      const answer = await share(sender, shareRequest({ recipients, validity }));
      assert.equal(answer.status, 201, answer.text);
      const made = answer.json as Share;
      assert.deepEqual(made.validity, { until, timeZone });

      const link = made.recipients[0]?.link?.replace('http://pacs-share.test', '') ?? '';
      const opened = async (at: number) => {
        server.time.now = new Date(at);
        return (await server.client().submit(`${link}/open`)).status;
      };
      const end = Date.parse(ends);
      assert.notEqual(await opened(end - 1), 410, 'to the end of the last day');
      assert.equal(await opened(end), 410, 'no longer');
    });
  }
});
