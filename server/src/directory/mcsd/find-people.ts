import { isEmailAddress, type Criteria } from 'pacs-share/domain';

import { RANK } from '../matches.js';
import { fieldTerms, searchTerms, type SearchTerms } from '../search-terms.js';
import { personEntry, type McsdEntry, type Reading } from './entry.js';
import type { Parameters } from './fhir-client.js';
import { keyOf, referenceKey, type Resource, type ResourceKey } from './fhir.js';
import { isIdentified, rankByFields, rankByWords, wordsOf } from './match.js';
import type { Pool } from './pool.js';
import { addressValues, attempts, containing, mobileValues, numberValues } from './query-values.js';
import { settle, type Ask } from './settle.js';

/** An entry, and how well it fits; less is better. */
export interface Fit {
  entry: McsdEntry;
  rank: number;
}

type UserCriteria = Criteria & { kind: 'user' };
/** A role or a practitioner that was found; a practitioner stands for all of his or her roles. */
type Found = Resource;

/** So many of each way to ask are looked at while somebody types. */
const MOST_BY_TEXT = 200;
/** Of a detailed search, whose pages are all there; beyond it the list is said to be incomplete. */
const MOST_BY_FIELDS = 1000;

/** People whom a text may mean. */
export async function peopleByText(pool: Pool, reading: Reading, text: string): Promise<Fit[]> {
  const terms = searchTerms(text);
  const words = terms.isWords ? wordsOf(text) : [];
  const asks: Ask<Found[]>[] = [];
  if (terms.isWords) {
    for (const parameters of attempts('name', text)) asks.push(() => practitioners(pool, parameters, MOST_BY_TEXT));
  }
  asks.push(...identifying(pool, reading, terms, { number: text, mobile: text, email: text }, false));
  const found = (await settle(pool, asks)).flat();
  const entries = await entriesOf(pool, reading, found);
  return entries.flatMap((entry) => {
    const rank = isIdentified(entry, terms) ? RANK.identified : rankByWords(entry, words);
    return rank === undefined ? [] : [{ entry, rank }];
  });
}

/** People who fit every field of a detailed search. */
export async function peopleByCriteria(pool: Pool, reading: Reading, criteria: UserCriteria): Promise<Fit[]> {
  const terms = fieldTerms(criteria);
  if (!terms) return []; // holds what cannot be a number or an address
  const { firstName = '', lastName = '', speciality = '', town = '', organisation = '' } = criteria;
  const { physicianNumber = '', mobile = '', email = '' } = criteria;
  const names = [...containing('family', lastName), ...containing('given', firstName)];
  const asks: Ask<Found[]>[] = [];
  // The field that leaves the fewest is asked for; what is found is held against all of them.
  if (terms.length > 0) {
    const all = Object.assign({}, ...terms) as SearchTerms;
    asks.push(...identifying(pool, reading, all, { number: physicianNumber, mobile, email }, true));
  }
  if (asks.length === 0 && names.length > 0) asks.push(() => practitioners(pool, names, MOST_BY_FIELDS, true));
  if (asks.length === 0 && terms.length > 0) {
    pool.isIncomplete = true; // FHIR finds no beginnings of numbers and addresses
  } else if (asks.length === 0) {
    asks.push(() => rolesAt(pool, { organisation, town, speciality }));
  }
  const found = (await settle(pool, asks)).flat();
  return (await entriesOf(pool, reading, found)).flatMap((entry) => {
    if (!terms.every((term) => isIdentified(entry, term))) return [];
    const rank = rankByFields([
      { value: entry.firstName ?? '', asked: firstName },
      { value: entry.lastName ?? '', asked: lastName },
      { value: entry.speciality, asked: speciality },
      { value: entry.town, asked: town },
      { value: entry.organisation, asked: organisation },
    ]);
    return rank === undefined ? [] : [{ entry, rank }];
  });
}

/** Whoever has exactly this address. */
export async function peopleAt(pool: Pool, reading: Reading, address: string): Promise<McsdEntry[]> {
  const terms: SearchTerms = { email: { beginning: address, complete: address }, isWords: false };
  const found = (await settle(pool, identifying(pool, reading, terms, { email: address }, false))).flat();
  const entries = await entriesOf(pool, reading, found);
  return entries.filter(({ email }) => email?.value.toLowerCase() === address);
}

/**
 * The entries of practitioners and roles, with the places they are at: of a practitioner with roles each of the roles,
 * unless they are asked for exactly.
 */
