import { and, asc, desc, ne, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { RecipientSort } from 'pacs-share/contract';

import type { Database } from '../database/database.js';
import { favorites, type DirectoryKind } from '../database/schema.js';

import type { Position } from './cursor.js';
import type { Match } from './matches.js';
import { isOfDepartment } from './people-matches.js';
import { TABLES } from './tables.js';

/** Which matches are wanted, in which order. */
export interface Wanted {
  askerId: string;
  limit: number;
  /** Only those behind it. */
  after: Position | undefined;
  /** Without it the best match comes first. */
  sort: RecipientSort | undefined;
}

/** Whether an order goes from the end. */
export const isBackward = (sort: RecipientSort | undefined) => sort?.startsWith('-') === true;

/** What is sorted by where somebody asks for an order, and between equal matches. */
export const keyOf = (kind: DirectoryKind, sort: RecipientSort | undefined) =>
  sort?.endsWith('description') ? TABLES[kind].contextSearch : TABLES[kind].sortKey;

/** By code point: the same order on every server, whatever its locale. */
export const byteOrder = (value: SQLWrapper) => sql<string>`(${value}) collate "C"`;

/** Where a favorite, a colleague or anybody else stands among equal matches. */
export const ASIDE = { favorite: 0, colleague: 1, other: 2 } as const;

/** Matches of all kinds, sorted. */
export async function sortedMatches(
  db: Database,
  matches: ReadonlyMap<DirectoryKind, Match>,
  wanted: Wanted,
): Promise<Position[]> {
  const [first, second, ...others] = [...matches].map(([kind, match]) => matching(db, kind, match, wanted));
  if (first === undefined) return [];
  const found = (second === undefined ? first : unionAll(first, second, ...others)).as('found');
  const { where, orderBy } = behind(found, wanted);
  return db
    .select()
    .from(found)
    .where(where)
    .orderBy(...orderBy)
    .limit(wanted.limit);
}

/** Conditions and order of the positions wanted. */
export function behind(
  of: Record<keyof Position, SQLWrapper>,
  { after, sort }: Wanted,
): { where: SQL | undefined; orderBy: SQL[] } {
  const order = [of.rank, of.aside, of.sortKey, of.kind, of.id];
  return {
    where:
      after &&
      sql`(${sql.join(order, sql`, `)}) ${isBackward(sort) ? sql`<` : sql`>`} (${after.rank}::int, ${after.aside}::int, ${after.sortKey}, ${after.kind}, ${after.id})`,
    orderBy: order.map((column) => (isBackward(sort) ? desc(column) : asc(column))),
  };
}

/** The positions of what matches, in no order. */
export function matching(db: Database, kind: DirectoryKind, { where, rank }: Match, { askerId, sort }: Wanted) {
  const table = TABLES[kind];
  // Whoever asks for an order gets that order alone.
  const only = sql<number>`0`;
  return db
    .select({
      rank: (sort ? only : sql<number>`(${rank})`).as('rank'),
      aside: (sort ? only : asideOf(kind, table.id, askerId)).as('aside'),
      sortKey: byteOrder(keyOf(kind, sort)).as('sort_key'),
      kind: sql<DirectoryKind>`${sql.raw(`'${kind}'`)} collate "C"`.as('kind'),
      id: byteOrder(table.id).as('id'),
    })
    .from(table)
    .where(kind === 'user' ? and(where, ne(table.id, askerId)) : where);
}

function asideOf(kind: DirectoryKind, id: SQLWrapper, askerId: string) {
  const isFavorite = sql`exists (select 1 from ${favorites} where ${favorites.ownerId} = ${askerId}
    and ${favorites.kind} = ${kind} and ${favorites.recipientId} = ${id})`;
  const isColleague = kind === 'user' ? sql`when ${isOfDepartment(askerId)} then ${ASIDE.colleague}::int` : sql``;
  return sql<number>`case when ${isFavorite} then ${ASIDE.favorite}::int ${isColleague} else ${ASIDE.other}::int end`;
}
