import type { auditEntries } from '../database/schema.js';
import type { AuditAction } from '../shares/audit.js';

export type AuditEntryRow = typeof auditEntries.$inferSelect;

/** A study that an entry is about, as the archive knows it. */
export interface AuditedStudy {
  studyInstanceUid: string;
  /** As the archive numbers patients; undefined where it told none. */
  patientId: string | undefined;
}

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const LIFECYCLE = 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle';
const ENTITY_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const ENTITY_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';
const SOURCE_TYPE = 'http://terminology.hl7.org/CodeSystem/security-source-type';
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';

const ROLES = { '4': 'Domain Resource', '13': 'Security Resource', '20': 'Job' } as const;

/** Our own words for what was done. */
const ACTIONS = 'urn:pacs-share:audit-action';

interface EventKind {
  /** DICOM PS3.16, CID 400. */
  type: keyof typeof TYPES;
  /** C reate, R ead, U pdate, D elete, E xecute. */
  action: 'C' | 'R' | 'U' | 'D' | 'E';
  /** ISO 21089, where it has a word. */
  lifecycle?: string;
}

const TYPES = {
  '110100': 'Application Activity',
  '110103': 'DICOM Instances Accessed',
  '110106': 'Export',
  '110112': 'Query',
  '110113': 'Security Alert',
  '110114': 'User Authentication',
  '110137': 'User Security Attributes Changed',
} as const;

const KINDS: Readonly<Record<AuditAction, EventKind>> = {
  share: { type: '110106', action: 'R', lifecycle: 'disclose' },
  open: { type: '110103', action: 'R', lifecycle: 'access' },
  'add-note': { type: '110103', action: 'U', lifecycle: 'amend' },
  'send-mail': { type: '110106', action: 'E', lifecycle: 'transmit' },
  'send-notice': { type: '110106', action: 'E', lifecycle: 'transmit' },
  'ask-notice': { type: '110100', action: 'U' },
  'change-validity': { type: '110137', action: 'U' },
  'withdraw-share': { type: '110137', action: 'D' },
  'withdraw-recipient': { type: '110137', action: 'D' },
  unlock: { type: '110137', action: 'U' },
  lock: { type: '110113', action: 'U' },
  'send-code': { type: '110114', action: 'E' },
  'wrong-code': { type: '110114', action: 'E' },
  'look-up': { type: '110112', action: 'E' },
};

/** Of entries that an older or a newer version wrote. */
const OTHER: EventKind = { type: '110113', action: 'E' };

/**
 * An entry as a FHIR R4 AuditEvent, built as IHE BALP builds its events: DICOM's event types with ISO 21089's subtypes,
 * agents by role, patients and studies as entities. It claims none of BALP's profiles, since a share may be about
 * several patients, and a look-up or a code about none.
 */
export function auditEvent(
  entry: AuditEntryRow,
  chained: { position: number; hash: string } | undefined,
  studies: readonly AuditedStudy[],
  observer: string,
): object {
  const { type, action, lifecycle } = KINDS[entry.action as AuditAction] ?? OTHER;
  const patients = new Set(studies.flatMap(({ patientId }) => patientId ?? []));
  const coding = (system: string, code: string, display?: string) => ({
    system,
    code,
    ...(display !== undefined && { display }),
  });
  const object = (role: '4' | '13' | '20', what: object, detail: Record<string, unknown> = {}) => {
    const told = Object.entries(detail).filter(([, value]) => value !== null && value !== '');
    return {
      what,
      type: coding(ENTITY_TYPE, '2', 'System Object'),
      role: coding(ENTITY_ROLE, role, ROLES[role]),
      ...(told.length > 0 && {
        detail: told.map(([name, value]) => ({ type: name, valueString: String(value as string | number | boolean) })),
      }),
    };
  };
  const identified = (system: string, value: string) => ({ identifier: { system, value } });
  return {
    resourceType: 'AuditEvent',
    id: String(entry.id),
    type: coding(DICOM, type, TYPES[type]),
    subtype: [...(lifecycle === undefined ? [] : [coding(LIFECYCLE, lifecycle)]), coding(ACTIONS, entry.action)],
    action,
    recorded: entry.at.toISOString(),
    outcome: entry.outcome === 'success' ? '0' : '4',
    ...(entry.reason !== null && { purposeOfEvent: [{ text: entry.reason }] }),
    agent: [
      {
        type: { coding: [coding(DICOM, '110153', 'Source Role ID')] },
        who: { display: observer },
        requestor: false,
      },
      // Without one a link was used: whoever holds it is known as the recipient alone.
      entry.personId === null
        ? {
            type: { coding: [coding(PARTICIPATION, 'IRCP', 'information recipient')] },
            who: entry.rid === null ? { display: 'unknown' } : identified('urn:pacs-share:recipient', entry.rid),
            requestor: true,
          }
        : {
            type: { coding: [coding(PARTICIPATION, 'AUT', 'author (originator)')] },
            who: {
              ...identified('urn:pacs-share:person', entry.personId),
              ...(entry.personName && { display: entry.personName }),
            },
            requestor: true,
          },
    ],
    source: { observer: { display: observer }, type: [coding(SOURCE_TYPE, '4', 'Application Server')] },
    entity: [
      ...[...patients].map((patientId) => ({
        what: { identifier: { value: patientId } },
        type: coding(ENTITY_TYPE, '1', 'Person'),
        role: coding(ENTITY_ROLE, '1', 'Patient'),
      })),
      ...studies.map(({ studyInstanceUid }) => object('4', identified('urn:dicom:uid', `urn:oid:${studyInstanceUid}`))),
      entry.shareId === null
        ? object('20', { display: entry.action }, entry.detail)
        : object('20', identified('urn:pacs-share:share', entry.shareId), { ...entry.detail, recipient: entry.rid }),
      ...(chained ? [object('13', { display: 'audit trail' }, { ...chained })] : []),
    ],
  };
}