export async function entriesOf(
  pool: Pool,
  reading: Reading,
  found: readonly Found[],
  isExact = false,
): Promise<McsdEntry[]> {
  const people = found.filter(({ resourceType }) => resourceType === 'Practitioner').map(keyOf);
  const roles = new Map<ResourceKey, Resource>();
  for (const resource of found) if (resource.resourceType === 'PractitionerRole') roles.set(keyOf(resource), resource);
  const rolesOf = isExact ? new Map<ResourceKey, Resource[]>() : await pool.rolesOf([...new Set(people)]);
  for (const role of [...rolesOf.values()].flat()) roles.set(keyOf(role), role);
  const reference = (role: Resource, field: string, type: string) => referenceKey(role[field], type, reading.base);
  const all = [...roles.values()];
  await Promise.all([
    pool.load(
      'Practitioner',
      all.map((role) => pool.practitionerOf(role)),
    ),
    pool.load(
      'Organization',
      all.map((role) => reference(role, 'organization', 'Organization')),
    ),
    loadLocations(pool, reading, all),
  ]);
  const without = people.filter((key) => (rolesOf.get(key) ?? []).length === 0);
  const withRole = all.map((role) => ({ practitioner: pool.get(pool.practitionerOf(role)), role }));
  const withoutRole = [...new Set(without)].map((key) => ({ practitioner: pool.get(key), role: undefined }));
  const entries = new Map<string, McsdEntry>();
  for (const { practitioner, role } of [...withRole, ...withoutRole]) {
    const entry = practitioner && personEntry(practitioner, role, reading);
    if (!entry) continue;
    // Two roles that look alike and lead to one mailbox are one to whoever chooses.
    const { description, email, mobile } = entry;
    const look = isExact ? entry.id : JSON.stringify([practitioner.id, description, email?.value, mobile?.value]);
    if (!entries.has(look)) entries.set(look, entry);
  }
  return [...entries.values()];
}

/** The locations of roles or services; a directory need not have any. */
export async function loadLocations(pool: Pool, { base }: Reading, resources: readonly Resource[]): Promise<void> {
  const keys = resources.flatMap(({ location }) =>
    Array.isArray(location) ? location.map((place) => referenceKey(place, 'Location', base)) : [],
  );
  await pool.loadIfPossible('Location', keys);
}

async function practitioners(pool: Pool, parameters: Parameters, most: number, isWhole = false): Promise<Found[]> {
  const { found, isCut } = await pool.searchPractitioners(parameters, most);
  pool.isIncomplete ||= isWhole && isCut;
  return found;
}

/** By number, which mCSD has, and by what is optional: whoever refuses addresses is not asked for them. */
function identifying(
  pool: Pool,
  { country }: Reading,
  terms: SearchTerms,
  { number = '', mobile = '', email = '' }: { number?: string; mobile?: string; email?: string },
  isNeeded: boolean,
): Ask<Found[]>[] {
  const asks: Ask<Found[]>[] = [];
  const ask = (name: string, value: string) => {
    for (const type of ['Practitioner', 'PractitionerRole']) {
      asks.push(async () => {
        const answer = await pool.searchIfPossible(
          type,
          [
            ['active', 'true'],
            [name, value],
          ],
          MOST_BY_TEXT,
        );
        pool.isIncomplete ||= isNeeded && !answer;
        return answer?.found ?? [];
      });
    }
  };
  if (terms.number) asks.push(() => practitioners(pool, [['identifier', numberValues(number)]], MOST_BY_TEXT));
  if (terms.email?.complete !== undefined && isEmailAddress(terms.email.complete)) ask('email', addressValues(email));
  if (terms.mobile?.isComplete === true) ask('phone', mobileValues(mobile, country));
  return asks;
}

/** Roles by where they are or what they are in, where no name is given. */
async function rolesAt(
  pool: Pool,
  { organisation, town, speciality }: { organisation: string; town: string; speciality: string },
): Promise<Found[]> {
  const search = async (type: string, parameters: Parameters) => {
    const answer = await pool.searchIfPossible(type, parameters, MOST_BY_FIELDS);
    pool.isIncomplete ||= answer?.isCut !== false;
    return answer?.found ?? [];
  };
  const active = ['active', 'true'] as const;
  const include = ['_include', 'PractitionerRole:practitioner'] as const;
  const [byName, byTown] = [containing('name', organisation), containing('address-city', town)];
  if (byName.length === 0 && byTown.length === 0) {
    const words = containing('specialty', speciality).map(([, value]) => ['specialty:text', value] as const);
    return words.length === 0 ? [] : search('PractitionerRole', [active, ...words, include]);
  }
  const places = [
    ...(await search('Organization', [active, ...(byName.length > 0 ? byName : byTown)])),
    ...(byName.length > 0 ? [] : await search('Location', byTown)),
  ];
  const roles = places.map(({ resourceType, id }) =>
    search('PractitionerRole', [active, [resourceType.toLowerCase(), `${resourceType}/${id}`], include]),
  );
  return (await Promise.all(roles)).flat();
}
