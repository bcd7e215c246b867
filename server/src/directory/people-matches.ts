import { and, sql, type SQL, type SQLWrapper } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { favorites, nameWords, people } from '../database/schema.js';

import { begins, identifies, isSimilar, matchWords, RANK, type Match } from './matches.js';
import { nearWords, quoted, type NearWords } from './near-words.js';
import type { SearchTerms } from './search-terms.js';

/** So many of each way to match are looked at: whoever wants others types more. */
const MOST_CANDIDATES = 300;
/** With so many found by better ways, none is looked for by a worse one. */
const ENOUGH = 60;
/** With so many found as they are typed, none is looked for that is written otherwise. */
const ENOUGH_AS_TYPED = 10;
/** So many of each name that is written otherwise. */
const MOST_OF_NEAR = 60;
/** So many names are read for one that has another, short word too. */
const MOST_NEAR = 3000;
/** Fewer letters begin too many names for an index to help. */
const SHORTEST_INDEXED = 3;

/**
 * People whom a text may mean. Candidates are gathered one way after the other, each from an index and no more than can
 * be sorted while somebody types; the rank then decides. Materialized: otherwise the database hopes to come upon the
 * few it needs by reading everything.
 */
export function matchPeople(db: Database, terms: SearchTerms, words: readonly string[], askerId: string): Match {
  const { number, mobile, email } = terms;
  const ways: SQL[] = [];
  const tables: SQL[] = [];
  const add = (name: string, query: SQL) => {
    const table = sql.raw(name);
    ways.push(sql`${table} as materialized (${query})`);
    tables.push(table);
  };
  const gather = (name: string, where: SQL) => {
    // In two steps: with the limit in it, the database would hope again.
    ways.push(sql`${sql.raw(`${name}_all`)} as materialized (select ${people.id} as id from ${people} where ${where})`);
    add(name, sql`select id from ${sql.raw(`${name}_all`)} limit ${sql.raw(`${MOST_CANDIDATES}`)}`);
  };
  const isEnough = (condition?: SQL) => {
    const counts = tables.map((table) => sql`(select count(*) from ${table} ${condition})`);
    return sql`(select ${sql.join(counts, sql` + `)} >= ${sql.raw(`${ENOUGH}`)})`;
  };
  const found = () =>
    sql.join(
      tables.map((table) => sql`select id from ${table}`),
      sql` union `,
    );

  const byWords = terms.isWords && words.length > 0 ? matchWords(NAMES, words) : undefined;
  if (byWords) {
    const { where } = byWords;
    const text = ` ${words.join(' ')}`;
    // In the order of their names, those first in which the words are whole.
    add('last_names', beginningsOf(sql`${people.sortKey}`, text));
    add('first_names', beginningsOf(sql`${people.nameSearch}`, text));
    gather('whole', sql`not ${isEnough(sql`where is_whole`)} and ${haveWords(words, '')}`);
    if (words.length > 1 && words.some((word) => word.length < SHORTEST_INDEXED)) {
      // What is so short begins too many names to be looked up beside another word: it is looked for among those.
      const [longest = ''] = words.toSorted((one, other) => other.length - one.length);
      const rest = sql`not ${isEnough()} and ${and(...words.map((word) => begins(sql`name_search`, word)))!}`;
      add('near_last_names', amongBeginningsOf(sql`${people.sortKey}`, ` ${longest}`, rest));
      add('near_first_names', amongBeginningsOf(sql`${people.nameSearch}`, ` ${longest}`, rest));
    }
    // Short ones begin too many words for the index; they are looked for in what the others find.
    const long = words.filter((word) => word.length > SHORTEST_INDEXED);
    const rest = words.filter((word) => !long.includes(word));
    const beginnings = and(
      haveWords(long.length > 0 ? long : words, ':*'),
      ...(long.length > 0 ? rest.map((word) => begins(sql`(${people.nameSearch} || '')`, word)) : []),
    )!;
    gather('beginnings', sql`not ${isEnough()} and ${beginnings}`);
    gather('inside', sql`not ${isEnough()} and ${where}`);
    gather('favored', and(isAnyFavorite(askerId), where)!);
    gather('colleagues', and(isOfDepartment(askerId), where)!);
  }
  const isIdentified = number || mobile || email ? identifies(db, terms) : undefined;
  if (isIdentified) gather('identified', isIdentified);
  if (byWords) {
    // Of several words all are there: a name typed in full.
    const most = words.length > 1 ? 1 : ENOUGH_AS_TYPED;
    const isFew = sql`(select count(*) < ${sql.raw(`${most}`)} from (${found()}) as found)`;
    for (const [index, near] of nearWords(words).entries()) add(`near_${index}`, havingNear(near, isFew));
    gather('alike', sql`not exists (${found()}) and ${isSimilar(people.nameSearch, words)}`);
  }
  if (tables.length === 0) return { where: sql`false`, rank: sql<number>`0` };
  return {
    where: sql`${people.id} = any(array(with ${sql.join(ways, sql`, `)} ${found()}))`,
    rank: sql<number>`case when ${isIdentified ?? sql`false`} then ${sql.raw(`${RANK.identified}`)}
      else ${byWords?.rank ?? sql.raw(`${RANK.identified}`)} end`,
  };
}

