import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ShareClient } from '../../client/index.js';
import type { Suggestion } from '../../controllers/suggestions-controller.js';
import { recipientKey, type Recipient } from '../../domain/index.js';

/** The favorites, then those shared with recently that are none; where those cannot be had, the favorites alone. */
export async function favoritesThenRecent(client: ShareClient, signal: AbortSignal): Promise<Recipient[]> {
  const [favorites, recent] = await Promise.all([client.getFavorites({ signal }), askRecent(client, signal)]);
  const keys = new Set(favorites.map(recipientKey));
  return [
    ...favorites.map((recipient) => ({ ...recipient, favorite: true })),
    ...recent.filter((one) => !keys.has(recipientKey(one))).map((recipient) => ({ ...recipient, favorite: false })),
  ];
}

async function askRecent(client: ShareClient, signal: AbortSignal): Promise<Recipient[]> {
  try {
    return (await client.getRecentRecipients?.({ signal })) ?? [];
  } catch {
    return [];
  }
}

/** Whether an option is the first that is no favorite. */
export function isFirstRecent(options: readonly Suggestion[], index: number): boolean {
  const isRecent = (option: Suggestion | undefined) => option?.type === 'recipient' && !option.recipient.favorite;
  return isRecent(options[index]) && !isRecent(options[index - 1]);
}

/** Parts the recent ones from the favorites; for the eye, as a list of options holds nothing else. */
export function renderRecentTitle(): TemplateResult {
  return html`<p class="list-title" aria-hidden="true">
    ${msg('Shared with recently', { desc: 'Heading in the list of favorites: recent recipients' })}
  </p>`;
}
