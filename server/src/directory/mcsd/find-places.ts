import type { Criteria } from 'pacs-share/domain';

import { searchTerms } from '../search-terms.js';
import { isDicomEndpoint, groupEntry, pacsEntry, type McsdEntry, type Reading } from './entry.js';
import type { Parameters } from './fhir-client.js';
import { loadLocations, type Fit } from './find-people.js';
import { isObject, referenceKey, type Resource } from './fhir.js';
import { rankByFields, rankByWords, wordsOf } from './match.js';
import type { Pool } from './pool.js';
import { attempts, containing } from './query-values.js';
import { settle, type Ask } from './settle.js';

type PlaceKind = 'group' | 'pacs';
type PlaceCriteria = Criteria & { kind: PlaceKind };

const MOST_BY_TEXT = 100;
const MOST_BY_FIELDS = 500;
const CHUNK = 50;
const ACTIVE = ['active', 'true'] as const;

/** Groups or PACS that a text may mean. */
export async function placesByText(pool: Pool, reading: Reading, kind: PlaceKind, text: string): Promise<Fit[]> {
  if (!searchTerms(text).isWords) return []; // a number or an address names a person
  const words = wordsOf(text);
  const names = attempts('name', text);
  const asks: Ask<Resource[]>[] = names.flatMap((parameters) =>
    kind === 'group'
      ? [
          () => organizations(pool, parameters, MOST_BY_TEXT),
          () => optional(pool, 'HealthcareService', [ACTIVE, ...parameters], MOST_BY_TEXT),
        ]
      : [
          () => optional(pool, 'Endpoint', [['status', 'active'], ...parameters], MOST_BY_TEXT),
          async () => endpointsAt(pool, await organizations(pool, parameters, MOST_BY_TEXT)),
        ],
  );
  const entries = await placeEntries(pool, reading, (await settle(pool, asks)).flat());
  return entries.flatMap((entry) => {
    const rank = rankByWords(entry, words);
    return rank === undefined ? [] : [{ entry, rank }];
  });
}

/** Groups or PACS that fit every field of a detailed search. */
export async function placesByCriteria(pool: Pool, reading: Reading, criteria: PlaceCriteria): Promise<Fit[]> {
  const { kind, name = '', town = '', organisation = '' } = criteria;
  const byName = containing('name', name);
  const byOrganization = containing('name', organisation);
  const byTown = containing('address-city', town);
  const asks: Ask<Resource[]>[] = [];
  const above = byOrganization.length > 0 ? byOrganization : byTown;
  if (byName.length > 0 && kind === 'group') {
    asks.push(
      () => organizations(pool, byName, MOST_BY_FIELDS, true),
      () => optional(pool, 'HealthcareService', [ACTIVE, ...byName], MOST_BY_FIELDS, true),
    );
  } else if (byName.length > 0) {
    asks.push(
      () => optional(pool, 'Endpoint', [['status', 'active'], ...byName], MOST_BY_FIELDS, true),
      // An endpoint without a name is called as its organization.
      async () => endpointsAt(pool, await organizations(pool, byName, MOST_BY_FIELDS, true)),
    );
  } else if (above.length > 0) {
    asks.push(async () => {
      const found = await organizations(pool, above, MOST_BY_FIELDS, true);
      if (kind === 'pacs') return endpointsAt(pool, found);
      const within = await settle(pool, [
        () => referring(pool, 'Organization', 'partof', found),
        () => referring(pool, 'HealthcareService', 'organization', found),
      ]);
      return [...found, ...within.flat()];
    });
  }
  const entries = await placeEntries(pool, reading, (await settle(pool, asks)).flat());
  return entries.flatMap((entry) => {
    const rank = rankByFields([
      { value: entry.displayName, asked: name },
      { value: entry.town, asked: town },
      { value: entry.organisation, asked: organisation },
    ]);
    return rank === undefined ? [] : [{ entry, rank }];
  });
}

/** The entries of organizations, services and endpoints, with what they are part of; groups without their members. */
export async function placeEntries(
  pool: Pool,
  reading: Reading,
  found: readonly Resource[],
  isExact = false,
): Promise<McsdEntry[]> {
  const { base } = reading;
  const owners = found.flatMap(({ partOf, providedBy, managingOrganization }) =>
    [partOf, providedBy, managingOrganization].map((owner) => referenceKey(owner, 'Organization', base)),
  );
  const services = found.filter(({ resourceType }) => resourceType === 'HealthcareService');
  await Promise.all([pool.load('Organization', owners), loadLocations(pool, reading, services)]);
  const entries = new Map<string, McsdEntry>();
  // Of the several endpoints of one PACS the one that exams can be sent to.
  for (const resource of [...found].sort((one, other) => preference(one) - preference(other))) {
    const isEndpoint = resource.resourceType === 'Endpoint';
    const entry = isEndpoint ? pacsEntry(resource, reading) : groupEntry(resource, reading);
    if (!entry) continue;
    const owner = referenceKey(resource['managingOrganization'], 'Organization', base) ?? '';
    const name = isEndpoint && !isExact ? `${owner} ${entry.displayName}` : entry.id;
    if (!entries.has(name)) entries.set(name, entry);
  }
  return [...entries.values()];
}

function preference({ resourceType, connectionType }: Resource): number {
  const isReceiver =
    resourceType === 'Endpoint' && isObject(connectionType) && connectionType['code'] === 'dicom-stow-rs';
  return isReceiver ? 0 : 1;
}

async function organizations(pool: Pool, parameters: Parameters, most: number, isWhole = false): Promise<Resource[]> {
  const { found, isCut } = await pool.search('Organization', [ACTIVE, ...parameters], most);
  pool.isIncomplete ||= isWhole && isCut;
  return found;
}

async function optional(pool: Pool, type: string, parameters: Parameters, most: number, isWhole = false) {
  const answer = await pool.searchIfPossible(type, parameters, most);
  pool.isIncomplete ||= isWhole && answer?.isCut === true;
  return answer?.found ?? [];
}

async function endpointsAt(pool: Pool, found: readonly Resource[]): Promise<Resource[]> {
  return (await referring(pool, 'Endpoint', 'organization', found)).filter(isDicomEndpoint);
}

/** What refers to any of these, of a type that a directory need not have. */
async function referring(pool: Pool, type: string, parameter: string, found: readonly Resource[]): Promise<Resource[]> {
  const ids = [...new Set(found.map(({ resourceType, id }) => `${resourceType}/${id}`))];
  const state = type === 'Endpoint' ? (['status', 'active'] as const) : ACTIVE;
  const answers: Promise<Resource[]>[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK).join(',');
    answers.push(optional(pool, type, [state, [parameter, chunk]], MOST_BY_FIELDS, true));
  }
  return (await Promise.all(answers)).flat();
}
