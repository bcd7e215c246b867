import type { DateRange } from './qido-parameters.js';
import { cursorAfter, type DatedStudy } from './study-order.js';

/** What is known of a stretch of time: its studies, or the first ones that were found. */
export interface Stretch {
  studies: DatedStudy[];
  /** Whether these are all of them. */
  isWhole: boolean;
}

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;
/** Stretches that one search asks for; where they do not fill a page, the next page goes on. */
const MAXIMUM_STRETCHES = 24;
const FIRST_DAYS = 7;
/** Longer stretches are open to the past. */
const LONGEST_DAYS = 3650;

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

function daysIn(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY + 1;
}

/**
 * Collects the newest studies of a range from somebody who gives them in no order and only so many at once: all of
 * it where that is little, otherwise stretch by stretch back in time, shorter where there are many studies and longer
 * where there are few.
 *
 * @param ask tells the studies of a range; `isDay` where it cannot be made shorter
 * @returns more than `limit` studies where there are more, and the cursor behind what was looked at, null where that
 * was everything
 */
export async function walkBack(
  { from, to }: DateRange,
  today: string,
  limit: number,
  ask: (range: DateRange, isDay: boolean) => Promise<Stretch>,
): Promise<{ studies: DatedStudy[]; rest: string | null }> {
  const whole = await ask({ from, to }, from !== undefined && from === to);
  if (whole.isWhole) return { studies: whole.studies, rest: null };
  const studies: DatedStudy[] = [];
  let days = FIRST_DAYS;
  // The newest stretch has no end where none was given: clocks differ, and studies are planned.
  let end = to ?? today;
  let isOpen = to === undefined;
  for (let stretch = 0; stretch < MAXIMUM_STRETCHES; stretch += 1) {
    const begin = days > LONGEST_DAYS ? from : latest(from, addDays(end, 1 - days));
    const isDay = begin === end;
    const { studies: found, isWhole } = await ask({ from: begin, to: isOpen ? undefined : end }, isDay);
    if (!isWhole && !isDay) {
      days = Math.max(1, Math.floor((begin === undefined ? LONGEST_DAYS : daysIn(begin, end)) / 4));
      continue;
    }
    studies.push(...found);
    if (begin === undefined || begin === from) return { studies, rest: null };
    end = addDays(begin, -1);
    isOpen = false;
    if (studies.length > limit) break;
    days *= 2;
  }
  // Before every study of `end` and after every one of the day that follows it.
  return { studies, rest: cursorAfter({ date: addDays(end, 1), time: '', studyInstanceUid: '~' }) };
}

function latest(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}
