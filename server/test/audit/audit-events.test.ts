import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { auditHead } from '../../src/audit/verify-audit.js';
import { exportAudit } from '../../src/audit/export-audit.js';
import { recordLookUps } from '../../src/audit/record-look-ups.js';
import { auditEntries, requestCounts } from '../../src/database/schema.js';
import { SENDER, share, shareRequest, uid } from '../support/share-request.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

/* eslint-disable @typescript-eslint/no-explicit-any -- what it is, is what the tests assert */

describe('the audit trail as FHIR', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  const exported = async (afterId?: number): Promise<any[]> => {
    const events = [];
    for await (const event of exportAudit(server.db, 'share.example.org', afterId)) {
      events.push(JSON.parse(JSON.stringify(event)));
    }
    return events;
  };

  it('tells who shared which studies of which patients, and why', async () => {
    const client = await server.signIn(SENDER);
    const { json: made } = await share(client, shareRequest({ studies: [uid(1), uid(2)] }));
    const event = (await exported()).at(-1);
    const head = await auditHead(server.db);
    assert.deepEqual(
      { ...event, entity: undefined },
      {
        resourceType: 'AuditEvent',
        id: event.id,
        type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110106', display: 'Export' },
        subtype: [
          { system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code: 'disclose' },
          { system: 'urn:pacs-share:audit-action', code: 'share' },
        ],
        action: 'R',
        recorded: NOW.toISOString(),
        outcome: '0',
        purposeOfEvent: [{ text: 'Second opinion on a nodule' }],
        agent: [
          {
            type: {
              coding: [
                {
                  system: 'http://dicom.nema.org/resources/ontology/DCM',
                  code: '110153',
                  display: 'Source Role ID',
                },
              ],
            },
            who: { display: 'share.example.org' },
            requestor: false,
          },
          {
            type: {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
                  code: 'AUT',
                  display: 'author (originator)',
                },
              ],
            },
            who: { identifier: { system: 'urn:pacs-share:person', value: SENDER }, display: 'Lies Vandamme' },
            requestor: true,
          },
        ],
        source: {
          observer: { display: 'share.example.org' },
          type: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
              code: '4',
              display: 'Application Server',
            },
          ],
        },
        entity: undefined,
      },
    );
    const roles = event.entity.map(({ role, what }: any) => [role.code, what.identifier?.value ?? what.display]);
    assert.deepEqual(roles, [
      ['1', 'P1'],
      ['4', `urn:oid:${uid(1)}`],
      ['4', `urn:oid:${uid(2)}`],
      ['20', made.id],
      ['13', 'audit trail'],
    ]);
    assert.deepEqual(event.entity.at(-1).detail, [
      { type: 'position', valueString: String(head.position) },
      { type: 'hash', valueString: head.hash },
    ]);
    assert.doesNotMatch(JSON.stringify(event), /Proefkonijn/, 'the number of the patient says it');
  });

  it('goes on after what was exported before', async () => {
    const client = await server.signIn(SENDER);
    const last = (await exported()).at(-1);
    const { json: made } = await share(client);
    await client.delete(`/api/shares/${made.id}`);
    const events = await exported(Number(last.id));
    assert.deepEqual(
      events.map(({ subtype }) => subtype.at(-1).code),
      ['share', 'withdraw-share'],
    );
  });

  it('counts look-ups by person and hour, once the hour is over, and once', async () => {
    const client = await server.signIn(SENDER);
    for (const text of ['janssens', 'peeters', 'tom']) {
      assert.equal((await client.post('/api/recipients/search', { text })).status, 200);
    }
    const last = (await exported()).at(-1);
    await recordLookUps(server.db, NOW);
    assert.deepEqual(await exported(Number(last.id)), [], 'the hour is not over');
    const later = new Date(NOW.getTime() + 2 * 60 * 60_000);
    await Promise.all([1, 2, 3].map(() => recordLookUps(server.db, later)));
    const [event, ...others] = await exported(Number(last.id));
    assert.deepEqual(others, []);
    assert.equal(event.type.code, '110112');
    assert.equal(event.agent[1].who.display, 'Lies Vandamme');
    assert.deepEqual(event.entity[0].detail, [
      { type: 'hour', valueString: '2026-03-10T11:00:00.000Z' },
      { type: 'count', valueString: '3' },
    ]);
    const entries = await server.db.select().from(auditEntries);
    assert.doesNotMatch(JSON.stringify(entries), /janssens|peeters/i, 'what was typed is nowhere');
  });

  it('does not forget look-ups of a day on which nothing was recorded', async () => {
    await server.db
      .insert(requestCounts)
      .values({ subject: `person:${SENDER}`, action: 'look-up-hour', windowStart: new Date('2026-03-01'), count: 7 });
    const last = (await exported()).at(-1);
    const client = await server.signIn(SENDER);
    await client.post('/api/recipients/search', { text: 'janssens' });
    await recordLookUps(server.db, NOW);
    const [event] = await exported(Number(last.id));
    assert.equal(event?.entity[0].detail.find(({ type }: any) => type === 'count').valueString, '7');
  });
});
