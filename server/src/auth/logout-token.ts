import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';

import { Refusal } from '../http/problem.js';
import { ALGORITHMS } from './bearer.js';
import { issuerSpellings } from './issuer.js';

/** Of whom a provider says that they are signed out there: a person, one session, or a person in one session. */
export interface EndedSession {
  subject: string | undefined;
  session: string | undefined;
  /** When it ended: sessions that began later go on, so that a token is of no use again. */
  at: Date;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Old tokens are nobody's who signs out now. */
const MAXIMUM_AGE = '5 minutes';
const CLOCK_TOLERANCE_SECONDS = 30;

/** Reads a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6); refuses one that is not valid. */
export async function readLogoutToken(
  token: string,
  { issuer, clientId, keys }: { issuer: string; clientId: string; keys: JWTVerifyGetKey },
): Promise<EndedSession> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuerSpellings(issuer),
      audience: clientId,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      maxTokenAge: MAXIMUM_AGE,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    const { sub, sid, nonce, events, iat = 0 } = payload;
    const [subject, session] = [sub, sid].map((id) => (typeof id === 'string' && id !== '' ? id : undefined));
    const event = (events as Record<string, unknown> | null)?.[EVENT];
    const isLogout = typeof event === 'object' && event !== null && nonce === undefined;
    if (!isLogout || (subject ?? session) === undefined) throw new Refusal('malformed');
    return { subject, session, at: new Date((iat + CLOCK_TOLERANCE_SECONDS) * 1000) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
      throw new Refusal('sign-in-unavailable', { headers: { 'Retry-After': '10' } });
    }
    throw new Refusal('malformed');
  }
}

export const keysAt = (address: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(address));
