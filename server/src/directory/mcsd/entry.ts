import type { Recipient } from 'pacs-share/domain';

import type { DirectoryKind } from '../../database/schema.js';
import type { Contact } from '../directory.js';
import {
  conceptText,
  isObject,
  isOngoing,
  keyOf,
  objects,
  referenceKey,
  text,
  texts,
  type Json,
  type Resource,
} from './fhir.js';
import { mcsdId } from './mcsd-id.js';
import { physicianNumbersOf, type NumberSystems } from './number-systems.js';
import { reachOf, type Reachable } from './telecom.js';

/** Somebody or something in the directory that can be shared with. */
export interface McsdEntry {
  kind: DirectoryKind;
  id: string;
  displayName: string;
  /** Of a person. */
  firstName?: string;
  lastName?: string;
  speciality: string;
  organisation: string;
  town: string;
  description: string;
  /** BCP 47. */
  language: string;
  numbers: { system: string; value: string }[];
  email: Reachable | undefined;
  /** E.164. */
  mobile: Reachable | undefined;
  /** Of a group; undefined where there are more than can be shared with. */
  members?: McsdEntry[] | undefined;
}

/** What resources are read with. */
export interface Reading {
  /** Of the server. */
  base: string;
  systems: NumberSystems;
  /** Of those whose language the directory does not tell. */
  language: string;
  /** Where mobiles without a country code are from. */
  country: string | undefined;
  now: Date;
  /** A resource that was read along. */
  get: (key: string | undefined) => Resource | undefined;
}

const line = (...parts: string[]) => parts.filter((part) => part !== '').join(', ');

/** A practitioner, in one of his or her roles if there is any; undefined without a name, or where not active any more. */
export function personEntry(
  practitioner: Resource,
  role: Resource | undefined,
  reading: Reading,
): McsdEntry | undefined {
  const { now, country, systems } = reading;
  const name = nameOf(practitioner['name'], now);
  if (!name || practitioner['active'] === false || (role && !isCurrentRole(role, now))) return undefined;
  const organization = reading.get(referenceKey(role?.['organization'], 'Organization', reading.base));
  const locations = objects(role?.['location']).map((location) =>
    reading.get(referenceKey(location, 'Location', reading.base)),
  );
  const inRole = reachOf(role?.['telecom'], country, now);
  const own = reachOf(practitioner['telecom'], country, now);
  const specialities = [...objects(role?.['specialty']), ...objects(role?.['code'])].map(conceptText);
  const place = {
    speciality: specialities.find((speciality) => speciality !== '') ?? '',
    organisation: text(organization?.['name']),
    town: townOf(...locations, organization, practitioner),
  };
  return {
    kind: 'user',
    id: mcsdId(keyOf(role ?? practitioner)),
    ...name,
    ...place,
    description: line(place.speciality, place.organisation, place.town),
    language: languageOf(practitioner) ?? reading.language,
    numbers: [
      ...physicianNumbersOf(practitioner['identifier'], systems),
      ...physicianNumbersOf(role?.['identifier'], systems),
    ],
    email: inRole.email ?? own.email,
    mobile: inRole.mobile ?? own.mobile,
  };
}

/** Whether a PractitionerRole holds now. */
export function isCurrentRole(role: Resource, now: Date): boolean {
  return role['active'] !== false && isOngoing(role['period'], now);
}

/** An Organization or a HealthcareService as the group of those who have a role in it; its members are read apart. */
export function groupEntry(group: Resource, reading: Reading): McsdEntry | undefined {
  const isService = group.resourceType === 'HealthcareService';
  const parent = reading.get(referenceKey(group[isService ? 'providedBy' : 'partOf'], 'Organization', reading.base));
  const [location] = objects(group['location']).map((place) =>
    reading.get(referenceKey(place, 'Location', reading.base)),
  );
  return placeEntry(
    'group',
    group,
    text(group['name']),
    text(parent?.['name']),
    townOf(location, group, parent),
    reading,
  );
}

