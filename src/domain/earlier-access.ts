import { ACCESSES, widerAccess, type Access } from './access.js';
import type { CalendarDate } from './calendar-date.js';
import type { Kind } from './kind.js';
import type { Share, SharedValidity } from './share.js';

/** What a recipient may see already, of the studies asked about. */
export interface EarlierAccess {
  /** The widest. */
  access: Access;
  /** The last day of the one that lasts longest; null for one without end. */
  until: CalendarDate | null;
  /** Study Instance UIDs, in the order asked. */
  studies: string[];
}

/**
 * What earlier shares give a recipient today; undefined where they give nothing. Somebody new has no id to be known
 * by: nothing is compared.
 */
export function earlierAccess(
  shares: readonly Share[],
  recipient: { kind: Kind; id?: string },
  studyUids: readonly string[],
  today: CalendarDate,
): EarlierAccess | undefined {
  if (recipient.kind === 'new' || recipient.id === undefined) return undefined;
  let found: { access: Access; until: CalendarDate | null } | undefined;
  const shared = new Set<string>();
  for (const share of shares) {
    const studies = share.studies.map((study) => study.studyInstanceUid).filter((uid) => studyUids.includes(uid));
    if (share.withdrawn || studies.length === 0) continue;
    for (const given of share.recipients) {
      if (given.kind !== recipient.kind || given.id !== recipient.id) continue;
      if (given.withdrawn || given.outcome !== 'shared') continue;
      const until = later(lastDay(share.validity), given.kept?.validity ? lastDay(given.kept.validity) : undefined);
      if (until !== null && until < today) continue;
      const own = share.anonymize ? 'images' : share.access;
      const access = given.kept?.access ? widerAccess(own, given.kept.access) : own;
      found = found
        ? { access: widerAccess(found.access, access), until: later(found.until, until) }
        : { access, until };
      for (const uid of studies) shared.add(uid);
    }
  }
  return found && { ...found, studies: studyUids.filter((uid) => shared.has(uid)) };
}

/** What earlier shares keep open although a new one gives less: the wider right stays. */
export interface KeptRights {
  /** The widest access, and of how many of the studies it is wider. */
  access?: { access: Access; studies: number };
  /** The latest last day (null: without end), and of how many of the studies it is later. */
  until?: { until: CalendarDate | null; studies: number };
}

/** What a recipient keeps of earlier shares beyond what is given now. */
export function keptRights(
  shares: readonly Share[],
  recipient: { kind: Kind; id?: string },
  studyUids: readonly string[],
  today: CalendarDate,
  given: { access: Access; until: CalendarDate | null },
): KeptRights {
  const earlier = studyUids.flatMap((uid) => earlierAccess(shares, recipient, [uid], today) ?? []);
  const wider = earlier.filter(({ access }) => ACCESSES.indexOf(access) > ACCESSES.indexOf(given.access));
  const longer = earlier.filter(({ until }) => later(given.until, until) !== given.until);
  return {
    ...(wider.length > 0 && {
      access: { access: wider.map(({ access }) => access).reduce(widerAccess), studies: wider.length },
    }),
    ...(longer.length > 0 && {
      until: { until: longer.map(({ until }) => until).reduce(later), studies: longer.length },
    }),
  };
}

function lastDay(validity: SharedValidity): CalendarDate | null {
  return 'until' in validity ? validity.until : null;
}

/** The later of two last days; null lasts for ever, undefined says nothing. */
function later(a: CalendarDate | null, b: CalendarDate | null | undefined): CalendarDate | null {
  if (b === undefined) return a;
  if (a === null || b === null) return null;
  return a >= b ? a : b;
}
