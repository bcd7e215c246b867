import { inArray } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { departments, people, type Claimed } from '../database/schema.js';
import { isMcsdId } from '../directory/mcsd/mcsd-id.js';
import { findPerson } from '../directory/people.js';
import type { Caller } from './caller.js';
import type { ClaimSettings, Identity } from './claims.js';

/** Somebody whom the directory knows, and what was claimed of him or her. */
export interface Admitted {
  caller: Caller;
  claimed: Claimed;
}

/**
 * Whom an identity is, in the directory; undefined for somebody it does not know, unless such people are added. What
 * is claimed of role and department counts for this token or session, and is not written to the directory.
 */
export async function admit(
  db: Database,
  { personId, role, departmentIds, profile }: Identity,
  { addPeople }: Pick<ClaimSettings, 'addPeople'>,
): Promise<Admitted | undefined> {
  let person = await findPerson(db, personId);
  if (!person && addPeople && !isMcsdId(personId)) {
    await db
      .insert(people)
      .values({ id: personId, ...profile })
      .onConflictDoNothing();
    person = await findPerson(db, personId);
  }
  if (!person) return undefined;
  const claimed: Claimed = {
    ...(role !== undefined && { role }),
    ...(departmentIds && { departmentId: await firstKnown(db, departmentIds) }),
  };
  return { caller: await withClaimed(db, person, claimed), claimed };
}

/** A person of the directory, as far as was claimed with the claimed role and department. */
export async function withClaimed(db: Database, person: Caller, { role, departmentId }: Claimed): Promise<Caller> {
  const caller = { ...person, role: role ?? person.role };
  if (departmentId === undefined || departmentId === person.department?.id) return caller;
  const [department = null] =
    departmentId === null
      ? []
      : await db
          .select()
          .from(departments)
          .where(inArray(departments.id, [departmentId]));
  return { ...caller, department };
}

async function firstKnown(db: Database, ids: readonly string[]): Promise<string | null> {
  if (ids.length === 0) return null;
  const known = await db
    .select({ id: departments.id })
    .from(departments)
    .where(inArray(departments.id, [...ids]));
  return ids.find((id) => known.some((department) => department.id === id)) ?? null;
}
