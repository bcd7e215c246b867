import { and, eq } from 'drizzle-orm';
import type { ReceivedShareRequest } from 'pacs-share/contract';
import {
  evaluate,
  isReportAccessible,
  isUnlimited,
  recipientKey,
  recipientName,
  type Access,
  type Draft,
  type Issue,
  type Policy,
} from 'pacs-share/domain';

import type { Sender } from '../auth/caller.js';
import type { Database, Transaction } from '../database/database.js';
import { randomId } from '../database/random-id.js';
import { idempotencyKeys, rememberedChoices, shareRecipients, shares, shareStudies } from '../database/schema.js';
import type { DirectoryEntry, DirectoryRef } from '../directory/directory.js';
import { addFavorites } from '../directory/favorites.js';
import { Refusal } from '../http/problem.js';
import { anonymousNumbers } from './anonymous-numbers.js';
import { audit } from './audit.js';
import { draftFromRequest } from './draft-from-request.js';
import { holdOrigins, originsOf, withinOrigins } from './further/origins.js';
import type { Sharer } from './further/sharer.js';
import { findStudiesToShare, type StudiesToShare } from './further/studies-to-share.js';
import { linkToken, linkTokenHash } from './link-token.js';
import { addresseesOf, enqueueShareMails, type Addressee } from './notify.js';
import { mergedIssues, withMobileNumbers } from './mobile-numbers.js';
import { requestHash } from './request-hash.js';
import { phoneCountryOf } from './phone-country.js';
import type { ShareContext } from './share-context.js';
import type { RecipientRow, ShareRow, StudyRow } from './stored-share.js';

/** A share that was made, now or by the same request before. */
export interface MadeShare {
  id: string;
  /** False where this request had been answered before. */
  isNew: boolean;
}

/** Thrown inside the transaction to undo it: the same key has made a share in the meantime. */
class KeyTaken extends Error {}

/** How often a share is judged anew, when what it comes from goes on changing. */
const MAXIMUM_TRIES = 5;

/** Thrown inside the transaction to undo it: what is shared on was withdrawn or shortened in the meantime. */
class OriginChanged extends Error {}

/**
 * Shares studies: judges the request by the rules and stores the share, its audit entry and its mails together. The
 * same key and request make one share, however often and however simultaneously they come.
 */
export async function createShare(
  context: ShareContext,
  sender: Sharer,
  key: string,
  request: ReceivedShareRequest,
): Promise<MadeShare> {
  const hash = requestHash(request);
  const before = await shareOfKey(context.db, sender.id, key, hash);
  if (before !== undefined) return { id: before, isNew: false };

  for (let tries = 1; ; tries += 1) {
    const judged = await judgeRequest(context, sender, request);
    const { rows } = judged;
    const addressees = await addresseesOf(context.directory, rows.recipients);
    try {
      await context.db.transaction(async (tx) => {
        await tx.insert(shares).values(rows.share);
        await takeKey(tx, {
          senderId: sender.id,
          key,
          bodyHash: hash,
          shareId: rows.share.id,
          createdAt: rows.share.sharedAt,
        });
        await storeRest(context, tx, judged, addressees);
      });
    } catch (error) {
      // The judge finds what has changed, and says it.
      if (error instanceof OriginChanged) {
        if (tries < MAXIMUM_TRIES) continue;
        throw new Refusal('origin-changing', { headers: { 'Retry-After': '2' } });
      }
      if (!(error instanceof KeyTaken)) throw error;
      const made = await shareOfKey(context.db, sender.id, key, hash);
      if (made === undefined) throw error;
      return { id: made, isNew: false };
    }
    context.wakeOutbox();
    return { id: rows.share.id, isNew: true };
  }
}

/** The share that this key and request made before, whatever the sender may share by now; undefined where none. */
export function madeBefore(
  { db }: Pick<ShareContext, 'db'>,
  senderId: string,
  key: string,
  request: ReceivedShareRequest,
): Promise<string | undefined> {
  return shareOfKey(db, senderId, key, requestHash(request));
}

