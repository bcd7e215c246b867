import { eq, sql, type SQL } from 'drizzle-orm';

import type { Database, Transaction } from '../../database/database.js';
import { shareRecipients, shares, shareStudies } from '../../database/schema.js';
import type { ShareRow } from '../stored-share.js';

/** A share from which a study of another share comes, directly or by others between. */
export interface Origin {
  /** The share that was made further. */
  shareId: string;
  studyInstanceUid: string;
  /** The recipient who shared the study on. */
  rid: string;
  /** Who had shared it with that recipient. */
  senderId: string;
  until: string | null;
  timeZone: string;
  withdrawnAt: Date | null;
}

const listOf = (values: readonly string[]): SQL =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** Where the studies of these shares come from, all the way back; nothing of a share that was not made further. */
export async function originsOf(db: Database, shareIds: readonly string[]): Promise<Origin[]> {
  if (shareIds.length === 0) return [];
  const chain = sql`(
    with recursive chain (share_id, uid, rid) as (
      select s.share_id, s.study_instance_uid, s.made_from from ${shareStudies} s
      where s.share_id in ${listOf(shareIds)} and s.made_from is not null
      union
      select chain.share_id, chain.uid, s.made_from from chain
      join ${shareRecipients} r on r.rid = chain.rid
      join ${shareStudies} s on s.share_id = r.share_id and s.study_instance_uid = chain.uid
      where s.made_from is not null
    ) select share_id, uid, rid from chain
  ) as chain`;
  const rows = await db
    .select({
      shareId: sql<string>`chain.share_id`,
      studyInstanceUid: sql<string>`chain.uid`,
      rid: shareRecipients.rid,
      senderId: shares.senderId,
      until: shares.until,
      timeZone: shares.timeZone,
      shareWithdrawnAt: shares.withdrawnAt,
      recipientWithdrawnAt: shareRecipients.withdrawnAt,
    })
    .from(shareRecipients)
    .innerJoin(chain, sql`chain.rid = ${shareRecipients.rid}`)
    .innerJoin(shares, eq(shares.id, shareRecipients.shareId));
  return rows.map(({ shareWithdrawnAt, recipientWithdrawnAt, ...row }) => ({
    ...row,
    withdrawnAt: shareWithdrawnAt ?? recipientWithdrawnAt,
  }));
}

/**
 * A share as far as those it was made from let it: withdrawn as soon as one of them is, ended as soon as the first of
 * them ends. It is worked out whenever the share is read: nothing has to reach it first.
 */
export function withinOrigins<Bounded extends Pick<ShareRow, 'until' | 'timeZone' | 'withdrawnAt'>>(
  share: Bounded,
  origins: readonly Origin[],
): Bounded {
  return origins.reduce((bounded, { until, timeZone, withdrawnAt }) => {
    const isShorter = until !== null && (bounded.until === null || until < bounded.until);
    return {
      ...bounded,
      ...(isShorter && { until, timeZone }),
      withdrawnAt: bounded.withdrawnAt ?? withdrawnAt,
    };
  }, share);
}

/** Keeps whatever these shares were made from as it is, until the transaction ends. */
export async function holdOrigins(tx: Transaction, shareId: string): Promise<void> {
  const rids = [...new Set((await originsOf(tx, [shareId])).map(({ rid }) => rid))].sort();
  if (rids.length === 0) return;
  await tx
    .select({ rid: shareRecipients.rid })
    .from(shareRecipients)
    .innerJoin(shares, eq(shares.id, shareRecipients.shareId))
    .where(sql`${shareRecipients.rid} in ${listOf(rids)}`)
    .orderBy(shareRecipients.rid)
    .for('share');
}

/** The shares made further from this one, or from what one recipient of it received, and further from those. */
export async function furtherShares(
  db: Database,
  { shareId, rid }: { shareId: string; rid?: string },
): Promise<string[]> {
  const further = sql`(
    with recursive further (share_id, uid) as (
      select s.share_id, s.study_instance_uid from ${shareStudies} s
      join ${shareRecipients} r on r.rid = s.made_from
      where r.share_id = ${shareId} ${rid === undefined ? sql`` : sql`and r.rid = ${rid}`}
      union
      select s.share_id, s.study_instance_uid from further
      join ${shareRecipients} r on r.share_id = further.share_id
      join ${shareStudies} s on s.made_from = r.rid and s.study_instance_uid = further.uid
    ) select distinct share_id from further
  ) as further`;
  const rows = await db.select({ id: sql<string>`further.share_id` }).from(further);
  return rows.map(({ id }) => id);
}

/** Ids of the shares in which others share a study on that this person had shared, as a subquery. */
export function furtherSharesOf(senderId: string, studyInstanceUid: string): SQL {
  return sql`(
    with recursive further (share_id) as (
      select s.share_id from ${shareStudies} s
      join ${shareRecipients} r on r.rid = s.made_from
      join ${shares} o on o.id = r.share_id
      where s.study_instance_uid = ${studyInstanceUid} and o.sender_id = ${senderId}
      union
      select s.share_id from further
      join ${shareRecipients} r on r.share_id = further.share_id
      join ${shareStudies} s on s.made_from = r.rid
      where s.study_instance_uid = ${studyInstanceUid}
    ) select share_id from further
  )`;
}
