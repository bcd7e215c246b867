/** Looks for things as a person does: by role and name, through open shadow roots, and only what shows. */

const SELECTORS = {
  button: 'button, [role="button"]',
  checkbox: 'input[type="checkbox"], [role="checkbox"], [role="switch"]',
  radio: 'input[type="radio"], [role="radio"]',
  textbox: 'input[type="text"], input[type="email"], input[type="tel"], textarea',
  combobox: '[role="combobox"], select',
  option: '[role="option"]',
  listitem: 'li, [role="listitem"]',
  dialog: 'dialog, [role="dialog"]',
  heading: 'h1, h2, h3, [role="heading"]',
  group: '[role="group"], fieldset',
  note: '[role="note"]',
} as const;

export type Role = keyof typeof SELECTORS;

function squash(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** All elements below a root that fit a selector, in order, those in open shadow roots included. */
export function deepQueryAll(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deepQueryAll(element.shadowRoot, selector) : []),
  ]);
}

/** What an element is called, near enough to the accessible name computation for what our elements use. */
export function nameOf(element: HTMLElement): string {
  const root = element.getRootNode() as ShadowRoot | Document;
  const labelled = element.getAttribute('aria-labelledby');
  if (labelled) {
    const parts = labelled.split(/\s+/).map((id) => root.getElementById(id)?.textContent ?? '');
    return squash(parts.join(' '));
  }
  const own = element.getAttribute('aria-label');
  if (own) return squash(own);
  const labels = (element as HTMLInputElement).labels;
  if (labels && labels.length > 0) return squash([...labels].map((label) => label.textContent).join(' '));
  return squash(element.textContent);
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

export function findAll(root: ParentNode, role: Role, name?: RegExp | string): HTMLElement[] {
  return deepQueryAll(root, SELECTORS[role]).filter((element) => {
    if (!isShown(element)) return false;
    if (name === undefined) return true;
    return typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
  });
}

/** The one element of a role and a name; throws where there is none or more than one. */
export function find(root: ParentNode, role: Role, name?: RegExp | string): HTMLElement {
  const found = findAll(root, role, name);
  if (found.length !== 1 || !found[0]) {
    const names = findAll(root, role).map(nameOf);
    throw new Error(`${found.length} of role ${role} called ${String(name)}; there are: ${names.join(' | ')}`);
  }
  return found[0];
}

/** The text that shows below a root, shadow roots included. */
export function textOf(root: ParentNode): string {
  const walk = (node: Node): string => {
    if (node instanceof HTMLElement) {
      if (node.localName === 'style' || !isShown(node)) return '';
      if (node.shadowRoot) return walk(node.shadowRoot);
    }
    if (node instanceof Text) return node.data;
    const children = [...node.childNodes];
    // A word that may break is one word.
    const isWord = children.some(({ nodeName }) => nodeName === 'WBR');
    return children.map(walk).join(isWord ? '' : ' ');
  };
  return squash(walk(root));
}