export interface JudgedRequest {
  sender: Sender;
  draft: Draft;
  policy: Policy;
  rows: NewRows;
}

/**
 * What a request comes to, that the judge finds nothing wrong with: the rows of a share. Refuses any other; `isMissed`
 * tells what may still be missing.
 */
export async function judgeRequest(
  context: ShareContext,
  sharer: Sharer,
  request: ReceivedShareRequest,
  isMissed: (issue: Issue) => boolean = () => false,
): Promise<JudgedRequest> {
  const now = context.clock();
  const { studies, rights, sender, policy } = await findStudiesToShare(context, sharer, request);
  const entries = await findEntries(context, request, sender.id);
  const known = new Map([...entries].map(([entryKey, { recipient }]) => [entryKey, recipient]));
  const mobiles = withMobileNumbers(request.recipients, phoneCountryOf(context, sender));
  // What was received without the name is shared on without it.
  const anonymize = request.anonymize || [...rights.values()].some(({ anonymousNumber }) => anonymousNumber !== null);
  const draft = draftFromRequest({ ...request, anonymize, recipients: mobiles.recipients }, studies, known);
  const issues = mergedIssues(evaluate(draft, policy).issues, mobiles.issues);
  if (!issues.every(isMissed))
    throw new Refusal('rules-broken', { errors: issues.filter((issue) => !isMissed(issue)) });
  return { sender, draft, policy, rows: newRows(context, sender, { draft, policy, rights, entries }, now) };
}

async function shareOfKey(db: Database, senderId: string, key: string, hash: string): Promise<string | undefined> {
  const [row] = await db
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.senderId, senderId), eq(idempotencyKeys.key, key)));
  if (row !== undefined && row.bodyHash !== hash) throw new Refusal('idempotency-key-reused');
  return row?.shareId;
}

// Of simultaneous transactions the others wait here until the first has ended, and then find the key taken.
async function takeKey(tx: Transaction, row: typeof idempotencyKeys.$inferInsert): Promise<void> {
  const taken = await tx
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (taken.length === 0) throw new KeyTaken();
}

async function findEntries(
  { directory }: ShareContext,
  request: ReceivedShareRequest,
  senderId: string,
): Promise<Map<string, DirectoryEntry>> {
  const refs = request.recipients.flatMap((recipient): DirectoryRef[] =>
    recipient.kind === 'new' ? [] : [{ kind: recipient.kind, id: recipient.id }],
  );
  const entries = await directory.find(refs, senderId);
  return new Map(entries.map((entry) => [recipientKey(entry.recipient), entry]));
}

export interface NewRows {
  share: ShareRow;
  studies: StudyRow[];
  recipients: RecipientRow[];
}

