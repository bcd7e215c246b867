import type { DirectoryKind } from '../../database/schema.js';
import type { DirectoryQuery, DirectoryRef } from '../directory.js';
import { searchable } from '../search-terms.js';
import type { McsdEntry, Reading } from './entry.js';
import { FhirClient } from './fhir-client.js';
import { entriesOf, peopleAt, peopleByCriteria, peopleByText, type Fit } from './find-people.js';
import { placeEntries, placesByCriteria, placesByText } from './find-places.js';
import { membersOfGroups, type GroupType } from './group-members.js';
import { isMcsdId, mcsdKey, type McsdType } from './mcsd-id.js';
import type { NumberSystems } from './number-systems.js';
import { Pool } from './pool.js';
import { settle } from './settle.js';

export interface McsdOptions {
  /** Base URL of the FHIR server. */
  url: string;
  /** Bearer token. */
  token?: string | undefined;
  /** Milliseconds until a question to the directory is given up. */
  timeout: number;
  /** Naming systems of physicians' numbers beside the known ones. */
  systems?: NumberSystems;
  /** BCP 47: of those whose language the directory does not tell. */
  language: string;
  /** ISO 3166 code: where mobiles without a country code are from. */
  country?: string | undefined;
  now?: () => Date;
}

/** What was found. */
export interface Findings {
  fits: Fit[];
  /** Whether a part of the directory did not answer. */
  isIncomplete: boolean;
}

/** A directory that speaks IHE mCSD, asked by ITI-90. Each method throws `DirectoryUnavailable` where it did not answer. */
export class McsdSource {
  private readonly client: FhirClient;
  /** Domains of the addresses seen so far: a directory cannot be asked for them. */
  readonly domains = new Set<string>();

  constructor(private readonly options: McsdOptions) {
    this.client = new FhirClient(options);
  }

  async search(query: DirectoryQuery, kinds: readonly DirectoryKind[]): Promise<Findings> {
    const { pool, reading } = this.open();
    const fits =
      'text' in query
        ? await settle(
            pool,
            kinds.map((kind) => async () => {
              const text = searchable(query.text);
              return kind === 'user' ? peopleByText(pool, reading, text) : placesByText(pool, reading, kind, text);
            }),
          )
        : await settle(
            pool,
            kinds.includes(query.criteria.kind)
              ? [
                  () =>
                    query.criteria.kind === 'user'
                      ? peopleByCriteria(pool, reading, cleaned(query.criteria))
                      : placesByCriteria(pool, reading, cleaned(query.criteria)),
                ]
              : [],
          );
    const found = new Map(fits.flat().map((fit) => [fit.entry.id, fit]));
    this.learnDomains([...found.values()].map(({ entry }) => entry));
    return { fits: [...found.values()], isIncomplete: pool.isIncomplete };
  }

  /** Groups with their members; the others as they are. Groups without members are left out. */
  async withMembers(entries: readonly McsdEntry[]): Promise<McsdEntry[]> {
    if (!entries.some(({ kind }) => kind === 'group')) return [...entries];
    const { pool, reading } = this.open();
    const complete = await this.addMembers(pool, reading, entries);
    return complete.filter(({ kind, members }) => kind !== 'group' || (members !== undefined && members.length > 0));
  }

  /** The entries that exist. A group that has too many members is there without them. */
  async entries(refs: readonly DirectoryRef[]): Promise<McsdEntry[]> {
    const keys = refs.flatMap((ref) => mcsdKey(ref) ?? []);
    if (keys.length === 0) return [];
    const { pool, reading } = this.open();
    const ofType = (type: McsdType) => keys.filter((key) => key.type === type).map(({ key }) => key);
    const load = (type: McsdType) => pool.load(type, ofType(type));
    const loadOptional = (type: McsdType) => pool.loadIfPossible(type, ofType(type));
    await Promise.all([
      load('Practitioner'),
      load('PractitionerRole'),
      load('Organization'),
      loadOptional('HealthcareService'),
      loadOptional('Endpoint'),
    ]);
    const resources = keys.flatMap(({ key }) => pool.get(key) ?? []);
    const isPerson = (type: string) => type === 'Practitioner' || type === 'PractitionerRole';
    const people = await entriesOf(
      pool,
      reading,
      resources.filter(({ resourceType }) => isPerson(resourceType)),
      true,
    );
    const places = await placeEntries(
      pool,
      reading,
      resources.filter(({ resourceType }) => !isPerson(resourceType)),
      true,
    );
    return this.addMembers(pool, reading, [...people, ...places]);
  }

  /** Undefined where there is no such group, or it has too many members. */
  async members(id: string): Promise<McsdEntry[] | undefined> {
    const [group] = isMcsdId(id) ? await this.entries([{ kind: 'group', id }]) : [];
    return group?.members;
  }

  /** Those who have exactly this address, in lower case. */
  async peopleAt(address: string): Promise<McsdEntry[]> {
    const { pool, reading } = this.open();
    const people = await peopleAt(pool, reading, address);
    this.learnDomains(people);
    return people;
  }

  private async addMembers(pool: Pool, reading: Reading, entries: readonly McsdEntry[]): Promise<McsdEntry[]> {
    const groups = entries.flatMap((entry) => (entry.kind === 'group' ? (mcsdKey(entry) ?? []) : []));
    const ofType = (type: GroupType) => groups.filter((group) => group.type === type).map(({ key }) => key);
    const [inOrganizations, inServices] = await Promise.all([
      membersOfGroups(pool, reading, 'Organization', ofType('Organization')),
      membersOfGroups(pool, reading, 'HealthcareService', ofType('HealthcareService')),
    ]);
    return entries.map((entry) => {
      const key = entry.kind === 'group' ? mcsdKey(entry)?.key : undefined;
      return key === undefined ? entry : { ...entry, members: inOrganizations.get(key) ?? inServices.get(key) };
    });
  }

  private open(): { pool: Pool; reading: Reading } {
    const { systems = new Map(), language, country, now = () => new Date() } = this.options;
    const instant = now();
    const pool = new Pool(this.client, instant);
    const get: Reading['get'] = (key) => pool.get(key);
    return { pool, reading: { base: this.client.base, systems, language, country, now: instant, get } };
  }

  private learnDomains(entries: readonly McsdEntry[]): void {
    for (const { email } of entries) {
      if (email && this.domains.size < MOST_DOMAINS)
        this.domains.add(email.value.slice(email.value.lastIndexOf('@') + 1).toLowerCase());
    }
  }
}

/** More than any region has. */
const MOST_DOMAINS = 2000;

/** Criteria without what is no part of any name, number or address. */
function cleaned<T extends { kind: string }>(criteria: T): T {
  const fields = Object.entries(criteria).map(([name, value]) => [
    name,
    typeof value === 'string' ? searchable(value) : value,
  ]);
  return Object.fromEntries(fields) as T;
}
