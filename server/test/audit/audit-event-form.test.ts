import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { Ajv } from 'ajv';
import { desc, eq } from 'drizzle-orm';
import type { Share } from 'pacs-share/domain';

import { auditEvent, type AuditEntryRow } from '../../src/audit/audit-event.js';
import { exportAudit } from '../../src/audit/export-audit.js';
import { recordLookUps } from '../../src/audit/record-look-ups.js';
import { auditEntries, outgoingTexts } from '../../src/database/schema.js';
import { AUDIT_ACTIONS } from '../../src/shares/audit.js';
import { ADMIN, newRecipient, RECIPIENT, SENDER, share, shareRequest, uid, user } from '../support/share-request.js';
import { NOW, startTestServer, type TestServer } from '../support/test-server.js';

interface Coding {
  system?: string;
  code?: string;
}
interface Event {
  type: Coding;
  subtype: Coding[];
  action?: string;
  recorded?: string;
  outcome?: string;
  agent: { type?: { coding: Coding[] }; who?: { display?: string; identifier?: object }; requestor?: boolean }[];
  source: { observer: { display?: string }; type?: Coding[] };
  entity: {
    what?: { identifier?: { system?: string; value?: string }; display?: string };
    type?: Coding;
    role?: Coding;
    detail?: Record<string, string>[];
  }[];
}

/** DICOM PS3.16, CID 400, as far as it goes here. */
const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const EVENT_TYPES = /^1101(0[0-9]|1[0-4]|2[0-9]|3[0-9])$/;
/** http://hl7.org/fhir/R4/valueset-iso-21089-lifecycle.html */
const LIFECYCLES = ['access', 'amend', 'disclose', 'transmit'];

