import type { McsdEntry, Reading } from './entry.js';
import { isCurrentRole } from './entry.js';
import { entriesOf } from './find-people.js';
import { objects, referenceKey, type Resource, type ResourceKey } from './fhir.js';
import type { Pool } from './pool.js';

/** Whoever has more members is no group that one shares with, but a whole institution. */
export const MOST_MEMBERS = 200;
/** Roles read at once for several groups. */
const MOST_ROLES = 1000;

const TYPES = {
  Organization: { parameter: 'organization', field: 'organization' },
  HealthcareService: { parameter: 'service', field: 'healthcareService' },
} as const;

export type GroupType = keyof typeof TYPES;

/** The members of groups of one type: those who have a role there. Undefined where they are too many. */
export async function membersOfGroups(
  pool: Pool,
  reading: Reading,
  type: GroupType,
  groups: readonly ResourceKey[],
): Promise<Map<ResourceKey, McsdEntry[] | undefined>> {
  const members = new Map<ResourceKey, McsdEntry[] | undefined>();
  if (groups.length === 0) return members;
  const together = await rolesIn(pool, type, groups, MOST_ROLES);
  for (const group of groups) {
    // A big one among them hides the others: then each is asked for itself.
    const { roles, isCut } = together.isCut ? await rolesIn(pool, type, [group], MOST_MEMBERS + 1) : together;
    const own = roles.filter((role) => groupsOf(role, type, reading).includes(group));
    if (isCut || own.length > MOST_MEMBERS) members.set(group, undefined);
    else members.set(group, onePerPerson(await entriesOf(pool, reading, own), own, pool));
  }
  return members;

  async function rolesIn(from: Pool, ofType: GroupType, keys: readonly ResourceKey[], most: number) {
    const { found, isCut } = await from.search(
      'PractitionerRole',
      [
        ['active', 'true'],
        [TYPES[ofType].parameter, keys.join(',')],
        ['_include', 'PractitionerRole:practitioner'],
      ],
      most,
    );
    return { roles: found.filter((role) => isCurrentRole(role, reading.now)), isCut };
  }
}

function groupsOf(role: Resource, type: GroupType, { base }: Reading): (ResourceKey | undefined)[] {
  const value = role[TYPES[type].field];
  const references: unknown[] = Array.isArray(value) ? objects(value) : [value];
  return references.map((reference) => referenceKey(reference, type, base));
}

// Somebody with two roles in a group gets one mail.
function onePerPerson(entries: readonly McsdEntry[], roles: readonly Resource[], pool: Pool): McsdEntry[] {
  const practitionerOf = new Map(roles.map((role) => [role.id, pool.practitionerOf(role)]));
  const members = new Map<string, McsdEntry>();
  for (const entry of entries) {
    const person = practitionerOf.get(entry.id.split('~')[2] ?? '') ?? entry.id;
    if (!members.has(person)) members.set(person, entry);
  }
  return [...members.values()];
}
