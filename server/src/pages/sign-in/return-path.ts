/** Pages that one may be on the way to when it turns out that one has to sign in. */
const PAGES = /^\/(received|shares\/[\w-]{22}|s\/[\w-]{43})$/;

/** The path to go on at after signing in: one of our own pages, otherwise the start. */
export function returnPath(asked: string | undefined): string {
  return asked !== undefined && PAGES.test(asked) ? asked : '/';
}

/** Where one signs in to go on at a path. */
export function signInAddress(path: string): string {
  const to = returnPath(path);
  return to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`;
}
