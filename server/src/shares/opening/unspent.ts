import { and, eq, isNull } from 'drizzle-orm';

import { oneTimePasswords } from '../../database/schema.js';

/** The passwords of somebody that were not used yet, nor replaced. */
export function unspentOf(rid: string, personId: string | null) {
  const ofPerson = personId === null ? isNull(oneTimePasswords.personId) : eq(oneTimePasswords.personId, personId);
  return and(eq(oneTimePasswords.rid, rid), ofPerson, isNull(oneTimePasswords.spentAt));
}
