import { eq, inArray } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { departments, people, type Role } from '../database/schema.js';

/** A person as the server acts for him or her. */
export interface KnownPerson {
  id: string;
  displayName: string;
  /** BCP 47. */
  language: string;
  role: Role;
  department: typeof departments.$inferSelect | null;
}

/** The person with this id, or undefined. */
export async function findPerson(db: Database, id: string): Promise<KnownPerson | undefined> {
  const [person] = await findPeople(db, [id]);
  return person;
}

/** Those who exist, in the order of the ids. */
export async function findPeople(db: Database, ids: readonly string[]): Promise<KnownPerson[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: people.id,
      displayName: people.displayName,
      language: people.language,
      role: people.role,
      department: departments,
    })
    .from(people)
    .leftJoin(departments, eq(departments.id, people.departmentId))
    .where(inArray(people.id, [...ids]));
  const byId = new Map(rows.map((person) => [person.id, person]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
