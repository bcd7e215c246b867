import type * as z from 'zod/mini';
import { policySchema } from './policy.js';
import {
  favoritesSchema,
  memberPageSchema,
  memberSearchSchema,
  recentRecipientsSchema,
  recipientCheckRequestSchema,
  recipientCheckSchema,
  recipientPageSchema,
  recipientSearchSchema,
} from './recipient.js';
import {
  mailAnswerSchema,
  mailPreviewsSchema,
  shareChangeSchema,
  shareRequestSchema,
  shareSchema,
  sharesSchema,
  unlockAnswerSchema,
} from './share.js';
import { studyPageSchema, studySearchSchema } from './study.js';

/** Statuses by which a call may be refused, beside those that any call may be refused by. */
type RefusalStatus = 400 | 404 | 409 | 413 | 422;

/** A call of the contract. */
export interface Call {
  /** Its name in programs. */
  name: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the endpoint; parameters in braces. */
  path: string;
  summary: string;
  body?: z.ZodMiniType;
  /** Absent where the answer has no body. */
  answer?: z.ZodMiniType;
  /** HTTP status of success. */
  status: number;
  /**
   * Statuses of refusal, beside 401 (not signed in), 403 (may not share), 429 and 503 (later, see Retry-After), which
   * any call may have.
   */
  refusals: readonly RefusalStatus[];
  /** Whether an endpoint may lack it: the elements then do not offer what rests on it. */
  optional?: true;
}

/** Every call, in reading order. */
export const CALLS: readonly Call[] = [
  {
    name: 'getPolicy',
    method: 'GET',
    path: '/policy',
    summary: 'The policy for the signed-in sender',
    answer: policySchema,
    status: 200,
    refusals: [],
  },
  {
    name: 'searchRecipients',
    method: 'POST',
    path: '/recipients/search',
    summary: 'Finds recipients by a text or by criteria',
    body: recipientSearchSchema,
    answer: recipientPageSchema,
    status: 200,
    refusals: [400, 413],
  },
  {
    name: 'getRecentRecipients',
    method: 'GET',
    path: '/recipients/recent',
    summary: 'Those the sender shared with last, the newest first',
    answer: recentRecipientsSchema,
    status: 200,
    optional: true,
    refusals: [],
  },
  {
    name: 'checkRecipient',
    method: 'POST',
    path: '/recipients/check',
    summary: 'What is known of an address and a mobile before they become a new recipient',
    body: recipientCheckRequestSchema,
    answer: recipientCheckSchema,
    status: 200,
    optional: true,
    refusals: [400, 413, 422],
  },
  {
    name: 'getMembers',
    method: 'POST',
    path: '/recipients/members',
    summary: 'The members of a group',
    body: memberSearchSchema,
    answer: memberPageSchema,
    status: 200,
    optional: true,
    refusals: [400, 404, 413],
  },
  {
    name: 'getFavorites',
    method: 'GET',
    path: '/favorites',
    summary: 'The sender’s favorites',
    answer: favoritesSchema,
    status: 200,
    refusals: [],
  },
  {
    name: 'removeFavorite',
    method: 'DELETE',
    path: '/favorites/{kind}/{id}',
    summary: 'Removes a favorite',
    status: 204,
    refusals: [404],
  },
  {
    name: 'searchStudies',
    method: 'POST',
    path: '/studies/search',
    summary: 'Finds studies; dates are inclusive',
    body: studySearchSchema,
    answer: studyPageSchema,
    status: 200,
    refusals: [400, 413],
  },
  {
    name: 'createShare',
    method: 'POST',
    path: '/shares',
    summary: 'Shares; with an Idempotency-Key, and status 200 for the same key and body again',
    body: shareRequestSchema,
    answer: shareSchema,
    status: 201,
    refusals: [400, 404, 409, 413, 422],
  },
  {
    name: 'previewMails',
    method: 'POST',
    path: '/shares/preview',
    summary: 'The mails that a share would send; reason and consent may be missing, and nothing is stored',
    body: shareRequestSchema,
    answer: mailPreviewsSchema,
    status: 200,
    optional: true,
    refusals: [400, 404, 413, 422],
  },
  {
    name: 'getSharesOfStudy',
    method: 'GET',
    path: '/shares',
    summary: 'The shares of a study that the caller may see: ?study= and its Study Instance UID',
    answer: sharesSchema,
    status: 200,
    refusals: [400],
  },
  {
    name: 'getShare',
    method: 'GET',
    path: '/shares/{id}',
    summary: 'One share',
    answer: shareSchema,
    status: 200,
    refusals: [404],
  },
  {
    name: 'changeValidity',
    method: 'PATCH',
    path: '/shares/{id}',
    summary: 'Shortens or extends it within the policy',
    body: shareChangeSchema,
    answer: shareSchema,
    status: 200,
    refusals: [400, 404, 413, 422],
  },
  {
    name: 'withdrawShare',
    method: 'DELETE',
    path: '/shares/{id}',
    summary: 'Withdraws it',
    status: 204,
    refusals: [404],
  },
  {
    name: 'withdrawRecipient',
    method: 'DELETE',
    path: '/shares/{id}/recipients/{rid}',
    summary: 'Withdraws it from one recipient',
    status: 204,
    refusals: [404],
  },
  {
    name: 'sendMail',
    method: 'POST',
    path: '/shares/{id}/recipients/{rid}/mail',
    summary: 'Sends the mail, again',
    answer: mailAnswerSchema,
    status: 202,
    refusals: [404, 422],
  },
  {
    name: 'unlock',
    method: 'POST',
    path: '/shares/{id}/recipients/{rid}/unlock',
    summary: 'Unlocks a recipient after too many wrong one-time passwords; service desk, or an admin of the department',
    answer: unlockAnswerSchema,
    status: 200,
    refusals: [404],
  },
];
