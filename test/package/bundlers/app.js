import { ShareDialog } from 'pacs-share';

document.documentElement.dataset.registered = String(
  document.querySelector('share-dialog') instanceof ShareDialog && customElements.get('message-label') !== undefined,
);