/** Whether a folded text begins so, as an index in the order of code points finds it. */
export function beginsWith(key: SQL, text: string): SQL {
  return sql`(${key} collate "C" >= ${text} and ${key} collate "C" < ${`${text}\u{10ffff}`})`;
}

function beginningsOf(key: SQL, text: string): SQL {
  return sql`select ${people.id} as id, starts_with(${key} || ' ', ${`${text} `}) as is_whole from ${people}
    where ${beginsWith(key, text)} order by ${key} collate "C" limit ${sql.raw(`${MOST_CANDIDATES}`)}`;
}

/** People whose names have all words, among the first whose key begins so. */
function amongBeginningsOf(key: SQL, text: string, where: SQL): SQL {
  const near = sql`select ${people.id} as id, ${people.nameSearch} as name_search from ${people}
    where ${beginsWith(key, text)} order by ${key} collate "C" limit ${sql.raw(`${MOST_NEAR}`)}`;
  return sql`select id from (${near}) as near where ${where} limit ${sql.raw(`${MOST_CANDIDATES}`)}`;
}

/** People who have one of the words written otherwise. Most of those are no words of anybody, which costs next to nothing. */
function havingNear({ queries, others }: NearWords, isFew: SQL): SQL {
  // Short ones begin too many words for the index.
  const long = others.filter(({ word }) => word.length > SHORTEST_INDEXED);
  const short = others.filter((other) => !long.includes(other));
  const having = (query: SQL) => sql`${people} where ${nameWords} @@ ${query}`;
  const beside = long.map(({ word, isLast }) => `${quoted(word)}${isLast ? ':*' : ''}`).join(' & ');
  const asked = beside === '' ? sql`query::tsquery` : sql`(query::tsquery && ${beside}::tsquery)`;
  // Each in two steps, as above.
  return sql`select near.id from (
      select query from string_to_table(${queries.join(' ')}, ' ') as query where ${isFew} and exists (
        with have as materialized (select ${people.id} from ${having(sql`query::tsquery`)}) select from have)
      offset 0) as known, lateral (
        with have as materialized (
          select ${people.id} as id, ${people.nameSearch} as name_search from ${having(asked)})
        select id from (select * from have limit ${sql.raw(`${MOST_NEAR}`)}) as read
        where ${and(...short.map(({ word }) => begins(sql`name_search`, word))) ?? sql`true`}
        limit ${sql.raw(`${MOST_OF_NEAR}`)}) as near
    limit ${sql.raw(`${MOST_CANDIDATES}`)}`;
}

/** Whether a name has all these words, or words that begin so. */
function haveWords(words: readonly string[], suffix: '' | ':*'): SQL {
  const asked = words.map((word) => `${quoted(word)}${suffix}`).join(' & ');
  return sql`${nameWords} @@ ${asked}::tsquery`;
}

/** Whether it is somebody of the asker's own department. */
export function isOfDepartment(askerId: string): SQL {
  return sql`${people.departmentId} = (select asker.department_id from ${people} asker where asker.id = ${askerId})`;
}

/** Whether it is one of the asker's favorites: for finding them all. */
export function isAnyFavorite(askerId: string): SQL {
  return sql`${people.id} = any(array(select ${favorites.recipientId} from ${favorites}
    where ${favorites.ownerId} = ${askerId} and ${favorites.kind} = 'user'))`;
}

const NAMES: { name: SQLWrapper; context: SQLWrapper } = { name: people.nameSearch, context: people.contextSearch };
