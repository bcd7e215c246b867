import { and, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Criteria } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { people } from '../database/schema.js';

import { foldedWords, identifies, matchFields, SHORTEST_INSIDE, type FieldsMatch } from './matches.js';
import { beginsWith } from './people-matches.js';
import { fieldTerms, searchable } from './search-terms.js';
import { TABLES } from './tables.js';

/** What a detailed search means. */
export interface CriteriaMatch extends FieldsMatch {
  /** What the names are that begin as the last name asked for; undefined where none is asked for. */
  lastNames: SQL | undefined;
  /** Nobody else is meant. */
  areLastNamesAll: boolean;
  /** No number or address is asked for. */
  mayBeMany: boolean;
}

/** Undefined where the criteria can mean nobody. */
export async function matchCriteria(db: Database, criteria: Criteria): Promise<CriteriaMatch | undefined> {
  const asked = askedFields(criteria).filter(({ text }) => text !== '');
  const words =
    asked.length === 0
      ? []
      : await foldedWords(
          db,
          asked.map(({ text }) => text),
        );
  if (words.some((ofField) => ofField.length === 0)) return undefined; // punctuation alone names nothing
  const fields = asked.map(({ column, indexed }, index) => ({ column, indexed, words: words[index] ?? [] }));
  const terms = criteria.kind === 'user' ? fieldTerms(criteria) : [];
  if (terms === undefined) return undefined;
  const identified = terms.map((term) => identifies(db, term));
  if (identified.length === 0 && fields.length === 0) return undefined;
  const match = matchFields(fields);
  const lastName = fields.find(({ column }) => column === people.lastNameSearch)?.words.join(' ') ?? '';
  const lastNames = lastName === '' ? undefined : beginsWith(sql`${people.sortKey}`, ` ${lastName}`);
  // One or two letters are in too many names: they must begin the last name.
  const isShort = [...lastName].length < SHORTEST_INSIDE;
  return {
    ...match,
    where: and(match.where, isShort ? lastNames : undefined, ...identified) ?? match.where,
    lastNames,
    areLastNamesAll: lastNames !== undefined && isShort,
    mayBeMany: identified.length === 0,
  };
}

function askedFields(criteria: Criteria) {
  const asked = (column: SQLWrapper, text: string | undefined, indexed?: SQLWrapper) => ({
    column,
    indexed,
    text: searchable(text ?? ''),
  });
  if (criteria.kind === 'user') {
    const { firstNameSearch, lastNameSearch, specialitySearch, townSearch, organisationSearch } = people;
    return [
      asked(firstNameSearch, criteria.firstName, people.nameSearch),
      asked(lastNameSearch, criteria.lastName, people.nameSearch),
      asked(specialitySearch, criteria.speciality, people.contextSearch),
      asked(townSearch, criteria.town, people.contextSearch),
      asked(organisationSearch, criteria.organisation, people.contextSearch),
    ];
  }
  const { name, town, organisation } = TABLES[criteria.kind];
  return [
    asked(folded(name), criteria.name),
    asked(folded(town), criteria.town),
    asked(folded(organisation), criteria.organisation),
  ];
}

const folded = (column: SQLWrapper) => sql`search_words(${column})`;
