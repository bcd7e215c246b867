import { and, eq, inArray, notLike, sql } from 'drizzle-orm';
import { normalizePhysicianNumber } from 'pacs-share/domain';

import type { Database } from '../../database/database.js';
import { groupMembers, groups, pacsNodes, people, physicianNumbers } from '../../database/schema.js';
import type { DirectoryRef } from '../directory.js';
import { physicianNumberRow } from '../physician-number-row.js';
import type { McsdEntry } from './entry.js';
import { MCSD_PREFIX } from './mcsd-id.js';

/**
 * Keeps what is known of an entry in the tables of the database's own directory. What a share needs later, passwords to
 * a mobile, mails sent again, who opened it, refers to those; and it goes on where the directory does not answer.
 */
export async function keepCopy(db: Database, entry: McsdEntry): Promise<void> {
  await db.transaction(async (tx) => {
    if (entry.kind === 'user') await keepPerson(tx, entry);
    else await keepPlace(tx, entry);
  });
}

async function keepPerson(db: Database, entry: McsdEntry): Promise<void> {
  const { id, email, mobile, numbers } = entry;
  const row = {
    firstName: entry.firstName ?? '',
    lastName: entry.lastName ?? '',
    displayName: entry.displayName,
    speciality: entry.speciality,
    organisation: entry.organisation,
    town: entry.town,
    language: entry.language,
    email: email?.value ?? null,
    emailPublic: email?.isPublic === true,
    mobile: mobile?.value ?? null,
    mobilePublic: mobile?.isPublic === true,
    external: true,
    acceptsShares: true,
  };
  await db
    .insert(people)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: people.id, set: row });
  await db.delete(physicianNumbers).where(eq(physicianNumbers.personId, id));
  const rows = numbers.map(({ system, value }) => physicianNumberRow(id, system, value));
  if (rows.length > 0) await db.insert(physicianNumbers).values(rows).onConflictDoNothing();
}

async function keepPlace(db: Database, entry: McsdEntry): Promise<void> {
  const { id, displayName: name, organisation, town, language } = entry;
  const row = { name, organisation, town, language, external: true, acceptsShares: true };
  if (entry.kind === 'pacs') {
    await db
      .insert(pacsNodes)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: pacsNodes.id, set: row });
    return;
  }
  await db
    .insert(groups)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: groups.id, set: row });
  const members = entry.members ?? [];
  for (const member of members) await keepPerson(db, member);
  await db.delete(groupMembers).where(eq(groupMembers.groupId, id));
  if (members.length > 0) {
    await db.insert(groupMembers).values(members.map((member) => ({ groupId: id, personId: member.id })));
  }
}

/** Lets nothing be shared any more with copies of those whom the directory has no longer. */
export async function retireCopies(db: Database, refs: readonly DirectoryRef[]): Promise<void> {
  for (const { kind, id } of refs) {
    const table = TABLES[kind];
    await db.update(table).set({ acceptsShares: false }).where(eq(table.id, id));
  }
}

const TABLES = { user: people, group: groups, pacs: pacsNodes };

/** Those of the entries whom the database's own directory does not know, by address or number: nobody is offered twice. */
export async function unknownToDatabase(db: Database, entries: readonly McsdEntry[]): Promise<McsdEntry[]> {
  const addresses = new Set<string>();
  const numbers = new Set<string>();
  for (const { email, numbers: own } of entries) {
    if (email) addresses.add(email.value.toLowerCase());
    for (const { value } of own) numbers.add(normalized(value));
  }
  const isOwn = notLike(people.id, `${MCSD_PREFIX}%`);
  const emails =
    addresses.size === 0
      ? []
      : await db
          .select({ email: sql<string>`lower(${people.email})` })
          .from(people)
          .where(and(isOwn, inArray(sql`lower(${people.email})`, [...addresses])));
  const known =
    numbers.size === 0
      ? []
      : await db
          .select({ system: physicianNumbers.system, normalized: physicianNumbers.normalized })
          .from(physicianNumbers)
          .where(
            and(
              notLike(physicianNumbers.personId, `${MCSD_PREFIX}%`),
              inArray(physicianNumbers.normalized, [...numbers]),
            ),
          );
  const knownAddresses = new Set(emails.map(({ email }) => email));
  const knownNumbers = new Set(known.map((number) => `${number.system}:${number.normalized}`));
  return entries.filter(
    ({ email, numbers: own }) =>
      !(email && knownAddresses.has(email.value.toLowerCase())) &&
      !own.some(({ system, value }) => knownNumbers.has(`${system}:${normalized(value)}`)),
  );
}

const normalized = (value: string) => normalizePhysicianNumber(value).toLowerCase();
