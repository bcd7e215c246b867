import { ShareFailure, type RecipientPage, type ShareClient } from '../../client/index.js';
import { MAXIMUM_OPTIONS } from '../../controllers/suggestions-controller.js';
import {
  KINDS,
  mayBeNationalPersonNumber,
  recognizePhysicianNumbers,
  type Kind,
  type Policy,
  type Recipient,
} from '../../domain/index.js';

/** Searches the directory for a typed text; a physician number goes without its separators. */
export function searchRecipients(
  client: ShareClient | undefined,
  policy: Policy | undefined,
  text: string,
  signal: AbortSignal,
): Promise<RecipientPage> {
  if (!client || !policy) return Promise.reject(new ShareFailure('unreachable'));
  const { physicianNumbers, search } = policy.recipients;
  const [number] = recognizePhysicianNumbers(text, physicianNumbers);
  return client.searchRecipients(
    { text: number?.value ?? text, limit: Math.min(search.limit, MAXIMUM_OPTIONS) },
    { signal },
  );
}

/** Whether a text is, or is about to become, a number of a person that is a patient's too: that is never sent. */
export function isPersonNumber(text: string, policy: Policy | undefined): boolean {
  return mayBeNationalPersonNumber(text, policy?.recipients.physicianNumbers ?? []);
}

/** The kinds that an element offers: of those it was told, or of all, those that the policy allows. */
export function offeredKinds(kinds: string | null | undefined, policy: Policy | undefined): ReadonlySet<Kind> {
  const wanted = words(kinds);
  const isWanted = (kind: Kind) => wanted.length === 0 || wanted.includes(kind);
  const isAllowed = (kind: Kind) => policy === undefined || policy.recipients.kinds.includes(kind);
  return new Set(KINDS.filter((kind) => isWanted(kind) && isAllowed(kind)));
}

/** The words of a `kinds` that are no kind. */
export function unknownKinds(kinds: string | null | undefined): string[] {
  return words(kinds).filter((word) => !KINDS.some((kind) => kind === word));
}

function words(kinds: string | null | undefined): string[] {
  return (kinds ?? '').split(/\s+/).filter(Boolean);
}

/** The most that may be chosen: the smaller of what the element and the policy say; null for no limit. */
export function maximumOf(given: number | null | undefined, policy: Policy | undefined): number | null {
  const limits = [isMaximum(given) ? given : null, policy?.recipients.maximum ?? null].filter(
    (limit) => limit !== null,
  );
  return limits.length === 0 ? null : Math.min(...limits);
}

/** Whether a `maximum` can be used. */
export function isMaximum(given: number | null | undefined): given is number {
  return typeof given === 'number' && Number.isInteger(given) && given >= 1;
}

/** Asks a client for recipients; undefined until it is known which of them may be offered. */
export function askFor(
  { client, policy }: { client: () => ShareClient | undefined; policy: () => Policy | undefined },
  ask: (client: ShareClient) => Promise<Recipient[]> | undefined,
): Promise<Recipient[]> | undefined {
  const asked = client();
  if (!asked) return Promise.reject(new ShareFailure('unreachable'));
  return policy() && (ask(asked) ?? Promise.resolve([]));
}
