import { defineMessageLabel } from 'pacs-share/elements';

defineMessageLabel();
