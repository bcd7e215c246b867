import { eq } from 'drizzle-orm';
import type { Policy } from 'pacs-share/domain';

import { isSender, requireSender, type Caller, type Sender } from '../../auth/caller.js';
import { departments } from '../../database/schema.js';
import { Refusal } from '../../http/problem.js';
import { policyFor } from '../../policy/policy-for.js';
import type { ShareContext } from '../share-context.js';
import { limitedPolicy } from './limited-policy.js';
import { receivedRights, widest, type ReceivedRight } from './received-rights.js';

/**
 * Somebody who shares: what his or her department has, or what he or she received. The department is then the one whose
 * share it was: its rules go on to hold.
 */
export interface Sharer extends Sender {
  /** What may be shared on; undefined for who shares what the department has. */
  received?: { rights: readonly ReceivedRight[]; rid: string | undefined };
}

/**
 * The caller as one who may share; refuses anybody else.
 *
 * @param rid only what was received by this is to be shared on
 */
export async function findSharer(context: ShareContext, caller: Caller, rid: string | undefined): Promise<Sharer> {
  if (rid === undefined && isSender(caller)) return requireSender(caller);
  const rights = await receivedRights(context, caller, rid);
  const [newest] = rights;
  if (!newest) throw new Refusal('may-not-share');
  return { ...(await senderOf(context, caller, newest.departmentId)), received: { rights, rid } };
}

/** The caller as one who shares on what a department had shared. */
export async function senderOf(
  { db }: Pick<ShareContext, 'db'>,
  caller: Caller,
  departmentId: string,
): Promise<Sender> {
  const [department] = await db.select().from(departments).where(eq(departments.id, departmentId));
  if (!department) throw new Refusal('may-not-share');
  const role = caller.department?.id === departmentId ? caller.role : 'recipient';
  return { ...caller, role, department };
}

/** What the sharer may do now. */
export async function sharerPolicy(context: ShareContext, { received, ...sender }: Sharer): Promise<Policy> {
  const policy = await policyFor(context, sender);
  return received ? limitedPolicy(policy, widest(received.rights)) : policy;
}
