import type { DirectoryKind } from '../../database/schema.js';
import type { DirectoryRef } from '../directory.js';

import { isFhirId, type ResourceKey } from './fhir.js';

/** What each kind of entry is in the directory, and how its id says so. */
const TYPES = {
  role: ['user', 'PractitionerRole'],
  person: ['user', 'Practitioner'],
  organization: ['group', 'Organization'],
  service: ['group', 'HealthcareService'],
  endpoint: ['pacs', 'Endpoint'],
} as const satisfies Record<string, readonly [DirectoryKind, string]>;

export type McsdType = (typeof TYPES)[keyof typeof TYPES][1];

/** Ids of the directory begin so; no other id of this server does. */
export const MCSD_PREFIX = 'mcsd~';

/** Whether an entry is of the FHIR directory, or would be. */
export function isMcsdId(id: string): boolean {
  return id.startsWith(MCSD_PREFIX);
}

/** The id that this server gives an entry: `mcsd~role~12`. */
export function mcsdId(key: ResourceKey): string {
  const [type = '', id = ''] = key.split('/');
  const name = Object.entries(TYPES).find(([, [, resourceType]]) => resourceType === type)?.[0];
  return `${MCSD_PREFIX}${name}~${id}`;
}

/** What a ref names; undefined where it cannot be anything in a FHIR directory. */
export function mcsdKey({ kind, id }: DirectoryRef): { type: McsdType; key: ResourceKey; id: string } | undefined {
  const [prefix, name = '', fhirId = '', ...others] = id.split('~');
  if (`${prefix}~` !== MCSD_PREFIX || others.length > 0 || !Object.hasOwn(TYPES, name) || !isFhirId(fhirId))
    return undefined;
  const [ofKind, type] = TYPES[name as keyof typeof TYPES];
  return ofKind === kind ? { type, key: `${type}/${fhirId}`, id: fhirId } : undefined;
}
