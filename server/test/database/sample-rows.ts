import type { Database } from '../../src/database/database.js';
import { randomId } from '../../src/database/random-id.js';
import { people, shareRecipients, shares } from '../../src/database/schema.js';

/** A person with the given id and invented everything else. */
export async function insertPerson(
  db: Database,
  person: Partial<typeof people.$inferInsert> & { id: string },
): Promise<void> {
  const { firstName = 'Vera', lastName = 'Voorbeeld' } = person;
  await db
    .insert(people)
    .values({ firstName, lastName, displayName: `${firstName} ${lastName}`, language: 'nl', ...person });
}

/** A share by that person with so many new recipients. */
export async function insertShare(
  db: Database,
  senderId: string,
  recipients = 1,
): Promise<{ id: string; rids: string[] }> {
  const id = randomId();
  await db.insert(shares).values({
    id,
    senderId,
    senderName: 'Vera Voorbeeld',
    departmentId: 'radiology',
    departmentName: 'Radiology',
    access: 'images-and-report-read',
    reportAccessible: true,
    reason: 'Second opinion',
    language: 'nl',
    until: '2026-12-31',
    timeZone: 'Europe/Brussels',
    urgent: false,
    anonymize: false,
    furtherSharing: false,
    message: '',
  });
  const rids = Array.from({ length: recipients }, randomId);
  await db.insert(shareRecipients).values(
    rids.map((rid, position) => ({
      rid,
      shareId: id,
      position,
      kind: 'new' as const,
      displayName: 'Nora Nieuw',
      language: 'nl',
      twoFactor: false,
      sendMail: true,
      outcome: 'shared' as const,
    })),
  );
  return { id, rids };
}
