import { DirectoryUnavailable } from '../directory.js';
import { isCurrentRole } from './entry.js';
import type { FhirAnswer, FhirClient, Parameters } from './fhir-client.js';
import { keyOf, referenceKey, type Resource, type ResourceKey } from './fhir.js';

/** How many ids a search names at once. */
const CHUNK = 50;
const MOST_ROLES = 1000;

const REVERSE_INCLUDE = ['_revinclude', 'PractitionerRole:practitioner'] as const;

/** What one search found; `used` are the parameters that the directory says it went by. */
type Found = Pick<FhirAnswer, 'isCut' | 'used'> & { found: Resource[] };

/** The resources that one question to the directory has brought, and those they refer to. */
export class Pool {
  /** Whether the directory warned of anything, or had more than was read of what must be whole. */
  isIncomplete = false;
  /** Until when everything must be answered. */
  readonly signal: AbortSignal;
  private readonly resources = new Map<ResourceKey, Resource>();
  private readonly withRoles = new Set<ResourceKey>();
  private readonly asked = new Map<string, Promise<Found>>();

  constructor(
    private readonly client: FhirClient,
    private readonly now: Date,
  ) {
    this.signal = client.deadline();
  }

  get(key: ResourceKey | undefined): Resource | undefined {
    return key === undefined ? undefined : this.resources.get(key);
  }

  /** What matches; what came along is kept too. The same is asked once. */
  search(type: string, parameters: Parameters, most: number): Promise<Found> {
    const name = JSON.stringify([type, parameters, most]);
    const asked = this.asked.get(name) ?? this.ask(type, parameters, most);
    this.asked.set(name, asked);
    return asked;
  }

  /** The same, by parameters that mCSD does not demand: undefined where the directory refuses them. */
  async searchIfPossible(type: string, parameters: Parameters, most: number) {
    try {
      return await this.search(type, parameters, most);
    } catch (error) {
      if (isRefused(error)) return undefined;
      throw error;
    }
  }

  /** Practitioners, with their roles if the directory can bring both at once. */
  async searchPractitioners(parameters: Parameters, most: number): Promise<{ found: Resource[]; isCut: boolean }> {
    const asked: Parameters = [['active', 'true'], ...parameters];
    try {
      const { found, isCut, used } = await this.search('Practitioner', [...asked, REVERSE_INCLUDE], most);
      if (used?.has('_revinclude') === true) found.forEach((practitioner) => this.withRoles.add(keyOf(practitioner)));
      return { found, isCut };
    } catch (error) {
      if (!isRefused(error)) throw error;
      return this.search('Practitioner', asked, most);
    }
  }

  /** Reads the resources of one type that are not here yet; those that do not exist stay away. */
  async load(type: string, keys: readonly (ResourceKey | undefined)[]): Promise<void> {
    const missing = [...new Set(keys)].flatMap((key) => (key === undefined || this.resources.has(key) ? [] : [key]));
    await Promise.all(
      chunksOf(missing).map((chunk) =>
        this.search(type, [['_id', chunk.map((key) => key.slice(type.length + 1)).join(',')]], chunk.length),
      ),
    );
  }

  /** The same of a type that a directory need not have. */
  async loadIfPossible(type: string, keys: readonly (ResourceKey | undefined)[]): Promise<void> {
    try {
      await this.load(type, keys);
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
  }

  /** The roles that practitioners have now, by the practitioner. */
  async rolesOf(practitioners: readonly ResourceKey[]): Promise<Map<ResourceKey, Resource[]>> {
    const unknown = practitioners.filter((key) => !this.withRoles.has(key));
    await Promise.all(
      chunksOf(unknown).map(async (chunk) => {
        const { isCut } = await this.search(
          'PractitionerRole',
          [
            ['practitioner', chunk.join(',')],
            ['active', 'true'],
          ],
          MOST_ROLES,
        );
        this.isIncomplete ||= isCut;
      }),
    );
    unknown.forEach((key) => this.withRoles.add(key));
    const roles = new Map<ResourceKey, Resource[]>(practitioners.map((key) => [key, []]));
    for (const role of this.resources.values()) {
      if (role.resourceType !== 'PractitionerRole' || !isCurrentRole(role, this.now)) continue;
      roles.get(this.practitionerOf(role) ?? '')?.push(role);
    }
    return roles;
  }

  private async ask(type: string, parameters: Parameters, most: number): Promise<Found> {
    const { matches, included, isCut, isWarned, used } = await this.client.search(type, parameters, most, this.signal);
    this.isIncomplete ||= isWarned;
    for (const resource of [...matches, ...included]) this.resources.set(keyOf(resource), resource);
    return { found: matches, isCut, used };
  }

  practitionerOf(role: Resource): ResourceKey | undefined {
    return referenceKey(role['practitioner'], 'Practitioner', this.client.base);
  }
}

/** Whether a directory says that it cannot be asked so. */
export function isRefused(error: unknown): boolean {
  return error instanceof DirectoryUnavailable && [400, 404, 422, 501].includes(error.status ?? 0);
}

function chunksOf(keys: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < keys.length; start += CHUNK) chunks.push(keys.slice(start, start + CHUNK));
  return chunks;
}