/** The rows of a share that the judge found nothing wrong with. */
function newRows(
  { secret }: ShareContext,
  sender: Sender,
  {
    draft,
    policy,
    rights,
    entries,
  }: Pick<JudgedRequest, 'draft' | 'policy'> &
    Pick<StudiesToShare, 'rights'> & { entries: ReadonlyMap<string, DirectoryEntry> },
  now: Date,
): NewRows {
  const access = draft.access as Access;
  const validity = draft.validity ?? { until: '' };
  const id = randomId();
  const share: ShareRow = {
    id,
    senderId: sender.id,
    senderName: sender.displayName,
    departmentId: sender.department.id,
    departmentName: sender.department.name,
    access,
    reportAccessible: isReportAccessible(access, draft.anonymize),
    reason: draft.reason.trim(),
    language: draft.language ?? '',
    until: isUnlimited(validity) ? null : validity.until.trim(),
    timeZone: policy.timeZone,
    label: draft.label,
    urgent: draft.urgent,
    anonymize: draft.anonymize,
    furtherSharing: draft.furtherSharing,
    message: draft.message,
    sharedAt: now,
    withdrawnAt: null,
    notifyOpened: false,
  };
  const numbers = draft.anonymize ? anonymousNumbers(draft.studies) : [];
  return {
    share,
    studies: draft.studies.map((study, position) => {
      const right = rights.get(study.studyInstanceUid);
      return {
        shareId: id,
        studyInstanceUid: study.studyInstanceUid,
        position,
        study,
        anonymousNumber: right?.anonymousNumber ?? numbers[position] ?? null,
        madeFrom: right?.rid ?? null,
      };
    }),
    recipients: draft.recipients.map((recipient, position) => {
      const isAccepting = recipient.kind === 'new' || entries.get(recipientKey(recipient))?.acceptsShares === true;
      const rid = randomId();
      const own = recipient.kind === 'new' ? recipient : undefined;
      return {
        rid,
        shareId: id,
        position,
        kind: recipient.kind,
        recipientId: recipient.kind === 'new' ? null : recipient.id,
        displayName: recipientName(recipient),
        firstName: own?.firstName.trim() ?? null,
        lastName: own?.lastName.trim() ?? null,
        email: own?.email.trim() ?? null,
        mobile: own?.mobile?.trim() || null,
        organisation: own?.organisation?.trim() || null,
        language: recipient.language,
        twoFactor: recipient.twoFactor,
        sendMail: recipient.sendMail,
        outcome: isAccepting ? 'shared' : 'failed',
        problem: isAccepting ? null : 'recipient-not-accepting',
        kept: null,
        // Exams go to another PACS by themselves: there is nobody who would follow a link.
        linkTokenHash: isAccepting && recipient.kind !== 'pacs' ? linkTokenHash(linkToken(secret, rid)) : null,
        wrongCodes: 0,
        lockedAt: null,
        withdrawnAt: null,
      };
    }),
  };
}

/** Withdrawing and shortening wait from here on until the share is there to be ended with what it was made from. */
async function requireOrigins(tx: Transaction, made: ShareRow): Promise<void> {
  await holdOrigins(tx, made.id);
  const { until, withdrawnAt } = withinOrigins(made, await originsOf(tx, [made.id]));
  if (withdrawnAt !== null || until !== made.until) throw new OriginChanged();
}

async function storeRest(
  context: ShareContext,
  tx: Transaction,
  { sender, draft, policy, rows }: JudgedRequest,
  addressees: readonly Addressee[],
): Promise<void> {
  const { share, studies, recipients } = rows;
  await tx.insert(shareStudies).values(studies);
  await tx.insert(shareRecipients).values(recipients);
  const further = studies.filter(({ madeFrom }) => madeFrom !== null).length;
  if (further > 0) await requireOrigins(tx, share);
  await audit(tx, {
    at: share.sharedAt,
    action: 'share',
    person: sender,
    shareId: share.id,
    reason: share.reason,
    detail: {
      studies: studies.length,
      recipients: recipients.length,
      ...(further > 0 && { further }),
      access: share.access,
      until: share.until,
      // The words that were ticked, where they are the department's own.
      consent: policy.consent?.text ?? true,
    },
  });
  const reached = recipients.filter(({ outcome }) => outcome === 'shared');
  const mailed = new Set(reached.filter(({ sendMail }) => sendMail).map(({ rid }) => rid));
  await enqueueShareMails(
    context,
    tx,
    rows,
    addressees.filter(({ rid }) => mailed.has(rid)),
  );

  const starred = reached.flatMap(({ kind, recipientId, position }): DirectoryRef[] =>
    draft.recipients[position]?.favorite === true && kind !== 'new' && recipientId !== null
      ? [{ kind, id: recipientId }]
      : [],
  );
  await addFavorites(tx, sender.id, starred);

  const lastUser = reached.filter(({ kind }) => kind === 'user').at(-1);
  if (lastUser) {
    const { twoFactor, sendMail } = lastUser;
    await tx
      .insert(rememberedChoices)
      .values({ personId: sender.id, twoFactor, sendMail })
      .onConflictDoUpdate({ target: rememberedChoices.personId, set: { twoFactor, sendMail } });
  }
}
