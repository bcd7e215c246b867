import type { Share } from 'pacs-share/domain';

import type { Caller } from '../auth/caller.js';
import { Refusal } from '../http/problem.js';
import { earlierGrants } from './grants.js';
import { recipientStatuses } from './recipient-status.js';
import type { ShareContext } from './share-context.js';
import { shareView } from './share-view.js';
import { loadShares, type StoredShare } from './stored-share.js';
import { groupsOf, sharesOfStudy, sightOf, type Sight } from './visibility.js';

/** A share that the caller may see, and how. */
export interface SeenShare {
  stored: StoredShare;
  sight: Sight;
}

// As `randomId` makes them: what looks otherwise is not worth asking the database, which refuses some characters.
const isShareId = (id: string) => /^[\w-]{22}$/.test(id);

/** The share with this id; refuses unknown ones and those of others alike. */
export async function findShare(context: ShareContext, caller: Caller, id: string): Promise<SeenShare> {
  if (!isShareId(id)) throw new Refusal('not-found');
  const now = context.clock();
  // The same questions whether it exists or not: how long the answer takes tells nothing either.
  const [stored] = await loadShares(context.db, [id]);
  const earlier = await earlierGrants(context.db, [id], now);
  const groupIds = await groupsOf(context.db, caller.id);
  const sight = stored && sightOf(caller, stored, groupIds, earlier, now);
  if (!stored || !sight) throw new Refusal('not-found');
  return { stored, sight };
}

/** The share as the caller may see it. */
export async function seeShare(context: ShareContext, caller: Caller, id: string): Promise<Share> {
  const [share] = isShareId(id) ? await seeShares(context, caller, [id]) : [];
  if (!share) throw new Refusal('not-found');
  return share;
}

/** The shares of a study that the caller may see, the newest first. */
export async function seeSharesOfStudy(context: ShareContext, caller: Caller, uid: string): Promise<Share[]> {
  const groupIds = await groupsOf(context.db, caller.id);
  return seeShares(context, caller, await sharesOfStudy(context.db, caller, uid, groupIds), groupIds);
}

const isOfDepartment = (caller: Caller, { share }: StoredShare) => caller.department?.id === share.departmentId;

async function seeShares(
  context: ShareContext,
  caller: Caller,
  ids: readonly string[],
  knownGroupIds?: readonly string[],
): Promise<Share[]> {
  const { db, clock } = context;
  const now = clock();
  const stored = await loadShares(db, ids);
  const groupIds = knownGroupIds ?? (await groupsOf(db, caller.id));
  const earlier = await earlierGrants(db, ids, now);
  const seen = stored.flatMap((share) => {
    const sight = sightOf(caller, share, groupIds, earlier, now);
    return sight ? [{ share, sight }] : [];
  });
  const statuses = await recipientStatuses(
    db,
    seen.map(({ share }) => share),
  );
  return seen.map(({ share, sight }) => {
    // What others shared before with the same recipient is no business of somebody who shares on.
    const isForwarder = sight.side === 'sender' && share.origins.length > 0 && !isOfDepartment(caller, share);
    return shareView(share, sight, { earlier: isForwarder ? [] : earlier, statuses }, context);
  });
}
