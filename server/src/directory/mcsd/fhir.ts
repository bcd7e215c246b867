/** Anything that JSON calls an object. */
export type Json = Readonly<Record<string, unknown>>;

/** A FHIR resource that has a name: everything else about it is read with care. */
export interface Resource extends Json {
  resourceType: string;
  id: string;
}

/** `Practitioner/12`: what a resource is called within its server. */
export type ResourceKey = string;

const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const LONGEST_TEXT = 500;

export const keyOf = ({ resourceType, id }: Resource): ResourceKey => `${resourceType}/${id}`;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isFhirId(id: string): boolean {
  return ID.test(id);
}

export function isResource(value: unknown): value is Resource {
  return (
    isObject(value) &&
    typeof value['resourceType'] === 'string' &&
    typeof value['id'] === 'string' &&
    isFhirId(value['id'])
  );
}

/** The objects of a list; none where it is no list. */
export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts of a list that are not blank. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text).filter((part) => part !== '') : [];
}

/** A text on one line, as long as a name may be; empty where there is none. */
export function text(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** What a CodeableConcept says to people: its text, or else how its first coding is displayed. */
export function conceptText(value: unknown): string {
  if (!isObject(value)) return '';
  const displays = objects(value['coding']).map(({ display }) => text(display));
  return text(value['text']) || (displays.find((display) => display !== '') ?? '');
}

/** Whether a period, where there is one, has not ended. */
export function isOngoing(period: unknown, now: Date): boolean {
  const end = isObject(period) ? text(period['end']) : '';
  if (end === '') return true;
  // A date without a time is included to its end.
  const instant = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(end) ? `${end}T23:59:59Z` : end);
  return Number.isNaN(instant) || instant >= now.getTime();
}

/**
 * What a Reference refers to, where it is on this server. One to another server is none: the same type and id there is
 * somebody else.
 *
 * @param base of the server, without a slash at the end
 */
export function referenceKey(value: unknown, type: string, base: string): ResourceKey | undefined {
  const reference = isObject(value) ? text(value['reference']) : '';
  const relative = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  const [found, id = '', history] = relative.split('/');
  return found === type && isFhirId(id) && (history === undefined || history === '_history')
    ? `${type}/${id}`
    : undefined;
}
