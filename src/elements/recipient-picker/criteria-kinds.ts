import type { Criteria, Kind } from '../../domain/index.js';

export type CriteriaKind = Criteria['kind'];

const CRITERIA_KINDS: readonly CriteriaKind[] = ['user', 'group', 'pacs'];

/** The kinds that can be searched for in detail, of those that the element offers. */
export function criteriaKinds(offered: ReadonlySet<Kind>): CriteriaKind[] {
  return CRITERIA_KINDS.filter((kind) => offered.has(kind));
}
