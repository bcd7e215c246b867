import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { MemberPage } from 'pacs-share/contract';
import type { Criteria, Recipient } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { groupMembers, people, type DirectoryKind } from '../database/schema.js';

import { domainsOfDirectory, isDomainKnown } from './address-domains.js';
import { matchCriteria } from './criteria-matches.js';
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
import { foldedWords, matchWords, type Match } from './matches.js';
import { membersOf } from './members.js';
import { matchPeople } from './people-matches.js';
import { searchable, searchTerms } from './search-terms.js';
import { sortedMatches, type Wanted } from './sorted-matches.js';
import { sortedPeople } from './sorted-people.js';
import { TABLES } from './tables.js';

/** The directory in the server's own database. */
export class DatabaseDirectory implements Directory {
  constructor(private readonly db: Database) {}

  async search({ query, kinds, limit, cursor, sort }: DirectorySearch, askerId: string): Promise<DirectoryPage> {
    const wanted = {
      askerId,
      limit: limit + 1,
      after: cursor === undefined ? undefined : decodeCursor(cursor, sort),
      sort,
    };
    const rows =
      'text' in query
        ? await sortedMatches(this.db, await this.matchText(searchable(query.text), kinds, askerId), wanted)
        : await this.meeting(query.criteria, kinds, wanted);
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
    const [words = []] = await foldedWords(this.db, [text]);
    const matches = new Map<DirectoryKind, Match>();
    for (const kind of kinds) {
      const { nameSearch: name, contextSearch: context } = TABLES[kind];
      if (kind === 'user') matches.set(kind, matchPeople(this.db, searchTerms(text), words, askerId));
      else if (words.length > 0) matches.set(kind, matchWords({ name, context }, words));
    }
    return matches;
  }

  private async meeting(criteria: Criteria, kinds: readonly DirectoryKind[], wanted: Wanted): Promise<Position[]> {
    const match = kinds.includes(criteria.kind) ? await matchCriteria(this.db, criteria) : undefined;
    if (!match) return [];
    if (criteria.kind === 'user') return sortedPeople(this.db, match, wanted);
    return sortedMatches(this.db, new Map([[criteria.kind, match]]), wanted);
  }
}
