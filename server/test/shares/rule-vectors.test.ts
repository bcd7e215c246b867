import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { eq } from 'drizzle-orm';
import { evaluate, recipientKey, type Draft, type Policy } from 'pacs-share/domain';

import { BASE, RULES } from '../../../test/rules/all-vectors.js';
import { draftOf, policyOf, type RuleVector } from '../../../test/rules/vector-format.js';
import { departments } from '../../src/database/schema.js';
import type { Directory, DirectoryEntry } from '../../src/directory/directory.js';
import { RADIOLOGY_AZ_VOORBEELD } from '../../src/directory/demo/departments.js';
import { SENDER, share } from '../support/share-request.js';
import { StudiesInMemory } from '../support/studies.js';
import type { TestClient } from '../support/test-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

/** What the server answers otherwise than the judge alone, and why. */
const DIFFERENT: Readonly<Record<string, { errors: [code: string, pointer: string][]; because: string }>> = {
  'an address with a mobile that is none either': {
    errors: [['recipient-email-invalid', '/recipients/0/email']],
    because: 'the server knows the country of a number that has none',
  },
};

/** What no request can say: it cannot be read, before any rule is asked. */
const MALFORMED = new Set(['null is not given', '1 is not given', 'the text true is not given']);

/** What a draft comes to, as a client sends it: with the policy's choices where the sender made none. */
function requestOf(draft: Draft, policy: Policy): object {
  const { effective } = evaluate(draft, policy);
  const { studies, recipients, unknownRecipients: _unknown, ...choices } = draft;
  return {
    ...choices,
    studies: studies.map(({ studyInstanceUid }) => studyInstanceUid),
    recipients: recipients.map((recipient) => {
      if (recipient.kind === 'new') return recipient;
      const { kind, id, twoFactor, sendMail, favorite } = recipient;
      return { kind, id, twoFactor, sendMail, favorite };
    }),
    access: draft.access ?? effective.access ?? undefined,
    language: draft.language ?? effective.language?.language,
    validity: draft.validity ?? effective.validity,
  };
}

describe('a request that comes from a vector of the rules', () => {
  let server: TestServer;
  let draft: Draft;
  let sender: { client: TestClient; today: string } | undefined;
  const studies = new StudiesInMemory([]);
  studies.find = (uids) =>
    Promise.resolve(draft.studies.filter(({ studyInstanceUid }) => uids.includes(studyInstanceUid)));

  /** Whom a vector's draft has chosen, without those that it says are gone. */
  const find: Directory['find'] = (refs) =>
    Promise.resolve(
      refs.flatMap((ref): DirectoryEntry[] => {
        const key = recipientKey(ref);
        const recipient = draft.recipients.find((chosen) => recipientKey(chosen) === key);
        if (!recipient || recipient.kind === 'new' || draft.unknownRecipients.includes(key)) return [];
        return [{ recipient, acceptsShares: true }];
      }),
    );

  before(async () => {
    server = await startTestServer({ studies, wakeOutbox: () => undefined });
    Object.assign(server.dependencies.directory, { find, contacts: () => Promise.resolve([]) });
  });
  after(() => server.stop());

  /** The sender, in a department whose policy the vector tells, on its day. */
  const senderUnder = async ({ timeZone, today, ...terms }: Policy): Promise<TestClient> => {
    const { contract: _contract, sender: _sender, remembered: _remembered, ...policy } = terms;
    await server.db.update(departments).set({ timeZone, policy }).where(eq(departments.id, RADIOLOGY_AZ_VOORBEELD));
    server.time.now = new Date(`${today}T11:00:00Z`);
    // A session does not outlive the years between the days of vectors.
    if (sender?.today !== today) sender = { client: await server.signIn(SENDER), today };
    return sender.client;
  };

  const answer = async (vector: RuleVector) => {
    const policy = policyOf(vector, BASE);
    draft = draftOf(vector, BASE);
    const { issues } = evaluate(draft, policy);
    const expected = (vector.expect.issues ?? issues).map(({ code, pointer }) => [code, pointer]);
    return { expected, answer: await share(await senderUnder(policy), requestOf(draft, policy)) };
  };

  for (const { rule, vectors } of RULES) {
    describe(rule, () => {
      for (const vector of vectors) {
        it(vector.name, async () => {
          const different = DIFFERENT[vector.name];
          const { expected, answer: answered } = await answer(vector);
          const { status, json, text } = answered;
          if (MALFORMED.has(vector.name)) return assert.equal(status, 400, text);
          const errors = different?.errors ?? expected;
          if (different) assert.notDeepEqual(different.errors, expected, `no longer: ${different.because}`);
          assert.equal(status, errors.length === 0 ? 201 : 422, text);
          if (errors.length === 0) return;
          assert.equal(json.code, 'rules-broken');
          const found = json.errors.map(({ code, pointer }: { code: string; pointer: string }) => [code, pointer]);
          assert.deepEqual(found, errors);
        });
      }
    });
  }
});
