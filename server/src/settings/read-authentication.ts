import { DEFAULT_CLAIMS, type ClaimSettings } from '../auth/claims.js';
import type { SettingsReader } from './settings-reader.js';

/** Who signs people in: an OpenID Connect issuer. */
export interface AuthenticationSettings {
  issuer: string;
  /** What stands in `aud` of the tokens that are accepted; undefined: none are. */
  audience: string | undefined;
  /** As whom our own pages have people sign in; undefined: there are no such pages. */
  client: { id: string; secret: string | undefined; scope: string } | undefined;
  claims: ClaimSettings;
}

const NO_AUTHENTICATION =
  'nobody could sign in: set OIDC_ISSUER and OIDC_AUDIENCE, or DEMO=1 to try the server out with invented people';

/** Reads who signs people in; outside the demo there must be somebody. */
export function readAuthentication(
  reader: SettingsReader,
  { demo, mayBeHttp }: { demo: boolean; mayBeHttp: boolean },
): AuthenticationSettings | undefined {
  const issuer = reader.url('OIDC_ISSUER', mayBeHttp ? ['http:', 'https:'] : ['https:']);
  const audience = reader.text('OIDC_AUDIENCE');
  const client = readClient(reader);
  const claims = readClaims(reader);
  const isAnySet = issuer !== undefined || audience !== undefined || client !== undefined;
  if (!isAnySet && !demo && !reader.isWrong('OIDC_ISSUER')) reader.report('Authentication', NO_AUTHENTICATION);
  if (isAnySet && issuer === undefined && !reader.isWrong('OIDC_ISSUER')) {
    reader.report('OIDC_ISSUER', 'is missing: whose tokens, or where people sign in');
  }
  if (issuer === undefined) return undefined;
  if (audience === undefined && client === undefined) {
    reader.report('OIDC_AUDIENCE', 'or OIDC_CLIENT_ID is missing: to accept tokens, or to have people sign in');
  }
  return { issuer, audience, client, claims };
}

function readClient(reader: SettingsReader): AuthenticationSettings['client'] {
  const id = reader.text('OIDC_CLIENT_ID');
  const secret = reader.text('OIDC_CLIENT_SECRET');
  const scope = reader.text('OIDC_SCOPE') ?? 'openid profile';
  if (id === undefined && secret !== undefined) reader.report('OIDC_CLIENT_ID', 'is missing: whose secret it is');
  if (!scope.split(/\s+/).includes('openid')) reader.report('OIDC_SCOPE', 'must have openid in it');
  return id === undefined ? undefined : { id, secret, scope };
}

function readClaims(reader: SettingsReader): ClaimSettings {
  const { sender, admin, 'service-desk': serviceDesk } = DEFAULT_CLAIMS.roleValues;
  return {
    person: reader.text('OIDC_PERSON_CLAIM') ?? DEFAULT_CLAIMS.person,
    role: reader.text('OIDC_ROLE_CLAIM'),
    roleValues: {
      sender: reader.text('OIDC_SENDER_ROLE') ?? sender,
      admin: reader.text('OIDC_ADMIN_ROLE') ?? admin,
      'service-desk': reader.text('OIDC_SERVICE_DESK_ROLE') ?? serviceDesk,
    },
    department: reader.text('OIDC_DEPARTMENT_CLAIM'),
    departmentIds: readDepartmentIds(reader),
    addPeople: reader.flag('OIDC_ADD_PEOPLE'),
  };
}

/** `Radiology North=radiology-north; 4711=radiology-south` */
function readDepartmentIds(reader: SettingsReader): Map<string, string> {
  const pairs = (reader.text('OIDC_DEPARTMENTS') ?? '').split(';').filter((pair) => pair.trim() !== '');
  const ids = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    const [value, id] = [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
    if (value === '' || id === '')
      reader.report('OIDC_DEPARTMENTS', 'must be like "Radiology=radiology; 4711=nuclear"');
    else ids.set(value, id);
  }
  return ids;
}
