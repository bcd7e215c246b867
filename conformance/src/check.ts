import { problemSchema, type Problem } from 'pacs-share/contract';

import type { Reply } from './endpoint.js';
import type { Kit } from './kit.js';

/** One point of the contract, and how it is looked at. */
export interface Check {
  /** Names it on the command line and in the report. */
  id: string;
  /** What must hold. */
  says: string;
  /** Throws `Broken` where it does not hold, `NotTried` where it cannot be told. */
  run(kit: Kit): Promise<void>;
}

/** Thrown where a point does not hold. Says what was answered in statuses, codes and places: never in content. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** Thrown where a point cannot be tried at this endpoint; says why. */
export class NotTried extends Error {
  override readonly name = 'NotTried';
}

/** What holds or does not. */
export function must(condition: unknown, otherwise: string): asserts condition {
  if (!condition) throw new Broken(otherwise);
}

/** What has to be there for a point to be tried. */
export function need<T>(value: T | undefined | null | false, otherwise: string): T {
  if (value === undefined || value === null || value === false) throw new NotTried(otherwise);
  return value;
}

/** A schema of the contract, as far as it is used here. */
export interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { code?: string; path: readonly PropertyKey[] }[] } };
}

/** The reply has one of these statuses. */
export function mustBe(reply: Reply, ...statuses: readonly number[]): void {
  must(statuses.includes(reply.status), `${reply.call} answered ${described(reply)}, not ${statuses.join(' or ')}`);
}

/** What a reply of this status holds, in the contract's shape. */
export function answerOf<T>(reply: Reply, schema: Schema<T>, ...statuses: readonly number[]): T {
  mustBe(reply, ...(statuses.length > 0 ? statuses : [200]));
  must(/^application\/json\s*(;|$)/i.test(reply.type), `${reply.call} answered as ${reply.type || 'no content type'}`);
  must(reply.json !== undefined, `${reply.call} answered what is not JSON`);
  const parsed = schema.safeParse(reply.json);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 3).map(({ code, path }) => `/${path.map(String).join('/')} (${code})`);
  throw new Broken(`${reply.call} answered another shape at ${places.join(', ')}`);
}

/** What a refusal by one of these statuses says. */
export function refusalOf(reply: Reply, ...statuses: readonly number[]): Problem {
  mustBe(reply, ...statuses);
  const found = problemIn(reply);
  if (typeof found === 'string') throw new Broken(found);
  return found;
}

/** The problem document of a refusal, or what is wrong with it. */
export function problemIn(reply: Reply): Problem | string {
  if (!/^application\/problem\+json\s*(;|$)/i.test(reply.type)) {
    return `${reply.call} refused with ${reply.status} as ${reply.type || 'no content type'}, not application/problem+json`;
  }
  const parsed = problemSchema.safeParse(reply.json);
  if (!parsed.success) return `${reply.call} refused with ${reply.status} without a code`;
  const { code, status } = parsed.data;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code)) return `${reply.call} refused with a code that is not kebab-case`;
  if (status !== undefined && status !== reply.status) {
    return `${reply.call} refused with ${reply.status}, and says ${status} in the problem`;
  }
  return parsed.data;
}

/** A status, and the code that goes with it. */
export function described({ status, json }: Reply): string {
  const parsed = problemSchema.safeParse(json);
  return parsed.success ? `${status} ${parsed.data.code}` : `${status}`;
}
