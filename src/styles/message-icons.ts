// Written by scripts/make-icons.mjs; do not edit.
import { html, svg, type TemplateResult } from 'lit';

/*! Icons: Lucide 1.62.0, ISC License, Copyright (c) Lucide Contributors */
export const MESSAGE_SHAPES = {
  close: svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`,
  messageOpened: svg`<path d="M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.7.7 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z"/><path d="m9 11 2 2 4-4"/>`,
  messageUnopened: svg`<path d="M12.7 3H4a2 2 0 0 0-2 2v16.286a.71.71 0 0 0 1.212.502l2.202-2.202A2 2 0 0 1 6.828 19H20a2 2 0 0 0 2-2v-4.7"/><circle cx="19" cy="6" r="3"/>`,
};

export function drawn(shape: unknown): TemplateResult {
  return html`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}

/** An icon of the message label, which loads no others. */
export function messageIcon(name: keyof typeof MESSAGE_SHAPES): TemplateResult {
  return drawn(MESSAGE_SHAPES[name]);
}
