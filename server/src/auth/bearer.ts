import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';

import { Refusal } from '../http/problem.js';

/** Whose tokens are accepted. */
export interface BearerSettings {
  /** OpenID Connect issuer; its keys are found by discovery. */
  issuer: string;
  /** What must stand in `aud`. */
  audience: string;
  /** The claim that holds the person's id in the directory. */
  personClaim: string;
}

/** Public keys alone: with a shared secret, whoever can check a token could make one. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const CLOCK_TOLERANCE_SECONDS = 30;
const DISCOVERY_TIMEOUT_MS = 5000;

const unavailable = () => new Refusal('sign-in-unavailable', { headers: { 'Retry-After': '10' } });
const invalid = () => new Refusal('not-signed-in', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });

/** Checks a bearer token and gives the person's id in the directory; refuses a token that is not valid. */
export function createBearer({ issuer, audience, personClaim }: BearerSettings): (token: string) => Promise<string> {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discovered = () => {
    keys ??= discover(issuer).catch((error: unknown) => {
      keys = undefined; // asked again by the next request
      throw error;
    });
    return keys;
  };
  return async (token) => {
    let key: JWTVerifyGetKey;
    try {
      key = await discovered();
    } catch {
      throw unavailable();
    }
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: spellings(issuer),
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp'],
      });
      const person = payload[personClaim];
      if (typeof person !== 'string' || person === '') throw invalid();
      return person;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw unavailable();
      throw invalid();
    }
  };
}

// Some issuers' names end with a slash, and people leave it out.
const spellings = (issuer: string) => [issuer.replace(/\/$/, ''), `${issuer.replace(/\/$/, '')}/`];

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
  const configuration = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (
    !response.ok ||
    !spellings(issuer).includes(String(configuration.issuer)) ||
    typeof configuration.jwks_uri !== 'string'
  ) {
    throw new Error('the discovery document is not one of this issuer');
  }
  return createRemoteJWKSet(new URL(configuration.jwks_uri));
}
