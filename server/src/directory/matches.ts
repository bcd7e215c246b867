import { and, eq, like, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { nationalMobile, people, physicianNumbers } from '../database/schema.js';

import { escapeLike, type SearchTerms } from './search-terms.js';

/** How good a match is; less is better. */
export const RANK = { identified: 0, wholeWords: 1, beginnings: 2, withContext: 3, inside: 4, similar: 5 } as const;

/** Words shorter than this are no sign of what was meant when they are written otherwise. */
const SHORTEST_SIMILAR = 4;
/** The trigram indexes find nothing shorter inside a word. */
export const SHORTEST_INSIDE = 3;
/** The beginning of a longer word finds hardly more, and each further letter costs a look into the index. */
const LONGEST_INDEXED = 6;

/** Which rows match, and how well. */
export interface Match {
  where: SQL;
  rank: SQL<number>;
}

/** Columns of folded text that the database makes: see the migration `0000_search`. */
interface Searched {
  name: SQLWrapper;
  context: SQLWrapper;
}

const all = (conditions: readonly SQL[]) => and(...conditions) ?? sql`true`;
const any = (conditions: readonly SQL[]) => or(...conditions) ?? sql`false`;

const inside = (column: SQLWrapper, word: string) => like(sql`${column}`, `%${escapeLike(word)}%`);
export const begins = (column: SQLWrapper, word: string) => like(sql`${column}`, `% ${escapeLike(word)}%`);
const isWhole = (column: SQLWrapper, word: string) =>
  any([like(sql`${column}`, `% ${escapeLike(word)} %`), like(sql`${column}`, `% ${escapeLike(word)}`)]);

/** A part of a word, except where it is too short for an index to find inside one: then its beginning. */
const holds = (column: SQLWrapper, word: string) =>
  [...word].length < SHORTEST_INSIDE ? begins(column, word) : inside(column, word);

/** More words than any name and place have: each costs several conditions. */
const MOST_WORDS = 10;

/** The folded words of each text, cut as the database cuts its own; of each those after the tenth do not count. */
export async function foldedWords(db: Database, texts: readonly string[]): Promise<string[][]> {
  // A table of its own: the query builder asks both drivers alike.
  const given = sql.join(
    texts.map((text, index) => sql`(${sql.raw(`${index}`)}, search_words(${text}))`),
    sql`, `,
  );
  const rows = await db
    .select({ words: sql<string>`words` })
    .from(sql`(values ${given}) as folded (place, words)`)
    .orderBy(sql`place`);
  return rows.map(({ words }) => {
    const all = words.split(' ').filter((word) => word !== '');
    return all.slice(0, MOST_WORDS);
  });
}

/**
 * Rows that hold every word, in any order: at least one in the name, the others there or at the beginning of a word of
 * the context (speciality, organization, town), which tells homonyms apart.
 */
export function matchWords({ name, context }: Searched, words: readonly string[]): Match {
  const beginsName = words.map((word) => begins(name, word));
  const beginsContext = words.map((word) => begins(context, word));
  const insideName = words.map((word) => holds(name, word));
  const where = all([
    any(insideName), // alone for the trigram index
    ...words.map((_, index) => any([insideName[index]!, beginsContext[index]!])),
  ]);
  const whole = all(words.map((word) => isWhole(name, word)));
  const rank = sql<number>`case
    when ${whole} then ${sql.raw(`${RANK.wholeWords}`)}
    when ${all(beginsName)} then ${sql.raw(`${RANK.beginnings}`)}
    when ${all([any(beginsName), ...words.map((_, index) => any([beginsName[index]!, beginsContext[index]!]))])}
      then ${sql.raw(`${RANK.withContext}`)}
    when ${where} then ${sql.raw(`${RANK.inside}`)}
    else ${differenceOf(name, words)} end`;
  return { where, rank };
}

/** Rows whose names have a word much like each word: letters that were left out, added or swapped. */
export function isSimilar(name: SQLWrapper, words: readonly string[]): SQL {
  const long = words.filter(isLong);
  if (long.length === 0) return sql`false`;
  return all(
    words.map((word) => (isLong(word) ? any([begins(name, word), sql`${word} <% ${name}`]) : begins(name, word))),
  );
}

const isLong = (word: string) => [...word].length >= SHORTEST_SIMILAR;

/** The rank of what is only similar: the more so, the less. */
function differenceOf(name: SQLWrapper, words: readonly string[]): SQL {
  const similarities = words.filter(isLong).map((word) => sql`word_similarity(${word}, ${name})`);
  if (similarities.length === 0) return sql.raw(`${RANK.similar}`);
  return sql`${sql.raw(`${RANK.similar}`)} + round(40 * (1 - least(${sql.join(similarities, sql`, `)})))::int`;
}

/** A field of a detailed search. */
export interface Field {
  /** Of folded words. */
  column: SQLWrapper;
  /** A column with an index that holds the field's words among others. */
  indexed: SQLWrapper | undefined;
  words: readonly string[];
}

/** How fields match: all of them somehow, or each word at the beginning of one. */
export interface FieldsMatch extends Match {
  beginnings: SQL;
}

/** Rows whose fields hold all the words asked of each; fields without words do not count. */
export function matchFields(fields: readonly Field[]): FieldsMatch {
  const asked = fields.flatMap(({ column, indexed, words }) => words.map((word) => ({ column, indexed, word })));
  const where = all([
    ...asked.flatMap(({ indexed, word }) =>
      indexed === undefined ? [] : [holds(indexed, [...word].slice(0, LONGEST_INDEXED).join(''))],
    ),
    ...asked.map(({ column, word }) => holds(column, word)),
  ]);
  const beginnings = all(asked.map(({ column, word }) => begins(column, word)));
  const rank = sql<number>`case
    when ${beginnings} then ${sql.raw(`${RANK.beginnings}`)}
    else ${sql.raw(`${RANK.inside}`)} end`;
  return { where, rank, beginnings };
}

/** People whom a number or an address names. What is private must be complete to find them. */
export function identifies(db: Database, { number, mobile, email }: SearchTerms): SQL {
  const conditions: SQL[] = [];
  if (number) conditions.push(hasNumber(db, number));
  if (mobile) conditions.push(hasMobile(mobile));
  if (email) conditions.push(hasAddress(email));
  return any(conditions);
}

function hasNumber(db: Database, { beginning, lasting }: NonNullable<SearchTerms['number']>): SQL {
  const owners = db
    .select({ id: physicianNumbers.personId })
    .from(physicianNumbers)
    .where(
      or(
        like(physicianNumbers.normalized, `${escapeLike(beginning)}%`),
        ...lasting.map(({ system, lastingPart }) =>
          and(eq(physicianNumbers.system, system), eq(physicianNumbers.lastingPart, lastingPart)),
        ),
      ),
    );
  // As an array, so that it can be combined with other indexes of the table.
  return sql`${people.id} = any(array(${owners}))`;
}

function hasMobile({ beginning, isNational, isComplete }: NonNullable<SearchTerms['mobile']>): SQL {
  const number = isNational ? nationalMobile : sql`${people.mobile}`;
  const isPublic = and(people.mobilePublic, like(number, `${escapeLike(beginning)}%`))!;
  return isComplete ? any([isPublic, eq(number, beginning)]) : isPublic;
}

function hasAddress({ beginning, complete }: NonNullable<SearchTerms['email']>): SQL {
  const address = sql`lower(${people.email})`;
  const isPublic = and(people.emailPublic, like(address, `${escapeLike(beginning)}%`))!;
  return complete === undefined ? isPublic : any([isPublic, eq(address, complete)]);
}
