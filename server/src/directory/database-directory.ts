import { and, asc, desc, eq, ne, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { MemberPage, RecipientSort } from 'pacs-share/contract';
import type { Criteria, Recipient } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { favorites, groupMembers, groups, pacsNodes, people, type DirectoryKind } from '../database/schema.js';

import { domainsOfDirectory, isDomainKnown } from './address-domains.js';
import { decodeCursor, encodeCursor, type Position } from './cursor.js';
import type {
  Contact,
  Directory,
  DirectoryEntry,
  DirectoryPage,
  DirectoryRef,
  DirectorySearch,
  MemberQuery,
} from './directory.js';
import { loadEntries } from './entries.js';
import { membersOf } from './members.js';
import { foldedWords, identifies, matchFields, matchWords, type Match } from './matches.js';
import { isOfDepartment, matchPeople } from './people-matches.js';
import { fieldTerms, searchable, searchTerms } from './search-terms.js';

/** The directory in the server's own database. */
export class DatabaseDirectory implements Directory {
  constructor(private readonly db: Database) {}

  async search({ query, kinds, limit, cursor, sort }: DirectorySearch, askerId: string): Promise<DirectoryPage> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, sort);
    const matches =
      'text' in query
        ? await this.matchText(searchable(query.text), kinds, askerId)
        : await this.matchCriteria(query.criteria, kinds);
    const rows = await this.sorted(matches, askerId, limit + 1, after, sort);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const entries = await loadEntries(this.db, page, askerId);
    return {
      recipients: entries.map(({ recipient }) => recipient),
      next: rows.length > limit && last ? encodeCursor(last, sort) : null,
    };
  }

  find(refs: readonly DirectoryRef[], askerId: string): Promise<DirectoryEntry[]> {
    return loadEntries(this.db, refs, askerId);
  }

  async contacts({ kind, id }: DirectoryRef): Promise<Contact[]> {
    const fields = {
      personId: people.id,
      displayName: people.displayName,
      language: people.language,
      email: people.email,
      mobile: people.mobile,
    };
    switch (kind) {
      case 'user':
        return this.db.select(fields).from(people).where(eq(people.id, id));
      case 'group':
        return this.db
          .select(fields)
          .from(groupMembers)
          .innerJoin(people, eq(people.id, groupMembers.personId))
          .where(eq(groupMembers.groupId, id))
          .orderBy(asc(people.id));
      case 'pacs':
        return [];
    }
  }

  members(query: MemberQuery): Promise<MemberPage | undefined> {
    return membersOf(this.db, query);
  }

  async ownerOf(address: string, askerId: string): Promise<Recipient | null> {
    const [owner] = await this.db
      .select({ id: people.id })
      .from(people)
      .where(and(eq(sql`lower(${people.email})`, address), ne(people.id, askerId)))
      .orderBy(asc(people.id))
      .limit(1);
    // Nobody has an empty id: where there is no owner, as much is looked up.
    const [entry] = await loadEntries(this.db, [{ kind: 'user', id: owner?.id ?? '' }], askerId);
    return entry?.recipient ?? null;
  }

  isDomainKnown(domain: string): Promise<boolean> {
    return isDomainKnown(this.db, domain);
  }

  domains(): Promise<string[]> {
    return domainsOfDirectory(this.db);
  }

  private async matchText(
    text: string,
    kinds: readonly DirectoryKind[],
    askerId: string,
  ): Promise<Map<DirectoryKind, Match>> {
    const words = await foldedWords(this.db, text);
    const matches = new Map<DirectoryKind, Match>();
    for (const kind of kinds) {
      const { nameSearch: name, contextSearch: context } = TABLES[kind];
      if (kind === 'user') matches.set(kind, matchPeople(this.db, searchTerms(text), words, askerId));
      else if (words.length > 0) matches.set(kind, matchWords({ name, context }, words));
    }
    return matches;
  }

  private async matchCriteria(criteria: Criteria, kinds: readonly DirectoryKind[]): Promise<Map<DirectoryKind, Match>> {
    const none = new Map<DirectoryKind, Match>();
    if (!kinds.includes(criteria.kind)) return none;
    const asked = (column: SQLWrapper, text: string | undefined, indexed?: SQLWrapper) => ({
      column,
      indexed,
      text: searchable(text ?? ''),
    });
    const texts =
      criteria.kind === 'user'
        ? [
            asked(people.firstName, criteria.firstName, people.nameSearch),
            asked(people.lastName, criteria.lastName, people.nameSearch),
            asked(people.speciality, criteria.speciality, people.contextSearch),
            asked(people.town, criteria.town, people.contextSearch),
            asked(people.organisation, criteria.organisation, people.contextSearch),
          ]
        : [
            asked(TABLES[criteria.kind].name, criteria.name),
            asked(TABLES[criteria.kind].town, criteria.town),
            asked(TABLES[criteria.kind].organisation, criteria.organisation),
          ];
    const fields = [];
    for (const { column, indexed, text } of texts) {
      const words = await foldedWords(this.db, text);
      if (words.length === 0 && text !== '') return none; // punctuation alone names nothing
      fields.push({ column, indexed, words });
    }
    const terms = criteria.kind === 'user' ? fieldTerms(criteria) : [];
    if (terms === undefined) return none;
    const identified = terms.map((term) => identifies(this.db, term));
    if (identified.length === 0 && fields.every(({ words }) => words.length === 0)) return none;
    const { where, rank } = matchFields(fields);
    return new Map([[criteria.kind, { where: and(where, ...identified) ?? where, rank }]]);
  }

  private async sorted(
    matches: ReadonlyMap<DirectoryKind, Match>,
    askerId: string,
    limit: number,
    after: Position | undefined,
    sort: RecipientSort | undefined,
  ): Promise<Position[]> {
    const [first, second, ...others] = [...matches].map(([kind, match]) => this.matching(kind, match, askerId, sort));
    if (first === undefined) return [];
    const found = (second === undefined ? first : unionAll(first, second, ...others)).as('found');
    const isBackward = sort?.startsWith('-') === true;
    const order = [found.rank, found.aside, found.sortKey, found.kind, found.id];
    return this.db
      .select()
      .from(found)
      .where(
        after &&
          sql`(${sql.join(order, sql`, `)}) ${isBackward ? sql`<` : sql`>`} (${after.rank}::int, ${after.aside}::int, ${after.sortKey}, ${after.kind}, ${after.id})`,
      )
      .orderBy(...order.map((column) => (isBackward ? desc(column) : asc(column))))
      .limit(limit);
  }

  private matching(kind: DirectoryKind, { where, rank }: Match, askerId: string, sort: RecipientSort | undefined) {
    const table = TABLES[kind];
    // Whoever asks for an order gets that order alone.
    const only = sql<number>`0`;
    const key = sort?.endsWith('description') ? table.contextSearch : table.sortKey;
    // The same order on every server: by code point, whatever its locale.
    const byteOrder = (value: SQLWrapper) => sql<string>`(${value}) collate "C"`;
    return this.db
      .select({
        rank: (sort ? only : sql<number>`(${rank})`).as('rank'),
        aside: (sort
          ? only
          : sql<number>`case when ${isFavorite(kind, table.id, askerId)} then 0
          ${kind === 'user' ? sql`when ${isOfDepartment(askerId)} then 1` : sql``} else 2 end`
        ).as('aside'),
        sortKey: byteOrder(key).as('sort_key'),
        kind: sql<DirectoryKind>`${sql.raw(`'${kind}'`)} collate "C"`.as('kind'),
        id: byteOrder(table.id).as('id'),
      })
      .from(table)
      .where(kind === 'user' ? and(where, ne(table.id, askerId)) : where);
  }
}

const TABLES = { user: people, group: groups, pacs: pacsNodes };

/** Whether the asker has made it a favorite. */
function isFavorite(kind: DirectoryKind, id: SQLWrapper, askerId: string): SQL {
  return sql`exists (select 1 from ${favorites} where ${favorites.ownerId} = ${askerId}
    and ${favorites.kind} = ${kind} and ${favorites.recipientId} = ${id})`;
}
