import type {
  MemberPage,
  MemberSearch,
  RecipientCheckRequest,
  RecipientPage,
  RecipientSearch,
  RecipientSort,
} from '../contract/recipient.js';
import type { StudyPage, StudySearch } from '../contract/study.js';
import type {
  MailPreview,
  MailState,
  Policy,
  Recipient,
  RecipientCheck,
  Share,
  ShareRequest,
  Validity,
} from '../domain/index.js';

export type {
  MemberPage,
  MemberSearch,
  RecipientCheckRequest,
  RecipientPage,
  RecipientSearch,
  RecipientSort,
  StudyPage,
  StudySearch,
};
export { toShareRequest } from '../contract/to-share-request.js';

export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * What the elements know of an endpoint. Each method rejects with a `ShareFailure`; a host's own client may reject
 * with any error, which is then shown as an answer that was not understood.
 *
 * The optional methods are for calls that an endpoint may lack: what rests on them is not offered where the method is
 * absent or rejects with `not-found`.
 */
export interface ShareClient {
  /** The policy for the signed-in sender. */
  getPolicy(options?: RequestOptions): Promise<Policy>;
  searchRecipients(search: RecipientSearch, options?: RequestOptions): Promise<RecipientPage>;
  getFavorites(options?: RequestOptions): Promise<Recipient[]>;
  removeFavorite(favorite: Pick<Recipient, 'kind' | 'id'>, options?: RequestOptions): Promise<void>;
  searchStudies(search: StudySearch, options?: RequestOptions): Promise<StudyPage>;
  /** The same key and request again answers the same share: safe to retry after a lost answer. */
  createShare(request: ShareRequest, options: RequestOptions & { idempotencyKey: string }): Promise<Share>;
  getShare(id: string, options?: RequestOptions): Promise<Share>;
  /** The shares of a study that the caller may see. */
  getSharesOfStudy(studyInstanceUid: string, options?: RequestOptions): Promise<Share[]>;
  /** Sends the mail to a recipient (again). */
  sendMail(shareId: string, rid: string, options?: RequestOptions): Promise<MailState>;
  /** Unlocks a recipient after too many wrong one-time passwords. */
  unlock(shareId: string, rid: string, options?: RequestOptions): Promise<void>;
  withdrawShare(id: string, options?: RequestOptions): Promise<void>;
  withdrawRecipient(shareId: string, rid: string, options?: RequestOptions): Promise<void>;
  changeValidity(id: string, validity: Validity, options?: RequestOptions): Promise<Share>;
  /** Those the sender shared with last, the newest first. */
  getRecentRecipients?(options?: RequestOptions): Promise<Recipient[]>;
  /** What is known of an address and a mobile before they become a new recipient. */
  checkRecipient?(request: RecipientCheckRequest, options?: RequestOptions): Promise<RecipientCheck>;
  getMembers?(search: MemberSearch, options?: RequestOptions): Promise<MemberPage>;
  /** The mails that a share would send; nothing is sent. */
  previewMails?(request: ShareRequest, options?: RequestOptions): Promise<MailPreview[]>;
}

/** Why a token is asked for, and until when the answer is waited for. */
export interface TokenRequest {
  reason: 'initial' | 'expired';
  signal: AbortSignal;
}

/** A host's way to give a bearer token; undefined sends none. */
export type GetToken = (request: TokenRequest) => Promise<string | undefined>;
