import { html, type TemplateResult } from 'lit';

/** A text whose addresses stay whole as long as they fit, and break before a dot or the `@` where they do not. */
export function breakable(text: string): string | (string | TemplateResult)[] {
  if (!text.includes('@')) return text;
  return text.split(/(\s+)/).map((word) => (word.includes('@') ? renderAddress(word) : word));
}

function renderAddress(address: string): TemplateResult {
  const parts = address.split(/(?=[@.])/);
  return html`<span class="address">${parts.map((part, index) => (index === 0 ? part : html`<wbr />${part}`))}</span>`;
}
