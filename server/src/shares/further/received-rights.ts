import { ACCESSES, isUnlimited, type Access, type EnteredValidity, type Study } from 'pacs-share/domain';

import type { Caller } from '../../auth/caller.js';
import { mayShareOn, receivedShares } from '../received-shares.js';
import type { ShareContext } from '../share-context.js';
import { studyForRecipient } from '../share-view.js';

/** A study that somebody received, by one share, and may share on. */
export interface ReceivedRight {
  /** By which it was received. */
  rid: string;
  /** The department whose share it was. */
  departmentId: string;
  /** As its recipient may see it. */
  study: Study;
  access: Access;
  /** Last day; null: unlimited. */
  until: string | null;
  /** Stands in for the first name; null where the study is not anonymized. */
  anonymousNumber: number | null;
}

/**
 * What this person received and may share on, as it is now, the newest first.
 *
 * @param rid only what was received by this
 */
export async function receivedRights(
  context: Pick<ShareContext, 'db' | 'clock'>,
  caller: Pick<Caller, 'id'>,
  rid?: string,
): Promise<ReceivedRight[]> {
  const received = await receivedShares(context, caller, rid);
  return received.filter(mayShareOn).flatMap(({ stored: { share, studies }, recipient }) =>
    studies.map((row) => ({
      rid: recipient.rid,
      departmentId: share.departmentId,
      study: studyForRecipient(row),
      access: share.access,
      until: share.until,
      anonymousNumber: row.anonymousNumber,
    })),
  );
}

/** How far sharing on may go. */
export interface Limit {
  access: Access;
  until: string | null;
  anonymize: boolean;
}

const asLimit = ({ access, until, anonymousNumber }: ReceivedRight): Limit => ({
  access,
  until,
  anonymize: anonymousNumber !== null,
});

const isWithin = (access: Access, most: Access) => ACCESSES.indexOf(access) <= ACCESSES.indexOf(most);
const isEarlier = (a: string | null, b: string | null) => a !== null && (b === null || a < b);

/** What none of these rights exceeds: how far all of the studies may be shared on together. There is at least one. */
export function narrowest(rights: readonly ReceivedRight[]): Limit {
  return rights.map(asLimit).reduce((one, other) => ({
    access: isWithin(one.access, other.access) ? one.access : other.access,
    until: isEarlier(one.until, other.until) ? one.until : other.until,
    anonymize: one.anonymize || other.anonymize,
  }));
}

/** How far any of the studies may be shared on: what is offered before it is known which. There is at least one. */
export function widest(rights: readonly ReceivedRight[]): Limit {
  return rights.map(asLimit).reduce((one, other) => ({
    access: isWithin(one.access, other.access) ? other.access : one.access,
    until: isEarlier(one.until, other.until) ? other.until : one.until,
    anonymize: one.anonymize && other.anonymize,
  }));
}

/** What is asked for, as far as a right limits it. */
export interface Wish {
  access: string;
  validity: EnteredValidity;
  anonymize: boolean;
}

/** Of several rights to share one study the one that allows what is asked for, otherwise the one that allows most. */
export function rightFor(wish: Wish, rights: readonly ReceivedRight[]): ReceivedRight | undefined {
  const { validity } = wish;
  const allows = ({ access, until, anonymousNumber }: ReceivedRight) => [
    // A name that may be told is not taken away for a day more.
    wish.anonymize || anonymousNumber === null,
    isWithin(wish.access as Access, access) &&
      (isUnlimited(validity) ? until === null : !isEarlier(until, validity.until)),
    until === null,
  ];
  const rank = (right: ReceivedRight) => allows(right).reduce((sum, is) => sum * 2 + Number(is), 0);
  return rights.reduce<ReceivedRight | undefined>((best, right) => {
    if (best === undefined || rank(right) > rank(best)) return right;
    return rank(right) === rank(best) && isEarlier(best.until, right.until) ? right : best;
  }, undefined);
}
