import type { MemberPage } from 'pacs-share/contract';
import type { Recipient } from 'pacs-share/domain';

import type { Database } from '../../database/database.js';
import type { Log } from '../../http/request-log.js';
import { decodeCursor, encodeCursor, type Position } from '../cursor.js';
import { DatabaseDirectory } from '../database-directory.js';
import {
  DirectoryUnavailable,
  type Contact,
  type Directory,
  type DirectoryEntry,
  type DirectoryPage,
  type DirectoryRef,
  type DirectorySearch,
  type MemberQuery,
} from '../directory.js';
import { favoritesAmong } from '../entries.js';
import { keepCopy, retireCopies, unknownToDatabase } from './copies.js';
import { contactOf, recipientOf, type McsdEntry } from './entry.js';
import { decodeJointCursor, encodeJointCursor } from './joint-cursor.js';
import { isMcsdId, mcsdKey } from './mcsd-id.js';
import { byPosition, comparePositions, merge, positionOf, type Placed } from './merged-lists.js';
import { McsdSource, type McsdOptions } from './mcsd-source.js';

/** Settings of the directory, and what the server calls it where it does not answer. */
export interface McsdDirectoryOptions extends McsdOptions {
  name: string;
  /** Milliseconds that typing goes on without the directory after it did not answer in time, or has too much to do. */
  rest?: number;
  log: Log;
}

const REST_MS = 10_000;

/**
 * The database's directory, and beside it one that speaks IHE mCSD: both are searched, and who is in both is offered as
 * the database knows them. Whoever of the FHIR directory is shared with is copied into the database, which answers for
 * them while the directory does not.
 */
export class McsdDirectory implements Directory {
  private readonly database: DatabaseDirectory;
  private readonly source: McsdSource;
  private readonly name: string;
  private readonly log: Log;
  private readonly rest: number;
  private restsUntil = 0;

  constructor(
    private readonly db: Database,
    { name, log, rest = REST_MS, ...options }: McsdDirectoryOptions,
  ) {
    this.database = new DatabaseDirectory(db);
    this.source = new McsdSource(options);
    this.name = name;
    this.log = log;
    this.rest = rest;
  }

  async search(search: DirectorySearch, askerId: string): Promise<DirectoryPage> {
    const at = decodeJointCursor(search.cursor);
    const after = at.theirs === null || at.theirs === '' ? undefined : decodeCursor(at.theirs, search.sort);
    const ownPage = (limit: number): Promise<DirectoryPage> =>
      at.own === null
        ? Promise.resolve({ recipients: [], next: null })
        : this.database.search({ ...search, limit, cursor: at.own || undefined }, askerId);
    const [own, theirs] = await Promise.all([
      ownPage(search.limit),
      at.theirs === null ? undefined : this.unlessUnavailable(() => this.placed(search, after, askerId)),
    ]);
    const isUnavailable = at.theirs !== null && theirs === undefined;
    const page = merge(own.recipients, theirs?.placed ?? [], search, at.theirs === null || theirs !== undefined);
    const ownNext =
      page.own === own.recipients.length ? own.next : page.own === 0 ? at.own : (await ownPage(page.own)).next;
    const last = theirs?.placed[page.theirs - 1];
    const theirsNext = isUnavailable
      ? ownNext && at.theirs // asked again only as long as there is a next page anyway
      : page.theirs === (theirs?.placed.length ?? 0)
        ? null
        : last
          ? encodeCursor(last.position, search.sort)
          : at.theirs;
    return {
      recipients: page.recipients,
      next: encodeJointCursor({ own: ownNext, theirs: theirsNext }),
      ...((isUnavailable || theirs?.isIncomplete === true) && { incomplete: [this.name] }),
    };
  }

  async find(refs: readonly DirectoryRef[], askerId: string): Promise<DirectoryEntry[]> {
    const theirs = refs.filter((ref) => mcsdKey(ref) !== undefined);
    const [own, found] = await Promise.all([
      this.database.find(
        refs.filter(({ id }) => !isMcsdId(id)),
        askerId,
      ),
      this.orCopies(
        () => this.findInSource(theirs, askerId),
        async () => {
          const copies = await this.database.find(theirs, askerId);
          return copies.length === theirs.length ? copies : undefined;
        },
      ),
    ]);
    const entries = new Map(
      [...own, ...found].map((entry) => [`${entry.recipient.kind}:${entry.recipient.id}`, entry]),
    );
    return refs.flatMap(({ kind, id }) => entries.get(`${kind}:${id}`) ?? []);
  }

  /** Asked for those a share is made with: keeps a copy of each. */
  async contacts(ref: DirectoryRef): Promise<Contact[]> {
    if (!isMcsdId(ref.id)) return this.database.contacts(ref);
    return this.orCopies(
      async () => {
        const [entry] = await this.source.entries([ref]);
        if (!entry) return [];
        await keepCopy(this.db, entry);
        if (entry.kind === 'pacs') return [];
        return entry.kind === 'user' ? [contactOf(entry)] : (entry.members ?? []).map(contactOf);
      },
      async () => ((await this.database.find([ref], '')).length === 0 ? undefined : this.database.contacts(ref)),
    );
  }

