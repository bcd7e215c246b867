import { and, asc, desc, not, or, sql, type SQL } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { people } from '../database/schema.js';

import type { CriteriaMatch } from './criteria-matches.js';
import type { Position } from './cursor.js';
import { isAnyFavorite, isOfDepartment } from './people-matches.js';
import { ASIDE, byteOrder, isBackward, keyOf, sortedMatches, type Wanted } from './sorted-matches.js';

/**
 * So many people are read in the order wanted, in the hope of enough that match, before all that match are sorted; more
 * only where the first give hope. Asked for many at once the database would sort those too, instead of reading an index.
 */
const READ = { first: 1000, more: 15_000 };

/** How good a match of a detailed search is; less is better. */
const RANK = { lastName: 1, beginnings: 2, inside: 3 } as const;

type Rank = (typeof RANK)[keyof typeof RANK];

/**
 * People who meet criteria. What many meet is met everywhere: a short way along an index gives the page. What few meet
 * is gathered and sorted.
 */
export async function sortedPeople(db: Database, match: CriteriaMatch, wanted: Wanted): Promise<Position[]> {
  if (match.mayBeMany) {
    const { sort, limit } = wanted;
    const range = match.areLastNamesAll && !sort?.endsWith('description') ? match.lastNames : undefined;
    const found = sort ? await readInOrder(db, match.where, wanted, range) : await readBestFirst(db, match, wanted);
    if (found.length === limit) return found;
  }
  const rank = sql<number>`case when ${isOfRank(match, RANK.lastName)} then ${RANK.lastName}::int
    when ${match.beginnings} then ${RANK.beginnings}::int else ${RANK.inside}::int end`;
  return sortedMatches(db, new Map([['user', { where: match.where, rank }]]), wanted);
}

/** Those of the first rank that there can be: the asker's own people, then others. Fewer than wanted: not all of them. */
async function readBestFirst(db: Database, match: CriteriaMatch, wanted: Wanted): Promise<Position[]> {
  const { askerId, after } = wanted;
  const rank = (after?.rank as Rank | undefined) ?? (match.lastNames ? RANK.lastName : RANK.beginnings);
  const ofRank = and(match.where, isOfRank(match, rank))!;
  const isOwn = or(isAnyFavorite(askerId), isOfDepartment(askerId))!;
  const own =
    after?.aside === ASIDE.other
      ? []
      : await sortedMatches(
          db,
          new Map([['user', { where: and(ofRank, isOwn)!, rank: sql<number>`${rank}::int` }]]),
          wanted,
        );
  const others = await readInOrder(
    db,
    and(ofRank, sql`(${isOwn}) is not true`)!,
    { ...wanted, limit: wanted.limit - own.length, after: after?.aside === ASIDE.other ? after : undefined },
    rank === RANK.lastName ? match.lastNames : undefined,
  );
  return [...own, ...others.map((position) => ({ ...position, rank, aside: ASIDE.other }))];
}

function isOfRank({ beginnings, lastNames }: CriteriaMatch, rank: Rank): SQL {
  const isLastName = lastNames ? and(lastNames, beginnings)! : sql`false`;
  switch (rank) {
    case RANK.lastName:
      return isLastName;
    case RANK.beginnings:
      return and(beginnings, not(isLastName))!;
    case RANK.inside:
      return not(beginnings);
  }
}

/** By the key of the order alone. Fewer than wanted: there may be more. */
async function readInOrder(db: Database, where: SQL, wanted: Wanted, range?: SQL): Promise<Position[]> {
  const found = await readSome(db, where, wanted, range, READ.first);
  const isHopeful = found.length * READ.more >= wanted.limit * READ.first;
  return found.length < wanted.limit && isHopeful ? readSome(db, where, wanted, range, READ.more) : found;
}

async function readSome(
  db: Database,
  where: SQL,
  { askerId, limit, after, sort }: Wanted,
  range: SQL | undefined,
  most: number,
): Promise<Position[]> {
  const key = byteOrder(keyOf('user', sort));
  const isBehind =
    after &&
    sql`(${key}, ${byteOrder(people.id)}) ${isBackward(sort) ? sql`<` : sql`>`} (${after.sortKey}, ${after.id})`;
  const direction = isBackward(sort) ? desc : asc;
  // By the name of the table, which the conditions go by.
  const read = sql`(select ${people}.*, ${key} as key from ${people} where ${and(range, isBehind) ?? sql`true`}
    order by ${direction(key)}, ${direction(byteOrder(people.id))} limit ${sql.raw(`${most}`)}) as ${people}`;
  const rows = await db
    .select({ sortKey: sql<string>`key`, id: byteOrder(people.id) })
    .from(read)
    .where(and(where, sql`${people.id} <> ${askerId}`))
    .orderBy(direction(sql`key`), direction(byteOrder(people.id)))
    .limit(limit);
  return rows.map((row) => ({ rank: 0, aside: 0, kind: 'user', ...row }));
}