describe('each entry of the audit trail as FHIR', () => {
  let server: TestServer;
  let events: Event[];
  let isOfForm: (event: unknown) => void;

  before(async () => {
    const schema = await readFile(new URL('fhir-r4-audit-event.schema.json', import.meta.url), 'utf8');
    const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(schema) as object);
    isOfForm = (event) => {
      const isValid = validate(event);
      assert.ok(isValid, JSON.stringify(validate.errors));
    };
    server = await startTestServer();
    await doEverything();
    events = [];
    for await (const event of exportAudit(server.db, 'share.example.org')) {
      events.push(JSON.parse(JSON.stringify(event)) as Event);
    }
  });
  after(() => server.stop());

  /** Whatever leaves an entry. */
  async function doEverything(): Promise<void> {
    const sender = await server.signIn(SENDER);
    const admin = await server.signIn(ADMIN);
    const made = async (changes: object): Promise<Share> => {
      const answer = await share(sender, shareRequest(changes));
      assert.equal(answer.status, 201, answer.text);
      return answer.json as Share;
    };
    const pathOf = ({ recipients: [first] }: Share) => new URL(first?.link ?? '').pathname;

    await sender.post('/api/recipients/search', { text: 'janssens' });
    const guarded = await made({
      studies: [uid(1), uid(2)],
      recipients: [user(RECIPIENT, { twoFactor: true })],
      access: 'images-and-report-write',
    });
    await sender.submit(`/shares/${guarded.id}/notice`, { notify: '1' });
    const guest = server.client();
    await guest.submit(`${pathOf(guarded)}/code`);
    const [text] = await server.db.select().from(outgoingTexts).orderBy(desc(outgoingTexts.createdAt)).limit(1);
    const code = /\d{6}/.exec(text?.text ?? '')?.[0] ?? '';
    for (let wrong = 0; wrong < 5; wrong += 1) await guest.submit(`${pathOf(guarded)}/open`, { code: 'wrong' });
    const rid = guarded.recipients[0]?.rid ?? '';
    assert.equal((await admin.post(`/api/shares/${guarded.id}/recipients/${rid}/unlock`)).status, 200);
    assert.equal((await guest.submit(`${pathOf(guarded)}/open`, { code })).status, 303);
    const note = { id: randomBytes(16).toString('base64url'), text: 'Seen' };
    assert.equal((await guest.submit(`${pathOf(guarded)}/studies/${uid(1)}/notes`, note)).status, 303);

    const plain = await made({ recipients: [user(RECIPIENT, { sendMail: true }), newRecipient()] });
    const [first, second] = plain.recipients;
    assert.equal((await sender.post(`/api/shares/${plain.id}/recipients/${first?.rid}/mail`)).status, 202);
    const reader = await server.signIn(RECIPIENT);
    assert.equal((await reader.submit(`${pathOf(plain)}/open`)).status, 303);
    const shorter = { validity: { until: '2026-03-20' } };
    assert.equal((await sender.patch(`/api/shares/${plain.id}`, shorter)).status, 200);
    assert.equal((await sender.delete(`/api/shares/${plain.id}/recipients/${second?.rid}`)).status, 204);
    assert.equal((await sender.delete(`/api/shares/${plain.id}`)).status, 204);
    await server.outbox.idle();
    await recordLookUps(server.db, new Date(NOW.getTime() + 2 * 60 * 60_000));
  }

  const codes = (codings: readonly Coding[], system: string) =>
    codings.filter((coding) => coding.system === system).map(({ code }) => code);
  const actionOf = ({ subtype }: Event) => codes(subtype, 'urn:pacs-share:audit-action')[0];

  it('is there of every kind', () => {
    assert.deepEqual([...new Set(events.map(actionOf))].sort(), [...AUDIT_ACTIONS].sort());
  });

  it('is an AuditEvent by the schema of R4', () => events.forEach(isOfForm));

  it('has what the schema cannot ask for', () => {
    for (const event of events) {
      const told = `${actionOf(event)}: ${JSON.stringify(event)}`;
      // Required ones that are primitive (1..1), and required bindings.
      assert.match(event.recorded ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/, told);
      assert.ok(
        event.agent.every(({ requestor }) => typeof requestor === 'boolean'),
        told,
      );
      assert.match(event.action ?? '', /^[CRUDE]$/, told);
      assert.match(event.outcome ?? '', /^(0|4|8|12)$/, told);
      for (const { detail = [] } of event.entity) {
        for (const one of detail) assert.deepEqual(Object.keys(one), ['type', 'valueString'], told);
      }
      for (const empty of ['""', '[]', '{}', 'null']) assert.ok(!JSON.stringify(event).includes(`:${empty}`), told);
    }
  });

  it('has what every profile of IHE BALP asks for', () => {
    for (const event of events) {
      const told = `${actionOf(event)}: ${JSON.stringify(event)}`;
      assert.equal(event.type.system, DICOM, told);
      assert.match(event.type.code ?? '', EVENT_TYPES, told);
      const lifecycles = codes(event.subtype, 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle');
      assert.ok(
        lifecycles.every((code) => LIFECYCLES.includes(code ?? '')),
        told,
      );
      // The system, and who asked; each of whom is told by something.
      const roles = event.agent.map(({ type, requestor }) => [type?.coding[0]?.code, requestor]);
      assert.deepEqual(roles[0], ['110153', false], told);
      assert.ok(['AUT', 'IRCP'].includes(String(roles[1]?.[0])) && roles[1]?.[1] === true, told);
      assert.equal(roles.length, 2, told);
      assert.ok(
        event.agent.every(({ who }) => who?.display !== undefined || who?.identifier !== undefined),
        told,
      );
      assert.deepEqual(event.source.observer, { display: 'share.example.org' }, told);
      assert.equal(event.source.type?.[0]?.code, '4', told);
      for (const { what, type, role } of event.entity) {
        assert.ok(what?.identifier?.value !== undefined || what?.display !== undefined, told);
        assert.match(type?.system ?? '', /\/audit-entity-type$/, told);
        assert.match(role?.system ?? '', /\/object-role$/, told);
      }
      const patients = event.entity.filter(({ role }) => role?.code === '1');
      assert.ok(
        patients.every(({ type, what }) => type?.code === '1' && what?.identifier?.value),
        told,
      );
      assert.equal(patients.length > 0, actionOf(event) !== 'look-up', `${told}: of whom`);
    }
  });

  it('tells a failure from what succeeded', () => {
    for (const event of events) assert.equal(event.outcome, actionOf(event) === 'wrong-code' ? '4' : '0');
  });

  it('is an AuditEvent, too, where another version wrote it', async () => {
    const [entry] = await server.db.select().from(auditEntries).where(eq(auditEntries.action, 'look-up'));
    const bare: AuditEntryRow = { ...(entry ?? assert.fail()), action: 'of-tomorrow', personId: null, detail: {} };
    isOfForm(JSON.parse(JSON.stringify(auditEvent(bare, undefined, [], 'share.example.org'))));
  });

  it('would be found where it is none', () => {
    const [event] = events;
    for (const broken of [
      { ...event, agent: undefined },
      { ...event, source: {} },
      { ...event, recorded: '2026-03-10 11:00' },
      { ...event, type: [event?.type] },
      { ...event, wherever: 'x' },
      { ...event, entity: [{ what: 'x' }] },
      { ...event, outcome: 'success' },
    ]) {
      assert.throws(() => isOfForm(JSON.parse(JSON.stringify(broken))), JSON.stringify(broken));
    }
  });
});
