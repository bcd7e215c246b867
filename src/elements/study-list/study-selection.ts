/** Selections of studies by their UIDs. Each function answers a new selection, in the order in which they were picked. */
export type Selection = readonly string[];

/** With these studies, or without them. */
export function withStudies(selection: Selection, uids: readonly string[], isOn: boolean): string[] {
  const changed = new Set(uids);
  const others = selection.filter((uid) => !changed.has(uid));
  if (!isOn) return others;
  // What was picked before keeps its place.
  return [...new Set([...selection, ...uids])];
}

/** The studies from one row to another, both included; only the latter where the former is not listed. */
export function studiesBetween(listed: readonly string[], from: string | undefined, to: string): string[] {
  const end = listed.indexOf(to);
  const start = from === undefined ? -1 : listed.indexOf(from);
  if (start === -1 || end === -1) return [to];
  return listed.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** How much of what is listed is selected. */
export function selectedPart(selection: Selection, listed: readonly string[]): 'none' | 'some' | 'all' {
  const selected = new Set(selection);
  const count = listed.filter((uid) => selected.has(uid)).length;
  if (count === 0) return 'none';
  return count === listed.length ? 'all' : 'some';
}
