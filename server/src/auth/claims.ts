import type { JWTPayload } from 'jose';

import type { Role } from '../database/schema.js';

/** What the claims of a token mean here. */
export interface ClaimSettings {
  /** The claim that holds the person's id in the directory. */
  person: string;
  /** The claim that holds roles; undefined: the directory tells each person's role. */
  role?: string | undefined;
  /** What stands in that claim for each role. */
  roleValues: Readonly<Record<ClaimedRole, string>>;
  /** The claim that holds the department; undefined: the directory tells it. */
  department?: string | undefined;
  /** Departments' ids by what stands in that claim, where it is not the id itself. */
  departmentIds: ReadonlyMap<string, string>;
  /** Whether somebody whom the directory does not know is added to it. */
  addPeople: boolean;
}

/** The roles that a claim can give, the one that counts of several first; without any, a person only receives. */
const CLAIMED_ROLES = ['admin', 'sender', 'service-desk'] as const;

export type ClaimedRole = (typeof CLAIMED_ROLES)[number];

/** The claims as they are meant where nothing is set. */
export const DEFAULT_CLAIMS: ClaimSettings = {
  person: 'sub',
  roleValues: { sender: 'sender', admin: 'admin', 'service-desk': 'service-desk' },
  departmentIds: new Map(),
  addPeople: false,
};

/** Whom a token is about. */
export interface Identity {
  personId: string;
  role?: Role;
  /** Ids of departments, known here or not; the first that is known counts. */
  departmentIds?: readonly string[];
  /** For somebody who is to be added to the directory. */
  profile: Profile;
}

export interface Profile {
  firstName: string;
  lastName: string;
  displayName: string;
  /** BCP 47. */
  language: string;
  email: string | null;
}

/** Whom these claims are about; undefined where they name nobody. */
export function readIdentity(claims: JWTPayload, settings: ClaimSettings): Identity | undefined {
  const personId = claimOf(claims, settings.person);
  // What the database cannot store is nobody's id.
  if (typeof personId !== 'string' || personId === '' || personId.includes('\0')) return undefined;
  const identity: Identity = { personId, profile: profileOf(claims, personId) };
  if (settings.role !== undefined) {
    const values = textsOf(claimOf(claims, settings.role));
    identity.role = CLAIMED_ROLES.find((role) => values.includes(settings.roleValues[role])) ?? 'recipient';
  }
  if (settings.department !== undefined) {
    const values = textsOf(claimOf(claims, settings.department));
    identity.departmentIds = values.map((value) => settings.departmentIds.get(value) ?? value);
  }
  return identity;
}

/** Claims that are needed and are not among these: a provider may tell them elsewhere. */
export function lacksClaims(claims: JWTPayload, { person, role, department, addPeople }: ClaimSettings): boolean {
  const needed = [person, role, department, ...(addPeople ? ['name'] : [])];
  return needed.some((name) => name !== undefined && claimOf(claims, name) === undefined);
}

/** A claim by its name; where there is none of that name, dots lead into objects: `realm_access.roles`. */
function claimOf(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((value, part) => {
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, part);
    return isObject ? (value as Record<string, unknown>)[part] : undefined;
  }, claims);
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string');
}

function profileOf(claims: JWTPayload, personId: string): Profile {
  const text = (name: string) => {
    const value = claims[name];
    return typeof value === 'string' && !value.includes('\0') ? value.trim() : '';
  };
  const [firstName, lastName] = [text('given_name'), text('family_name')];
  const displayName = text('name') || [firstName, lastName].filter((part) => part !== '').join(' ') || personId;
  const language = /^[a-z]{2,3}\b/i.exec(text('locale'))?.[0].toLowerCase() ?? 'en';
  const email = claims['email_verified'] === false || !text('email').includes('@') ? null : text('email');
  return { firstName, lastName: lastName || (firstName === '' ? displayName : ''), displayName, language, email };
}
