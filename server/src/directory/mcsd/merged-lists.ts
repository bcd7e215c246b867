import type { Recipient } from 'pacs-share/domain';

import type { Position } from '../cursor.js';
import type { DirectorySearch } from '../directory.js';
import { RANK } from '../matches.js';
import { searchTerms } from '../search-terms.js';
import type { Fit } from './find-people.js';
import { descriptionKey, nameKey, rankByWords, wordsOf } from './match.js';
import { isMcsdId } from './mcsd-id.js';

/** A recipient of the FHIR directory, and where it stands in the list. */
export interface Placed {
  recipient: Recipient;
  position: Position;
}

export function positionOf({ entry, rank }: Fit, isFavorite: boolean, sort: DirectorySearch['sort']): Position {
  const { kind, id } = entry;
  if (sort)
    return {
      rank: 0,
      aside: 0,
      sortKey: sort.endsWith('description') ? descriptionKey(entry) : nameKey(entry),
      kind,
      id,
    };
  return { rank, aside: isFavorite ? 0 : 2, sortKey: nameKey(entry), kind, id };
}

/** Where one of the database's recipients stands, as far as can be told from outside. */
function placeOf(recipient: Recipient, { query, sort }: DirectorySearch): Position {
  const { kind, id, favorite } = recipient;
  const key = sort?.endsWith('description') === true ? descriptionKey(recipient) : nameKey(recipient);
  if (sort || !('text' in query)) return { rank: 0, aside: 0, sortKey: key, kind, id };
  const { isWords } = searchTerms(query.text);
  const rank = rankByWords(recipient, wordsOf(query.text)) ?? (isWords ? RANK.similar : RANK.identified);
  return { rank, aside: favorite ? 0 : 2, sortKey: key, kind, id };
}

/**
 * Both lists as one, each in its own order. Copies among the database's are passed over as long as the directory itself
 * answers for them.
 */
export function merge(
  own: readonly Recipient[],
  theirs: readonly Placed[],
  search: DirectorySearch,
  isAnswered: boolean,
) {
  const sign = search.sort?.startsWith('-') === true ? -1 : 1;
  const recipients: Recipient[] = [];
  const page = { recipients, own: 0, theirs: 0 };
  while (recipients.length < search.limit) {
    const mine = own[page.own];
    const other = theirs[page.theirs];
    if (mine && isAnswered && isMcsdId(mine.id)) page.own += 1;
    else if (mine && (!other || sign * comparePositions(placeOf(mine, search), other.position) <= 0)) {
      recipients.push(mine);
      page.own += 1;
    } else if (other && (own.length < search.limit || mine)) {
      recipients.push(other.recipient);
      page.theirs += 1;
    } else break;
  }
  return page;
}

export function comparePositions(one: Position, other: Position): number {
  const compare = <T extends string | number>(first: T, second: T) => (first < second ? -1 : first > second ? 1 : 0);
  return (
    one.rank - other.rank ||
    one.aside - other.aside ||
    compare(one.sortKey, other.sortKey) ||
    compare(one.kind, other.kind) ||
    compare(one.id, other.id)
  );
}

export const byPosition = (one: { position: Position }, other: { position: Position }) =>
  comparePositions(one.position, other.position);
