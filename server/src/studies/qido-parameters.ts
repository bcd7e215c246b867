import { UNSPACED } from './study-text.js';
import { TAG } from './tags.js';

/** Calendar dates, inclusive; either may be open. */
export interface DateRange {
  from?: string | undefined;
  to?: string | undefined;
}

/** What a list of studies shows beyond what every server returns. */
const STUDY_FIELDS = [
  TAG.StudyDescription,
  TAG.ModalitiesInStudy,
  TAG.SOPClassesInStudy,
  TAG.InstitutionName,
  TAG.InstitutionalDepartmentName,
];

const INSTANCE_FIELDS = [
  TAG.Modality,
  TAG.SeriesInstanceUID,
  TAG.SeriesNumber,
  TAG.SeriesDescription,
  TAG.InstanceNumber,
  TAG.Rows,
  TAG.Columns,
];

function dicomDate(date: string | undefined): string {
  return (date ?? '').replaceAll('-', '');
}

/** Parameters of a search for studies. */
export function studyParameters(
  { from, to }: DateRange,
  modality: string | undefined,
  match: readonly [key: string, pattern: string] | undefined,
  page: { limit: number; offset: number },
): URLSearchParams {
  const parameters = new URLSearchParams();
  if (match) parameters.set(...match);
  if (from !== undefined || to !== undefined) parameters.set('StudyDate', `${dicomDate(from)}-${dicomDate(to)}`);
  if (modality !== undefined) parameters.set('ModalitiesInStudy', modality);
  parameters.set('limit', String(page.limit));
  if (page.offset > 0) parameters.set('offset', String(page.offset));
  for (const field of STUDY_FIELDS) parameters.append('includefield', field);
  return parameters;
}

/** Parameters of a search for the instances of a study. */
export function instanceParameters(page: { limit: number; offset: number }): URLSearchParams {
  const parameters = new URLSearchParams({ limit: String(page.limit) });
  if (page.offset > 0) parameters.set('offset', String(page.offset));
  for (const field of INSTANCE_FIELDS) parameters.append('includefield', field);
  return parameters;
}

/** Matching a description is at a server's choice. */
export const OPTIONAL_KEY = 'StudyDescription';

type Match = readonly [key: string, pattern: string];

function matchesEverywhere(pattern: string): Match[] {
  return [
    ['PatientName', pattern],
    ['PatientID', pattern],
    ['AccessionNumber', pattern],
    [OPTIONAL_KEY, pattern],
  ];
}

/** A word with wildcards where accents may be, for a server that compares them, or has none; undefined for too little. */
function accentless(word: string): string | undefined {
  // What is typed with accents is typed with all of them.
  const isAscii = /^[\x20-\x7e]*$/.test(word);
  const pattern = word.replace(isAscii ? /[aceinosuy]+/gi : /[^\x20-\x7e]+/g, '*');
  return pattern.replaceAll('*', '').length < 2 || pattern === word ? undefined : `*${pattern}*`.replace(/\*+/g, '*');
}

/**
 * The searches that together find whatever a text may mean, and those to try where they find nothing. A server
 * requires all criteria to hold: each search looks for the longest word in one place, and the other words are looked
 * for in what it finds.
 */
export function textMatches(text: string): readonly (readonly Match[])[] {
  const words = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest === '') return [];
  // A name typed without a space has one between its parts.
  if (UNSPACED.test(longest)) return [matchesEverywhere(`*${Array.from(longest).join('*')}*`)];
  const loose = accentless(longest);
  return [matchesEverywhere(`*${longest}*`), ...(loose === undefined ? [] : [matchesEverywhere(loose)])];
}
