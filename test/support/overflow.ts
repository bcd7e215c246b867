/** Looks for what a longer translation breaks: text that is cut off, and things that reach beyond the place they have. */

function deepElements(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? deepElements(element.shadowRoot) : []),
  ]);
}

function isDrawn(element: HTMLElement): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  // What only screen readers get is a pixel in size.
  return width > 1 && height > 1;
}

function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** Whether something around it can be scrolled to it, or leaves it out on purpose. */
function isWithinScroller(element: HTMLElement, limit: Element): boolean {
  for (let node = parentOf(element); node && node !== limit; node = parentOf(node)) {
    const { overflowX, clip, clipPath } = getComputedStyle(node);
    if (overflowX === 'auto' || overflowX === 'scroll' || clip !== 'auto' || clipPath !== 'none') return true;
  }
  return false;
}

function called(element: HTMLElement): string {
  const name = [element.localName, ...element.classList].join('.');
  return `${name} “${element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
}

/**
 * What is wider than the page, or wider than the box that holds it and cuts it off, below an element. Texts that end
 * in an ellipsis by design are none.
 */
export function overflows(root: HTMLElement): string[] {
  const problems: string[] = [];
  const page = document.documentElement.clientWidth;
  for (const element of deepElements(root.shadowRoot ?? root)) {
    if (!isDrawn(element) || element.closest('svg')) continue;
    const { left, right } = element.getBoundingClientRect();
    if ((left < -1 || right > page + 1) && !isWithinScroller(element, root))
      problems.push(`off the page: ${called(element)}`);
    const { overflowX, textOverflow, display, position } = getComputedStyle(element);
    if (element.matches('input, textarea, select') || display === 'inline' || textOverflow === 'ellipsis') continue;
    const isScroller = (overflowX === 'auto' || overflowX === 'scroll') && element.hasAttribute('tabindex');
    if (!isScroller && position !== 'absolute' && element.scrollWidth > element.clientWidth + 1)
      problems.push(`wider than its box: ${called(element)} ${element.scrollWidth} > ${element.clientWidth}`);
  }
  return problems;
}
