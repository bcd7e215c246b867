import type { KnownPerson } from '../directory/people.js';
import { Refusal } from '../http/problem.js';

/** Who asks. */
export type Caller = KnownPerson;

/** A caller who may share. */
export type Sender = Caller & { department: NonNullable<Caller['department']> };

/** Whether the caller shares what a department has. */
export function isSender(caller: Caller): caller is Sender {
  const { role, department } = caller;
  return (role === 'sender' || role === 'admin') && department !== null;
}

/** The caller as one who shares what a department has; refuses anybody else. */
export function requireSender(caller: Caller): Sender {
  if (!isSender(caller)) throw new Refusal('may-not-share');
  return caller;
}
