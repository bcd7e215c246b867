import { eq } from 'drizzle-orm';

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
  const [row] = await db
    .select({ person: people, department: departments })
    .from(people)
    .leftJoin(departments, eq(departments.id, people.departmentId))
    .where(eq(people.id, id));
  if (!row) return undefined;
  const { displayName, language, role } = row.person;
  return { id, displayName, language, role, department: row.department };
}