  async members(query: MemberQuery): Promise<MemberPage | undefined> {
    const { groupId, limit, cursor } = query;
    if (!isMcsdId(groupId)) return this.database.members(query);
    const after = cursor === undefined ? undefined : decodeCursor(cursor, 'members');
    return this.orCopies(
      async () => {
        const members = await this.source.members(groupId);
        if (!members) return undefined;
        const sorted = members
          .map((entry) => ({ entry, position: positionOf({ entry, rank: 0 }, false, 'name') }))
          .sort(byPosition);
        const rest = sorted.filter(({ position }) => after === undefined || comparePositions(position, after) > 0);
        const page = rest.slice(0, limit);
        const last = page.at(-1);
        return {
          members: page.map(({ entry: { displayName, description, email } }) => ({
            displayName,
            ...(description !== '' && { description }),
            reach: { mail: email !== undefined, mobile: false },
          })),
          next: rest.length > limit && last ? encodeCursor(last.position, 'members') : null,
        };
      },
      () => this.database.members(query),
    );
  }

  async ownerOf(address: string, askerId: string): Promise<Recipient | null> {
    const [own, found] = await Promise.all([this.database.ownerOf(address, askerId), this.source.peopleAt(address)]);
    if (own && !isMcsdId(own.id)) return own;
    const [entry] = await unknownToDatabase(this.db, found);
    if (!entry) return null;
    return recipientOf(entry, (await this.favoritesAmong([entry], askerId)).has(entry.id));
  }

  async isDomainKnown(domain: string): Promise<boolean> {
    return (await this.database.isDomainKnown(domain)) || this.source.domains.has(domain);
  }

  async domains(): Promise<string[]> {
    return [...new Set([...(await this.database.domains()), ...this.source.domains])];
  }

  /** What the FHIR directory has after a position, in the order that pages have; as many as a page may hold. */
  private async placed({ query, kinds, limit, sort }: DirectorySearch, after: Position | undefined, askerId: string) {
    const { fits, isIncomplete } = await this.source.search(query, kinds);
    const unknown = new Set(
      await unknownToDatabase(
        this.db,
        fits.map(({ entry }) => entry),
      ),
    );
    const offered = fits.filter(({ entry }) => unknown.has(entry));
    const starred = await this.favoritesAmong(
      offered.map(({ entry }) => entry),
      askerId,
    );
    const sign = sort?.startsWith('-') === true ? -1 : 1;
    const rest = offered
      .map(({ entry, rank }) => ({ entry, position: positionOf({ entry, rank }, starred.has(entry.id), sort) }))
      .filter(({ position }) => after === undefined || sign * comparePositions(position, after) > 0)
      .sort((one, other) => sign * byPosition(one, other));
    const placed: Placed[] = [];
    // Groups that nobody is in fall out: others come up in their place.
    for (let start = 0; start < rest.length && placed.length <= limit; start += limit + 1) {
      const part = rest.slice(start, start + limit + 1);
      const complete = new Map(
        (await this.source.withMembers(part.map(({ entry }) => entry))).map((entry) => [entry.id, entry]),
      );
      for (const { entry, position } of part) {
        const found = complete.get(entry.id);
        if (found) placed.push({ recipient: recipientOf(found, starred.has(entry.id)), position });
      }
    }
    return { placed, isIncomplete };
  }

  private async findInSource(refs: readonly DirectoryRef[], askerId: string): Promise<DirectoryEntry[]> {
    if (refs.length === 0) return [];
    const [entries, starred] = await Promise.all([this.source.entries(refs), favoritesAmong(this.db, refs, askerId)]);
    const known = new Set(entries.map(({ kind, id }) => `${kind}:${id}`));
    await retireCopies(
      this.db,
      refs.filter(({ kind, id }) => !known.has(`${kind}:${id}`)),
    );
    return entries.map((entry) => ({
      recipient: recipientOf(entry, starred.has(`${entry.kind}:${entry.id}`)),
      acceptsShares: entry.kind !== 'group' || (entry.members !== undefined && entry.members.length > 0),
    }));
  }

  /** Ids of those that are the asker's favorites; the id tells the kind. */
  private async favoritesAmong(entries: readonly McsdEntry[], askerId: string): Promise<Set<string>> {
    const starred = await favoritesAmong(this.db, entries, askerId);
    return new Set(entries.filter(({ kind, id }) => starred.has(`${kind}:${id}`)).map(({ id }) => id));
  }

  /** Undefined where the directory did not answer, or rests: nobody waits for it with every letter typed. */
  private async unlessUnavailable<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (performance.now() < this.restsUntil) return undefined;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DirectoryUnavailable)) throw error;
      const { reason, status = 0, retryAfter } = error;
      if (reason === 'timeout' || retryAfter !== undefined) {
        this.restsUntil = performance.now() + Math.min(this.rest, (retryAfter ?? Infinity) * 1000);
      }
      this.log({ level: 'warn', event: 'directory-unavailable', reason, status });
      return undefined;
    }
  }

  /** What the directory says, or while it does not answer what the copies say; where those know nothing: that it did not. */
  private async orCopies<T>(ask: () => Promise<T>, askCopies: () => Promise<T | undefined>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DirectoryUnavailable)) throw error;
      const copies = await askCopies();
      if (copies === undefined) throw error;
      this.log({ level: 'warn', event: 'directory-unavailable', reason: error.reason, status: error.status ?? 0 });
      return copies;
    }
  }
}
