import type { RecipientPage, RecipientSearch } from '../contract/recipient.js';
import type { StudyPage, StudySearch } from '../contract/study.js';
import type { MailState, Policy, Recipient, Share, ShareRequest, Validity } from '../domain/index.js';

export type { RecipientPage, RecipientSearch, StudyPage, StudySearch };
export { toShareRequest } from '../contract/to-share-request.js';

export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * What the elements know of an endpoint. Each method rejects with a `ShareFailure`; a host's own client may reject
 * with any error, which is then shown as an answer that was not understood.
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
}

/** Why a token is asked for, and until when the answer is waited for. */
export interface TokenRequest {
  reason: 'initial' | 'expired';
  signal: AbortSignal;
}

/** A host's way to give a bearer token; undefined sends none. */
export type GetToken = (request: TokenRequest) => Promise<string | undefined>;
