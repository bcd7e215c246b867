import type { MemberPage, RecipientSort } from 'pacs-share/contract';
import type { Criteria, Recipient } from 'pacs-share/domain';

import type { DirectoryKind } from '../database/schema.js';

/** Names an entry of the directory. */
export interface DirectoryRef {
  kind: DirectoryKind;
  id: string;
}

/** What is looked for: words as they are typed, or fields of a detailed search. */
export type DirectoryQuery = { text: string } | { criteria: Criteria };

export interface DirectorySearch {
  query: DirectoryQuery;
  /** Kinds that may be found. */
  kinds: readonly DirectoryKind[];
  /** Of a detailed search; without it the best match comes first. */
  sort?: RecipientSort | undefined;
  /** At most so many recipients, 1 or more. */
  limit: number;
  /** `next` of the page before. */
  cursor?: string | undefined;
}

export interface DirectoryPage {
  recipients: Recipient[];
  /** Cursor of the next page; null when this is the last. */
  next: string | null;
  /** Names of the directories that did not answer, where there are several. */
  incomplete?: string[];
}

/** Which members of a group are asked for. */
export interface MemberQuery {
  groupId: string;
  /** 1 or more. */
  limit: number;
  cursor?: string | undefined;
}

/** What the server knows of an entry and the client does not. */
export interface DirectoryEntry {
  recipient: Recipient;
  /** Whether anything can be shared with it at all. */
  acceptsShares: boolean;
}

/** How to reach a person. For sending only: it holds what is not public, so it never goes into an answer. */
export interface Contact {
  personId: string;
  displayName: string;
  /** BCP 47. */
  language: string;
  email: string | null;
  /** E.164. */
  mobile: string | null;
}

/**
 * Whom a sender can share with. The asker is the signed-in person: he himself is never offered, and his favorites are
 * marked. Private addresses and mobiles are in no answer; they find their owner only when given completely.
 */
export interface Directory {
  /** Best matches first. Throws `InvalidCursorError` when the cursor is none of its own. */
  search(search: DirectorySearch, askerId: string): Promise<DirectoryPage>;
  /** Those that exist, in the order asked. */
  find(refs: readonly DirectoryRef[], askerId: string): Promise<DirectoryEntry[]>;
  /** The person, or the members of the group; nobody for a PACS. */
  contacts(ref: DirectoryRef): Promise<Contact[]>;
  /** Members of a group by name; undefined where there is no such group. Throws `InvalidCursorError`. */
  members(query: MemberQuery): Promise<MemberPage | undefined>;
  /** The user with exactly this address, in lower case, public or not; never the asker. */
  ownerOf(address: string, askerId: string): Promise<Recipient | null>;
  /** Whether anybody in the directory, or any recipient of a share before, has an address at this domain. */
  isDomainKnown(domain: string): Promise<boolean>;
  /** The domains of the addresses in the directory. */
  domains(): Promise<string[]>;
}

/** A cursor that this directory did not make. */
export class InvalidCursorError extends Error {
  constructor() {
    super('the cursor is not one of this directory');
    this.name = 'InvalidCursorError';
  }
}

/** Why a directory gave no answer that can be used. */
export type DirectoryFailure = 'timeout' | 'network' | 'status' | 'redirect' | 'invalid-answer';

/** A directory did not answer. The message holds neither what was asked nor an address. */
export class DirectoryUnavailable extends Error {
  override readonly name = 'DirectoryUnavailable';

  constructor(
    readonly reason: DirectoryFailure,
    /** HTTP status, where there was one. */
    readonly status?: number,
    /** Seconds after which it may be asked again, where it says so. */
    readonly retryAfter?: number,
  ) {
    super(`the directory did not answer: ${reason}`);
  }
}
