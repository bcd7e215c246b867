import { msg, str } from '@lit/localize';
import { ShareFailure } from '../../client/index.js';
import { failureText } from '../../localization/failure-text.js';

/** How the keyboard removes a favorite. */
export function favoriteHintText(): string {
  return msg('Press Delete to remove a favorite from this list.', { desc: 'Below the list of favorites: the key' });
}

/** That typing narrows a long list. */
export function favoriteFilterText(): string {
  return msg('Type to filter your favorites.', { desc: 'Above a long list of favorites' });
}

/** None is left of a list that was narrowed by typing. */
export function noFavoriteFitsText(text: string): string {
  return msg(str`No favorite fits “${text}”. Press Enter to search for it.`, {
    desc: 'List of favorites that was filtered by what was typed',
  });
}

/** What came of removing a favorite. */
export function favoriteRemovedText(recipient: string, failure?: { readonly error: unknown }): string {
  if (!failure) {
    return msg(str`${recipient} is no longer a favorite.`, { desc: 'Announcement: a recipient' });
  }
  const reason = failureText(ShareFailure.from(failure.error));
  return msg(str`${recipient} is still a favorite. ${reason}`, { desc: 'Announcement: a recipient, then a failure' });
}
