import type { CSSResult } from 'lit';

/** What is not on paper. */
const INTERACTIVE = 'button, .actions, [role="status"]';

const PAPER = `
  :host { color-scheme: light; }
  .root { padding: 0; background: none; }
  .header { print-color-adjust: exact; }
  .recipient, .study, .term { break-inside: avoid; }
  .message { max-block-size: none; overflow: visible; }
`;

/**
 * Prints what is drawn in an element, without the page around it: a copy in a frame of its own, as a shadow root's
 * styles cannot hide the page, and the page's are not ours.
 * @param drawn What the element draws.
 * @param styles The element's styles.
 */
export function printAlone(drawn: Element, styles: readonly CSSResult[], lang: string): void {
  const root = drawn.getRootNode() as ShadowRoot;
  root.querySelector('.print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'print-frame visually-hidden';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  root.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return frame.remove();
  fill(view, drawn, [...styles.map(({ cssText }) => cssText), PAPER], lang);
  view.addEventListener('afterprint', () => frame.remove());
  view.focus();
  view.print();
}

function fill(view: Window & typeof globalThis, drawn: Element, sheets: readonly string[], lang: string): void {
  const { document: paper, CSSStyleSheet } = view;
  paper.documentElement.lang = lang;
  const host = paper.body.appendChild(paper.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  // A sheet belongs to the document in which it was made.
  root.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  const copy = paper.importNode(drawn, true);
  for (const element of copy.querySelectorAll(INTERACTIVE)) element.remove();
  root.append(copy);
}
