import type { KnownPerson } from '../directory/people.js';
import { Refusal } from '../http/problem.js';

/** Who asks. */
export type Caller = KnownPerson;

/** A caller who may share. */
export type Sender = Caller & { department: NonNullable<Caller['department']> };

/** The caller as one who may share; refuses anybody else. */
export function requireSender(caller: Caller): Sender {
  const { role, department } = caller;
  if ((role !== 'sender' && role !== 'admin') || department === null) throw new Refusal('may-not-share');
  return { ...caller, department };
}
