import { DirectoryUnavailable } from '../directory.js';

import { isObject, isResource, objects, text, type Resource } from './fhir.js';

/** A page of search results. */
export interface Bundle {
  matches: Resource[];
  included: Resource[];
  /** Links, as they are. */
  self: string | undefined;
  next: string | undefined;
  /** Whether an OperationOutcome tells of anything amiss, or a result cannot be read. */
  isWarned: boolean;
}

/** A searchset of that type. Throws `DirectoryUnavailable` where the text is none. */
export function readBundle(json: string, type: string): Bundle {
  const bundle = parse(json);
  if (!isObject(bundle) || bundle['resourceType'] !== 'Bundle' || bundle['type'] !== 'searchset') throw invalid();
  const { entry = [], link = [] } = bundle;
  if (!Array.isArray(entry) || !Array.isArray(link)) throw invalid();
  const found: Bundle = {
    matches: [],
    included: [],
    self: linkTo(link, 'self'),
    next: linkTo(link, 'next'),
    isWarned: false,
  };
  for (const item of entry as unknown[]) {
    const resource = isObject(item) ? item['resource'] : undefined;
    if (!isObject(item) || !isObject(resource)) throw invalid();
    if (resource['resourceType'] === 'OperationOutcome') found.isWarned ||= isWarning(resource);
    else if (!isResource(resource)) found.isWarned = true;
    else if (isMatch(item, resource, type)) found.matches.push(resource);
    else found.included.push(resource);
  }
  return found;
}

const invalid = () => new DirectoryUnavailable('invalid-answer');

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function linkTo(links: readonly unknown[], relation: string): string | undefined {
  const found = links.filter(isObject).find((link) => link['relation'] === relation);
  return text(found?.['url']) === '' ? undefined : String(found?.['url']);
}

function isMatch(item: Record<string, unknown>, resource: Resource, type: string): boolean {
  const mode = isObject(item['search']) ? item['search']['mode'] : undefined;
  return resource.resourceType === type && (mode === undefined || mode === 'match');
}

function isWarning(outcome: Record<string, unknown>): boolean {
  return objects(outcome['issue']).some(({ severity }) => severity !== 'information');
}
