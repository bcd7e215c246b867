import type {} from 'pacs-share/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Properties = SvelteHTMLElements['share-dialog'];

export const right: Properties = {
  endpoint: '/api',
  presentation: 'inline',
  'onshare-complete': (event) => event.detail.shareId.length,
};
// @ts-expect-error there is no such presentation
export const wrong: Properties = { presentation: 'sideways' };
