import { and, or, sql, type SQL } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { favorites, people } from '../database/schema.js';

import { identifies, isSimilar, matchWords, RANK, type Match } from './matches.js';
import type { SearchTerms } from './search-terms.js';

/** So many of each way to match are looked at: whoever wants others types more. */
const MOST_CANDIDATES = 300;
/** Fewer than so many beginnings: words inside are looked for too. */
const ENOUGH = 60;

/**
 * People whom a text may mean. Candidates are gathered one way after the other, each from an index and no more than can
 * be sorted while somebody types; the rank then decides. Materialized: otherwise the database hopes to come upon the
 * few it needs by reading everything.
 */
export function matchPeople(db: Database, terms: SearchTerms, words: readonly string[], askerId: string): Match {
  const { number, mobile, email } = terms;
  const ways: SQL[] = [];
  const gather = (name: string, where: SQL, order = sql``) => {
    const table = sql.raw(name);
    ways.push(sql`${table}_all as materialized (select ${people.id} as id from ${people} where ${where} ${order})`);
    ways.push(sql`${table} as materialized (select id from ${table}_all limit ${MOST_CANDIDATES})`);
    return table;
  };
  const tables: SQL[] = [];
  const isIdentified = number || mobile || email ? identifies(db, terms) : undefined;
  if (isIdentified) tables.push(gather('identified', isIdentified));
  const byWords = terms.isWords && words.length > 0 ? matchWords(NAMES, words) : undefined;
  if (byWords) {
    const { where, whole, beginning } = byWords;
    const isFavorite = sql`${people.id} = any(array(select ${favorites.recipientId} from ${favorites}
      where ${favorites.ownerId} = ${askerId} and ${favorites.kind} = 'user'))`;
    const [first, ...others] = words;
    tables.push(gather('whole', whole));
    if (first !== undefined && others.length === 0) {
      const key = sql`${people.sortKey} collate "C"`;
      tables.push(
        gather(
          'last_names',
          sql`${key} >= ${` ${first}`} and ${key} < ${` ${first}\u{10ffff}`}`,
          sql`order by ${key} limit ${sql.raw(`${MOST_CANDIDATES}`)}`,
        ),
      );
    }
    const beginnings = gather('beginnings', sql`(select count(*) from whole) < ${ENOUGH} and ${beginning}`);
    tables.push(beginnings);
    tables.push(gather('favored', and(isFavorite, where)!));
    tables.push(gather('colleagues', and(isOfDepartment(askerId), where)!));
    tables.push(gather('inside', sql`(select count(*) from ${beginnings}) < ${ENOUGH} and ${where}`));
    const found = or(...tables.map((table) => sql`exists (select 1 from ${table})`))!;
    tables.push(gather('alike', sql`(select not (${found})) and ${isSimilar(people.nameSearch, words)}`));
  }
  if (tables.length === 0) return { where: sql`false`, rank: sql<number>`0` };
  const candidates = sql.join(
    tables.map((table) => sql`select id from ${table}`),
    sql` union `,
  );
  return {
    where: sql`${people.id} = any(array(with ${sql.join(ways, sql`, `)} ${candidates}))`,
    rank: sql<number>`case when ${isIdentified ?? sql`false`} then ${sql.raw(`${RANK.identified}`)}
      else ${byWords?.rank ?? sql.raw(`${RANK.identified}`)} end`,
  };
}

/** Whether it is somebody of the asker's own department. */
export function isOfDepartment(askerId: string): SQL {
  return sql`${people.departmentId} = (select asker.department_id from ${people} asker where asker.id = ${askerId})`;
}

const NAMES = { name: people.nameSearch, context: people.contextSearch };