/** An Endpoint that speaks DICOM. */
export function pacsEntry(endpoint: Resource, reading: Reading): McsdEntry | undefined {
  if (!isDicomEndpoint(endpoint)) return undefined;
  const key = referenceKey(endpoint['managingOrganization'], 'Organization', reading.base);
  const organization = reading.get(key);
  const organisation = text(organization?.['name']);
  const name = text(endpoint['name']) || organisation;
  return placeEntry('pacs', endpoint, name, organisation, townOf(organization), reading);
}

/** Whether exams can be sent to, or fetched for, what is behind an Endpoint. */
export function isDicomEndpoint(endpoint: Resource): boolean {
  const { status, connectionType } = endpoint;
  const code = isObject(connectionType) ? text(connectionType['code']) : '';
  return status === 'active' && /^(?:ihe-)?dicom-/.test(code);
}

function placeEntry(
  kind: 'group' | 'pacs',
  resource: Resource,
  displayName: string,
  organisation: string,
  town: string,
  { language }: Reading,
): McsdEntry | undefined {
  if (displayName === '' || resource['active'] === false) return undefined;
  const other = organisation === displayName ? '' : organisation;
  return {
    kind,
    id: mcsdId(keyOf(resource)),
    displayName,
    speciality: '',
    organisation: other,
    town,
    description: line(other, town),
    language: languageOf(resource) ?? language,
    numbers: [],
    email: undefined,
    mobile: undefined,
  };
}

/** The entry as a client may see it: what is not public is left out. */
export function recipientOf(entry: McsdEntry, favorite: boolean): Recipient {
  const { kind, id, displayName, firstName, lastName, description, numbers, email, mobile, language, members } = entry;
  const reachable = (members ?? []).filter((member) => member.email !== undefined).length;
  return {
    kind,
    id,
    displayName,
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(description !== '' && { description }),
    ...(numbers.length > 0 && { physicianNumbers: numbers }),
    ...(email?.isPublic === true && { email: email.value }),
    ...(mobile?.isPublic === true && { mobile: mobile.value }),
    language,
    // A member proves who it is by signing in here, which the directory's people do not: no password reaches them.
    ...(kind === 'group' && members && { memberCount: members.length, memberReach: { mail: reachable, mobile: 0 } }),
    reach:
      kind === 'user'
        ? { mail: email !== undefined, mobile: mobile !== undefined }
        : { mail: reachable > 0, mobile: false },
    favorite,
    external: true,
  };
}

export function contactOf({ id, displayName, language, email, mobile }: McsdEntry): Contact {
  return { personId: id, displayName, language, email: email?.value ?? null, mobile: mobile?.value ?? null };
}

function nameOf(names: unknown, now: Date): { displayName: string; firstName: string; lastName: string } | undefined {
  const order = ['official', 'usual', undefined, 'temp', 'anonymous', 'nickname'];
  const known = objects(names).filter(({ use, period }) => use !== 'old' && use !== 'maiden' && isOngoing(period, now));
  const [name] = known.sort((one, other) => order.indexOf(use(one)) - order.indexOf(use(other)));
  if (!name) return undefined;
  const firstName = texts(name['given']).join(' ');
  const lastName = text(name['family']) || (firstName === '' ? text(name['text']) : '');
  const displayName = text(`${firstName} ${lastName}`);
  return displayName === '' ? undefined : { displayName, firstName, lastName };
}

const use = (name: Json) => (typeof name['use'] === 'string' ? name['use'] : undefined);

/** The first town of an address of any of these. */
function townOf(...resources: (Resource | undefined)[]): string {
  const addresses = resources.flatMap((resource) => {
    const address = resource?.['address'];
    return isObject(address) ? [address] : objects(address).filter(({ use }) => use !== 'home' && use !== 'old');
  });
  return addresses.map(({ city }) => text(city)).find((city) => city !== '') ?? '';
}

/** The first language that somebody speaks, or that the resource is written in. */
function languageOf(resource: Resource): string | undefined {
  const spoken = objects(resource['communication']).flatMap(({ coding }) =>
    objects(coding).map(({ code }) => text(code)),
  );
  return [...spoken, text(resource['language'])].find((code) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code));
}
