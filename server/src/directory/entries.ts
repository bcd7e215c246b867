import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Recipient } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import {
  favorites,
  groupMembers,
  groups,
  pacsNodes,
  people,
  physicianNumbers,
  type DirectoryKind,
} from '../database/schema.js';

import type { DirectoryEntry, DirectoryRef } from './directory.js';

type Person = typeof people.$inferSelect;
type Place = typeof groups.$inferSelect | typeof pacsNodes.$inferSelect;

const keyOf = ({ kind, id }: DirectoryRef) => `${kind}:${id}`;

/** The entries that exist, in the order of the refs, as the asker may see them. */
export async function loadEntries(
  db: Database,
  refs: readonly DirectoryRef[],
  askerId: string,
): Promise<DirectoryEntry[]> {
  const possible = refs.filter(({ id }) => !id.includes('\0')); // which no database column can hold
  const idsOf = (kind: DirectoryKind) => [...new Set(possible.filter((ref) => ref.kind === kind).map(({ id }) => id))];
  const starred = await favoritesAmong(db, possible, askerId);
  const entries = new Map<string, DirectoryEntry>();
  const add = (recipient: Recipient, acceptsShares: boolean) =>
    entries.set(keyOf(recipient), { recipient, acceptsShares });
  const isFavorite = (ref: DirectoryRef) => starred.has(keyOf(ref));

  const userIds = idsOf('user');
  if (userIds.length > 0) {
    const numbers = await numbersOf(db, userIds);
    for (const person of await db.select().from(people).where(inArray(people.id, userIds))) {
      const favorite = isFavorite({ kind: 'user', id: person.id });
      add(userRecipient(person, numbers.get(person.id) ?? [], favorite), person.acceptsShares);
    }
  }
  const groupIds = idsOf('group');
  if (groupIds.length > 0) {
    const reach = await reachOfGroups(db, groupIds);
    for (const group of await db.select().from(groups).where(inArray(groups.id, groupIds))) {
      const { memberCount, ...memberReach } = reach.get(group.id) ?? { memberCount: 0, mail: 0, mobile: 0 };
      // A mail reaches a group when it reaches anybody in it; text messages must reach everybody who may open it.
      const ofGroup = { mail: memberReach.mail > 0, mobile: memberCount > 0 && memberReach.mobile === memberCount };
      const recipient = placeRecipient('group', group, isFavorite({ kind: 'group', id: group.id }), ofGroup);
      add({ ...recipient, memberCount, memberReach }, group.acceptsShares);
    }
  }
  const pacsIds = idsOf('pacs');
  if (pacsIds.length > 0) {
    for (const node of await db.select().from(pacsNodes).where(inArray(pacsNodes.id, pacsIds))) {
      const favorite = isFavorite({ kind: 'pacs', id: node.id });
      add(placeRecipient('pacs', node, favorite, { mail: false, mobile: false }), node.acceptsShares);
    }
  }
  return refs.flatMap((ref) => entries.get(keyOf(ref)) ?? []);
}

function userRecipient(person: Person, numbers: { system: string; value: string }[], favorite: boolean): Recipient {
  const { id, displayName, firstName, lastName, email, mobile, language, external } = person;
  const description = describePerson(person);
  return {
    kind: 'user',
    id,
    displayName,
    firstName,
    lastName,
    ...(description !== '' && { description }),
    ...(numbers.length > 0 && { physicianNumbers: numbers }),
    ...(person.emailPublic && email !== null && { email }),
    ...(person.mobilePublic && mobile !== null && { mobile }),
    language,
    reach: { mail: email !== null, mobile: mobile !== null },
    favorite,
    external,
  };
}

function placeRecipient(
  kind: 'group' | 'pacs',
  { id, name, organisation, town, language, external }: Place,
  favorite: boolean,
  reach: Recipient['reach'],
): Recipient {
  const description = line(organisation, town);
  return {
    kind,
    id,
    displayName: name,
    ...(description !== '' && { description }),
    language,
    reach,
    favorite,
    external,
  };
}

/** The line that tells homonyms apart. */
export function describePerson({
  speciality,
  organisation,
  town,
}: Pick<Person, 'speciality' | 'organisation' | 'town'>) {
  return line(speciality, organisation, town);
}

const line = (...parts: string[]) => parts.filter((part) => part !== '').join(', ');

async function numbersOf(db: Database, ids: string[]): Promise<Map<string, { system: string; value: string }[]>> {
  const { personId, system, value } = physicianNumbers;
  const rows = await db
    .select({ personId, system, value })
    .from(physicianNumbers)
    .where(inArray(personId, ids))
    .orderBy(personId, system, value);
  const numbers = new Map<string, { system: string; value: string }[]>();
  for (const row of rows) {
    const own = numbers.get(row.personId) ?? [];
    own.push({ system: row.system, value: row.value });
    numbers.set(row.personId, own);
  }
  return numbers;
}

/** How many members each group has, and how many of them can be reached. */
async function reachOfGroups(db: Database, ids: string[]) {
  const rows = await db
    .select({
      groupId: groupMembers.groupId,
      memberCount: sql<number>`count(*)::int`,
      mail: sql<number>`count(${people.email})::int`,
      mobile: sql<number>`count(${people.mobile})::int`,
    })
    .from(groupMembers)
    .innerJoin(people, eq(people.id, groupMembers.personId))
    .where(inArray(groupMembers.groupId, ids))
    .groupBy(groupMembers.groupId);
  return new Map(rows.map(({ groupId, ...reach }) => [groupId, reach]));
}

/** Which of the refs are the owner's favorites, as `kind:id`. */
export async function favoritesAmong(
  db: Database,
  refs: readonly DirectoryRef[],
  ownerId: string,
): Promise<Set<string>> {
  if (refs.length === 0) return new Set();
  const ids = [...new Set(refs.map(({ id }) => id))];
  const rows = await db
    .select({ kind: favorites.kind, id: favorites.recipientId })
    .from(favorites)
    .where(and(eq(favorites.ownerId, ownerId), inArray(favorites.recipientId, ids)));
  return new Set(rows.map(keyOf));
}
