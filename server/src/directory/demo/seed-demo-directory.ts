import { count } from 'drizzle-orm';

import type { Database } from '../../database/database.js';
import { departments, groupMembers, groups, pacsNodes, people, physicianNumbers } from '../../database/schema.js';
import { findPeople, type KnownPerson } from '../people.js';
import { physicianNumberRow } from '../physician-number-row.js';

import { DEMO_CAST } from './cast.js';
import { DEMO_PEOPLE, demoDirectory } from './demo-directory.js';

const ROWS_AT_ONCE = 500;

/** Fills the directory with invented people, unless it has them already. What people did since stays. */
export async function seedDemoDirectory(db: Database): Promise<void> {
  const [existing] = await db.select({ people: count() }).from(people);
  if ((existing?.people ?? 0) >= DEMO_PEOPLE) return;
  const directory = demoDirectory();
  const numbers = directory.people.flatMap((person) =>
    (person.numbers ?? []).map(({ system, value }) => physicianNumberRow(person.id, system, value)),
  );
  await db.transaction(async (tx) => {
    await tx.insert(departments).values(directory.departments).onConflictDoNothing();
    for (const rows of inParts(directory.people)) {
      await tx
        .insert(people)
        .values(rows.map(({ numbers: _numbers, ...person }) => person))
        .onConflictDoNothing();
    }
    for (const rows of inParts(numbers)) {
      await tx.insert(physicianNumbers).values(rows).onConflictDoNothing();
    }
    await tx
      .insert(groups)
      .values(directory.groups.map(({ members: _members, ...group }) => group))
      .onConflictDoNothing();
    const memberships = directory.groups.flatMap(({ id, members }) =>
      members.map((personId) => ({ groupId: id, personId })),
    );
    await tx.insert(groupMembers).values(memberships).onConflictDoNothing();
    await tx.insert(pacsNodes).values(directory.pacsNodes).onConflictDoNothing();
  });
}

/** Those whom the demo offers to sign in as: the senders first. */
export function demoPeople(db: Database): Promise<KnownPerson[]> {
  return findPeople(
    db,
    DEMO_CAST.map(({ id }) => id),
  );
}

function inParts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, part) =>
    rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  );
}
