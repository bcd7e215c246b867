/** The element that has focus, looked for through open shadow roots. */
export function deepestActiveElement(root: Document | ShadowRoot = document): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot?.activeElement ? deepestActiveElement(active.shadowRoot) : active;
}
