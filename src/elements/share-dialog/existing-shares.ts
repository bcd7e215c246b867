import type { ShareClient } from '../../client/share-client.js';
import type { Share } from '../../domain/index.js';

const MOST_STUDIES = 20;

/** The shares of the first studies, each once. */
export async function fetchExistingShares(
  client: ShareClient,
  studyUids: readonly string[],
  signal: AbortSignal,
): Promise<Share[]> {
  const asked = studyUids.slice(0, MOST_STUDIES).map((uid) => client.getSharesOfStudy(uid, { signal }));
  const shares = (await Promise.all(asked)).flat();
  return [...new Map(shares.map((share) => [share.id, share])).values()];
}
