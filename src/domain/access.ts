import type { Kind } from './kind.js';

/** What a recipient may see and do. */
export type Access = 'images' | 'images-and-report-read' | 'images-and-report-write';

/** All kinds of access, from the narrowest to the widest. */
export const ACCESSES: readonly Access[] = ['images', 'images-and-report-read', 'images-and-report-write'];

/** Whether a text names a kind of access. */
export function isAccess(text: string): text is Access {
  return (ACCESSES as readonly string[]).includes(text);
}

/** Why a kind of access can't be chosen for these recipients. */
export type AccessRefusal =
  /** Images without the report can't be shared with a user. */
  | 'not-for-users'
  /** The department's policy doesn't offer it for (one of) these kinds. */
  | 'not-for-kinds';

/** For each kind of access: null where it is allowed, else why not. */
export type AccessOffer = Readonly<Record<Access, AccessRefusal | null>>;

/** The part of a policy that says what each kind of recipient may get. */
export interface AccessPolicy {
  access: { [kind in Kind]: Access[] };
  recipients: { kinds: Kind[] };
}

/**
 * What may be chosen: the intersection of the policy's lists over the kinds chosen; never images alone as soon as
 * one recipient is a user. Without recipients: what at least one kind that the policy allows could get.
 */
export function accessOffer(policy: AccessPolicy, kinds: readonly Kind[]): AccessOffer {
  const refusal = (access: Access): AccessRefusal | null => {
    const isListed = (kind: Kind) => (policy.access[kind] ?? []).includes(access);
    const isForUsers = access !== 'images';
    if (kinds.length === 0) {
      const listing = policy.recipients.kinds.filter(isListed);
      if (listing.length === 0) return 'not-for-kinds';
      return isForUsers || listing.some((kind) => kind !== 'user') ? null : 'not-for-users';
    }
    if (!isForUsers && kinds.includes('user')) return 'not-for-users';
    return kinds.every(isListed) ? null : 'not-for-kinds';
  };
  return {
    images: refusal('images'),
    'images-and-report-read': refusal('images-and-report-read'),
    'images-and-report-write': refusal('images-and-report-write'),
  };
}

/** The wider of two. */
export function widerAccess(a: Access, b: Access): Access {
  return ACCESSES.indexOf(a) >= ACCESSES.indexOf(b) ? a : b;
}
