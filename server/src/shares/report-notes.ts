import { asc, inArray } from 'drizzle-orm';
import { textLength } from 'pacs-share/domain';

import type { Database } from '../database/database.js';
import { reportNotes } from '../database/schema.js';
import { limitRequests } from '../http/request-limit.js';
import { audit } from './audit.js';
import type { Bucket, OpenableStudy } from './opening/bucket.js';
import type { PasswordOwner } from './opening/one-time-password.js';
import type { ShareContext } from './share-context.js';

/** A note to the report of a study. */
export type ReportNote = Pick<typeof reportNotes.$inferSelect, 'studyInstanceUid' | 'authorName' | 'text' | 'at'>;

/** In characters. */
export const MAXIMUM_NOTE_LENGTH = 2000;
/** By one recipient in an hour. */
const MAXIMUM_NOTES = 30;

/** Whether a recipient may add to the report of a study: there is one to add to, which he or she may write. */
export function mayAddNote({ study, access, reportAccessible }: OpenableStudy): boolean {
  return study.hasReport && reportAccessible && access === 'images-and-report-write';
}

/** The notes to the reports of these studies, the oldest first. */
export async function notesOf(db: Database, studyInstanceUids: readonly string[]): Promise<ReportNote[]> {
  if (studyInstanceUids.length === 0) return [];
  const { studyInstanceUid, authorName, text, at } = reportNotes;
  return db
    .select({ studyInstanceUid, authorName, text, at })
    .from(reportNotes)
    .where(inArray(studyInstanceUid, [...studyInstanceUids]))
    .orderBy(asc(at), asc(reportNotes.id));
}

export type NoteProblem = 'missing' | 'too-long';

/** What was typed, as it is kept. */
export function noteText(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
}

/** What is wrong with a note; undefined where nothing is. */
export function noteProblem(text: string): NoteProblem | undefined {
  if (text === '') return 'missing';
  return textLength(text) > MAXIMUM_NOTE_LENGTH ? 'too-long' : undefined;
}

/** Adds a note to a report; `owner` where it is known who wrote it. The same id again adds nothing. */
export async function addNote(
  { db, clock }: Pick<ShareContext, 'db' | 'clock'>,
  { stored, recipient }: Bucket,
  owner: PasswordOwner | undefined,
  { id, studyInstanceUid, text }: { id: string; studyInstanceUid: string; text: string },
): Promise<void> {
  const at = clock();
  const { rid, displayName } = recipient;
  await limitRequests(
    db,
    [{ subject: `rid:${rid}`, action: 'add-note', maximum: MAXIMUM_NOTES, windowSeconds: 60 * 60 }],
    at,
  );
  const personId = owner?.personId ?? null;
  const authorName = owner?.displayName ?? displayName;
  await db.transaction(async (tx) => {
    const added = await tx
      .insert(reportNotes)
      .values({ id, studyInstanceUid, rid, personId, authorName, text, at })
      .onConflictDoNothing()
      .returning({ id: reportNotes.id });
    if (added.length === 0) return;
    await audit(tx, {
      at,
      action: 'add-note',
      person: personId === null ? null : { id: personId, displayName: authorName },
      shareId: stored.share.id,
      rid,
      detail: { length: textLength(text) },
    });
  });
}
