import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { MemberPage } from 'pacs-share/contract';

import type { Database } from '../database/database.js';
import { groupMembers, groups, people } from '../database/schema.js';

import { decodeCursor, encodeCursor } from './cursor.js';
import type { MemberQuery } from './directory.js';
import { describePerson } from './entries.js';

/** Members in the order of their names; undefined where there is no such group. */
export async function membersOf(
  db: Database,
  { groupId, limit, cursor }: MemberQuery,
): Promise<MemberPage | undefined> {
  if (groupId.includes('\0')) return undefined; // which no database column can hold
  const after = cursor === undefined ? undefined : decodeCursor(cursor, 'members');
  const [group] = await db.select({ id: groups.id }).from(groups).where(eq(groups.id, groupId));
  if (!group) return undefined;
  const sortKey = sql<string>`${people.sortKey} collate "C"`;
  const id = sql<string>`${people.id} collate "C"`;
  const rows = await db
    .select({
      id: people.id,
      sortKey: people.sortKey,
      displayName: people.displayName,
      speciality: people.speciality,
      organisation: people.organisation,
      town: people.town,
      mail: sql<boolean>`${isNotNull(people.email)}`,
      mobile: sql<boolean>`${isNotNull(people.mobile)}`,
    })
    .from(groupMembers)
    .innerJoin(people, eq(people.id, groupMembers.personId))
    .where(and(eq(groupMembers.groupId, groupId), after && sql`(${sortKey}, ${id}) > (${after.sortKey}, ${after.id})`))
    .orderBy(asc(sortKey), asc(id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    members: page.map(({ displayName, mail, mobile, ...place }) => {
      const description = describePerson(place);
      return { displayName, ...(description !== '' && { description }), reach: { mail, mobile } };
    }),
    next:
      rows.length > limit && last
        ? encodeCursor({ rank: 0, aside: 0, sortKey: last.sortKey, kind: 'user', id: last.id }, 'members')
        : null,
  };
}
