import { InvalidCursor, type StudyPage, type StudyRecord } from './study-source.js';

/** Where a study stands in a list: newest first, the UID decides between the same moments. */
export interface Position {
  /** `YYYY-MM-DD`. */
  date: string;
  /** DICOM TM, as in the study; empty where unknown. */
  time: string;
  studyInstanceUid: string;
}

/** A study with what a list needs to order it. */
export interface DatedStudy {
  study: StudyRecord;
  /** DICOM (0008,0030). */
  time: string;
}

export function positionOf({ study, time }: DatedStudy): Position {
  return { date: study.date, time, studyInstanceUid: study.studyInstanceUid };
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Negative where the first stands before the second. */
export function comparePositions(one: Position, other: Position): number {
  return (
    compareText(other.date, one.date) ||
    compareText(other.time, one.time) ||
    compareText(one.studyInstanceUid, other.studyInstanceUid)
  );
}

/** A cursor that continues after a position; the same one for the same position. */
export function cursorAfter({ date, time, studyInstanceUid }: Position): string {
  return Buffer.from(JSON.stringify([date, time, studyInstanceUid])).toString('base64url');
}

/** The position a cursor continues after. Throws `InvalidCursor`. */
export function positionOfCursor(cursor: string): Position {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new InvalidCursor();
  }
  if (!Array.isArray(value) || value.length !== 3) throw new InvalidCursor();
  const [date, time, studyInstanceUid] = value as unknown[];
  if (typeof date !== 'string' || typeof time !== 'string' || typeof studyInstanceUid !== 'string') {
    throw new InvalidCursor();
  }
  return { date, time, studyInstanceUid };
}

/**
 * One page of studies that stand in order.
 *
 * @param hasMore whether studies follow that are not among these
 */
export function pageOf(studies: readonly DatedStudy[], limit: number, hasMore = false): StudyPage {
  const page = studies.slice(0, limit);
  const last = page.at(-1);
  const isLast = studies.length <= limit && !hasMore;
  return {
    studies: page.map(({ study }) => study),
    next: last && !isLast ? cursorAfter(positionOf(last)) : null,
  };
}
