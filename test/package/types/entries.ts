import 'pacs-share';
import * as bundle from 'pacs-share/bundle';
import { HttpClient } from 'pacs-share/client';
import { policySchema } from 'pacs-share/contract';
import { evaluate } from 'pacs-share/domain';
import { defineElements, type ShareOutcome } from 'pacs-share/elements';

defineElements({ prefix: 'acme-' });
bundle.defineElements({ prefix: 'other-' });
const dialog = document.createElement('share-dialog');
export const outcome: Promise<ShareOutcome> = dialog.show({ studies: [] });
dialog.addEventListener('share-complete', (event) => event.detail.shareId.length);
export { HttpClient, evaluate, policySchema };
