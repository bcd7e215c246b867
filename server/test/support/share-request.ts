import { randomUUID } from 'node:crypto';

import type { ShareRequest, ShareRequestRecipient } from 'pacs-share/domain';

import { DEMO_CAST } from '../../src/directory/demo/cast.js';
import { STUDIES } from './studies.js';
import type { Answer, TestClient } from './test-client.js';

/** The id of a person of the demo, by name; of homonyms the first. */
export function personNamed(displayName: string): string {
  const person = DEMO_CAST.find((known) => known.displayName === displayName);
  if (!person) throw new Error(`nobody is called ${displayName}`);
  return person.id;
}

export const SENDER = personNamed('Lies Vandamme');
export const COLLEAGUE = personNamed('Bart De Clercq');
export const ADMIN = personNamed('Greet Wouters');
export const STRICT_SENDER = personNamed('Élodie Lambert');
export const STRICT_ADMIN = personNamed('Noémie Leclercq');
export const SERVICE_DESK = personNamed('Saskia Hermans');
/** Has a public address and a mobile. */
export const RECIPIENT = personNamed('Tom Janssens');

export const uid = (serial: number) => STUDIES[serial - 1]?.studyInstanceUid ?? `1.2.3.${serial}`;

const choices = { twoFactor: false, sendMail: false, favorite: false };

export function user(id: string = RECIPIENT, changes: Partial<typeof choices> = {}): ShareRequestRecipient {
  return { kind: 'user', id, ...choices, ...changes };
}

export function newRecipient(changes: object = {}): ShareRequestRecipient {
  return {
    kind: 'new',
    firstName: 'Nova',
    lastName: 'Nieuwkomer',
    email: 'nova@example.org',
    language: 'nl',
    ...choices,
    ...changes,
  };
}

/** A request that both departments' rules allow. */
export function shareRequest(changes: object = {}): ShareRequest {
  return {
    studies: [uid(1)],
    recipients: [user()],
    access: 'images-and-report-read',
    reason: 'Second opinion on a nodule',
    language: 'nl',
    validity: { until: '2026-04-10' },
    consent: true,
    label: null,
    urgent: false,
    anonymize: false,
    furtherSharing: false,
    message: '',
    ...changes,
  };
}

/** Sends a request under a key of its own, or the one given. */
export function share(
  client: Pick<TestClient, 'post'>,
  request: unknown = shareRequest(),
  key: string = randomUUID(),
): Promise<Answer> {
  return client.post('/api/shares', request, { 'Idempotency-Key': key });
}
