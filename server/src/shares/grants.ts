import { and, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
  ACCESSES,
  longerValidity,
  widerAccess,
  type Access,
  type SharedRecipient,
  type SharedValidity,
  type Validity,
} from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { shareRecipients, shares, shareStudies } from '../database/schema.js';
import { dateIn } from '../policy/department-date.js';
import { originsOf, withinOrigins } from './further/origins.js';
import type { ShareRow } from './stored-share.js';

/** The right to see one study that a recipient has from an earlier share of the same department. */
export interface EarlierGrant {
  /** The recipient in the later share. */
  rid: string;
  studyInstanceUid: string;
  access: Access;
  /** Last day; null: unlimited. */
  until: string | null;
  timeZone: string;
}

/** Whether a share's last day, if it has one, has not passed in its time zone. */
export function isCurrent({ until, timeZone }: { until: string | null; timeZone: string }, now: Date): boolean {
  return until === null || until >= dateIn(timeZone, now);
}

/**
 * What the recipients of these shares may still do by earlier shares of the same studies. It is looked up whenever it
 * matters: withdrawing or shortening the earlier share counts at once.
 */
export async function earlierGrants(db: Database, shareIds: readonly string[], now: Date): Promise<EarlierGrant[]> {
  if (shareIds.length === 0) return [];
  const earlier = alias(shares, 'earlier');
  const earlierRecipients = alias(shareRecipients, 'earlier_recipients');
  const earlierStudies = alias(shareStudies, 'earlier_studies');
  const rows = await db
    .select({
      rid: shareRecipients.rid,
      studyInstanceUid: shareStudies.studyInstanceUid,
      access: earlier.access,
      reportAccessible: earlier.reportAccessible,
      earlierId: earlier.id,
      madeFrom: earlierStudies.madeFrom,
      until: earlier.until,
      timeZone: earlier.timeZone,
      withdrawnAt: earlier.withdrawnAt,
    })
    .from(shareRecipients)
    .innerJoin(shares, eq(shares.id, shareRecipients.shareId))
    .innerJoin(shareStudies, eq(shareStudies.shareId, shares.id))
    .innerJoin(
      earlierRecipients,
      and(
        eq(earlierRecipients.kind, shareRecipients.kind),
        or(
          eq(earlierRecipients.recipientId, shareRecipients.recipientId),
          and(
            eq(shareRecipients.kind, 'new'),
            sql`lower(${earlierRecipients.email}) = lower(${shareRecipients.email})`,
          ),
        ),
      ),
    )
    .innerJoin(earlier, eq(earlier.id, earlierRecipients.shareId))
    .innerJoin(
      earlierStudies,
      and(eq(earlierStudies.shareId, earlier.id), eq(earlierStudies.studyInstanceUid, shareStudies.studyInstanceUid)),
    )
    .where(
      and(
        inArray(shares.id, [...shareIds]),
        eq(shareRecipients.outcome, 'shared'),
        ne(earlier.id, shares.id),
        eq(earlier.departmentId, shares.departmentId),
        lte(earlier.sharedAt, shares.sharedAt),
        // What was shared without the name gives no more time to see it.
        or(eq(earlier.anonymize, false), eq(shares.anonymize, true)),
        eq(earlierRecipients.outcome, 'shared'),
        isNull(earlier.withdrawnAt),
        isNull(earlierRecipients.withdrawnAt),
      ),
    );
  const further = rows.filter(({ madeFrom }) => madeFrom !== null).map(({ earlierId }) => earlierId);
  const origins = await originsOf(db, [...new Set(further)]);
  return rows.flatMap(({ earlierId, madeFrom: _madeFrom, reportAccessible, access, ...row }) => {
    const { withdrawnAt, ...bounded } = withinOrigins(
      row,
      origins.filter(({ shareId }) => shareId === earlierId),
    );
    if (withdrawnAt !== null || !isCurrent(bounded, now)) return [];
    return { ...bounded, access: reportAccessible ? access : 'images' };
  });
}

/** What earlier shares keep open for a recipient that this one alone would not; undefined where they add nothing. */
export function keptRight(share: ShareRow, earlier: readonly EarlierGrant[]): SharedRecipient['kept'] {
  const widest = earlier.reduce((access, grant) => widerAccess(access, grant.access), share.access);
  const own = asValidity(share);
  const longest = earlier.reduce(
    (best, grant) => (longerValidity(best, asValidity(grant)) === best ? best : asShared(grant)),
    asShared(share),
  );
  const isWider = ACCESSES.indexOf(widest) > ACCESSES.indexOf(share.access);
  const isLonger = longerValidity(own, longest) !== own;
  if (!isWider && !isLonger) return undefined;
  return { ...(isWider && { access: widest }), ...(isLonger && { validity: longest }) };
}

const asValidity = ({ until }: { until: string | null }): Validity =>
  until === null ? { unlimited: true } : { until };

/** The validity as it is answered: with the zone whose days are meant. */
export function asShared({ until, timeZone }: { until: string | null; timeZone: string }): SharedValidity {
  return until === null ? { unlimited: true } : { until, timeZone };
}
