import type { ShareClient } from './share-client.js';
import { ShareFailure } from './share-failure.js';

type Method = keyof ShareClient;
type Call = (...parameters: unknown[]) => Promise<unknown>;

// By name, as what is loaded late cannot be looked at yet.
const METHODS: Readonly<Record<Method, true>> = {
  getPolicy: true,
  searchRecipients: true,
  getFavorites: true,
  removeFavorite: true,
  searchStudies: true,
  createShare: true,
  getShare: true,
  getSharesOfStudy: true,
  sendMail: true,
  unlock: true,
  withdrawShare: true,
  withdrawRecipient: true,
  changeValidity: true,
  getRecentRecipients: true,
  checkRecipient: true,
  getMembers: true,
  previewMails: true,
};

/**
 * A client whose code is loaded beside the elements, from now on: calls wait for it. Where it can't be loaded, they
 * reject with `not-loaded`, and the next one tries again.
 */
export function lateClient(load: () => Promise<Required<ShareClient>>): Required<ShareClient> {
  let client: Required<ShareClient> | undefined;
  let loading: Promise<Required<ShareClient>> | undefined;
  const arrive = () =>
    (loading ??= load().then(
      (loaded) => (client = loaded),
      () => {
        loading = undefined;
        throw new ShareFailure('not-loaded');
      },
    ));
  const call =
    (name: Method): Call =>
    async (...parameters) => {
      // What is asked while the page is left must go out at once.
      const loaded = client ?? (await arrive());
      return (loaded[name] as Call)(...parameters);
    };
  // The first call tells of a failure.
  arrive().catch(() => {});
  return Object.fromEntries(
    Object.keys(METHODS).map((name) => [name, call(name as Method)]),
  ) as unknown as Required<ShareClient>;
}
