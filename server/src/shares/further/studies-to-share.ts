import type { ReceivedShareRequest, StudyPage, StudySearch } from 'pacs-share/contract';
import type { Policy, Study } from 'pacs-share/domain';

import type { Sender } from '../../auth/caller.js';
import { Refusal } from '../../http/problem.js';
import { policyFor } from '../../policy/policy-for.js';
import { comparePositions, pageOf, positionOf, positionOfCursor } from '../../studies/study-order.js';
import { matchesWords, typedWords, wordsOfStudy } from '../../studies/study-text.js';
import type { ShareContext } from '../share-context.js';
import { limitedPolicy } from './limited-policy.js';
import { narrowest, receivedRights, rightFor, type ReceivedRight } from './received-rights.js';
import { senderOf, sharerPolicy, type Sharer } from './sharer.js';

/** The studies of a request, and by what right they are shared. */
export interface StudiesToShare {
  studies: Study[];
  /** By Study Instance UID: what was received and is shared on; empty where the department's own are shared. */
  rights: ReadonlyMap<string, ReceivedRight>;
  sender: Sender;
  /** The sender's for these studies. */
  policy: Policy;
}

/**
 * Finds the studies of a request among those that the sharer may share at this moment; refuses any other as unknown,
 * whether it exists or not.
 */
export async function findStudiesToShare(
  context: ShareContext,
  sharer: Sharer,
  request: ReceivedShareRequest,
): Promise<StudiesToShare> {
  const { received, ...sender } = sharer;
  const policy = await sharerPolicy(context, sharer);
  const uids = [...new Set(request.studies)];
  // One more than allowed is enough to see that there are too many.
  const { maximum } = policy.studies;
  const looked = maximum === null ? uids : uids.slice(0, maximum + 1);
  const own = received ? [] : await ownStudies(context, sender, looked);
  const others = looked.filter((uid) => !own.some(({ studyInstanceUid }) => studyInstanceUid === uid));
  if (others.length === 0) return { studies: own, rights: new Map(), sender, policy };

  const rights = new Map<string, ReceivedRight>();
  for (const [uid, candidates] of byStudy(await receivedRights(context, sharer, received?.rid))) {
    const right = rightFor(request, candidates);
    if (right && others.includes(uid)) rights.set(uid, right);
  }
  refuseUnknown(
    request,
    others.filter((uid) => !rights.has(uid)),
  );
  const chosen = others.flatMap((uid) => rights.get(uid) ?? []);
  const [departmentId, ...more] = new Set(chosen.map((right) => right.departmentId));
  // Each department's rules hold for what it shared: a share is one department's.
  if (own.length > 0 || more.length > 0 || departmentId === undefined) {
    throw new Refusal('rules-broken', { errors: [{ code: 'studies-mixed-source', pointer: '/studies' }] });
  }
  const owner = await senderOf(context, sharer, departmentId);
  return {
    studies: chosen.map(({ study }) => study),
    rights,
    sender: owner,
    policy: limitedPolicy(await policyFor(context, owner), narrowest(chosen)),
  };
}

async function ownStudies({ studies }: ShareContext, { department }: Sender, uids: readonly string[]) {
  const found = uids.length === 0 ? [] : await studies.find(uids);
  return found.filter((study) => isOwn(study, department));
}

const isOwn = ({ source }: Study, { id, ownStudiesOnly }: Sender['department']) => !ownStudiesOnly || source.id === id;

function byStudy(rights: readonly ReceivedRight[]): Map<string, ReceivedRight[]> {
  const map = new Map<string, ReceivedRight[]>();
  for (const right of rights) {
    const { studyInstanceUid } = right.study;
    map.set(studyInstanceUid, [...(map.get(studyInstanceUid) ?? []), right]);
  }
  return map;
}

function refuseUnknown(request: ReceivedShareRequest, unknown: readonly string[]): void {
  if (unknown.length === 0) return;
  const errors = request.studies.flatMap((uid, index) =>
    unknown.includes(uid) ? [{ code: 'study-unknown', pointer: `/studies/${index}` }] : [],
  );
  throw new Refusal('study-unknown', { errors });
}

/** The studies that the sharer may share, as they are searched for. */
export async function searchStudies(
  { studies }: ShareContext,
  { received, department }: Sharer,
  query: StudySearch & { limit: number },
  signal: AbortSignal,
): Promise<StudyPage> {
  if (received) return searchReceived(received.rights, query);
  if (!department.ownStudiesOnly) return studies.search(query, signal);
  const found: Study[] = [];
  let { cursor } = query;
  do {
    // Never more than there is room for: the source's cursor then stands where the page ends.
    const page = await studies.search(
      { ...query, limit: query.limit - found.length, ...(cursor && { cursor }) },
      signal,
    );
    found.push(...page.studies.filter((study) => isOwn(study, department)));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length < query.limit);
  return { studies: found, next: cursor ?? null };
}

function searchReceived(rights: readonly ReceivedRight[], query: StudySearch & { limit: number }): StudyPage {
  const { text, from, to, modality, limit, cursor } = query;
  const typed = typedWords(text);
  const after = cursor === undefined ? undefined : positionOfCursor(cursor);
  const wish = { access: '', validity: { until: '' }, anonymize: false };
  const found = [...byStudy(rights).values()]
    .flatMap((candidates) => rightFor(wish, candidates)?.study ?? [])
    .filter(
      (study) =>
        matchesWords(wordsOfStudy(study), typed) &&
        (from === undefined || study.date >= from) &&
        (to === undefined || study.date <= to) &&
        (modality === undefined || study.modalities.includes(modality)),
    )
    .map((study) => ({ study, time: '' }))
    .sort((one, other) => comparePositions(positionOf(one), positionOf(other)))
    .filter((dated) => after === undefined || comparePositions(after, positionOf(dated)) < 0);
  return pageOf(found, limit);
}
