import { singleLine } from './plain-text.js';
import type { Wording } from './templates/mail-templates.js';
import type { TemplateName, TemplateView } from './templates/placeholders.js';

/** A mail in both of its forms. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** A mail in an operator's own words, as far as there are any, and in ours otherwise. Its subject is one line. */
export function worded<Name extends TemplateName>(
  wording: Wording<Name>,
  views: { text: TemplateView<Name>; html: TemplateView<Name> },
  ours: { subject: () => string; text: () => string; html: () => string },
): RenderedMail {
  return {
    subject: singleLine(wording.subject?.(views.text) ?? '') || ours.subject(),
    text: wording.text?.(views.text) ?? ours.text(),
    html: wording.html?.(views.html) ?? ours.html(),
  };
}

/** The address that a mail leads to, as it is written. Throws a RangeError when it is no http address. */
export function mailLink(address: string): string {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) throw new RangeError('the link of a mail must be an http address');
  return url.href;
}
