import type { ShareClient } from '../../client/share-client.js';
import type { Share } from '../../domain/index.js';

const MOST_STUDIES = 20;

/** The shares of the first studies, each once. What is not known of one study says nothing about the others. */
export async function fetchExistingShares(
  client: ShareClient,
  studyUids: readonly string[],
  signal: AbortSignal,
): Promise<Share[]> {
  const asked = studyUids.slice(0, MOST_STUDIES).map((uid) => client.getSharesOfStudy(uid, { signal }));
  const answers = await Promise.allSettled(asked);
  const shares = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  return [...new Map(shares.map((share) => [share.id, share])).values()];
}
