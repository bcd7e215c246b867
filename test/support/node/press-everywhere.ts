import type { CDPSession, ElementHandle, Page } from 'playwright-core';

const PRINTABLE = Array.from({ length: 94 }, (_none, index) => String.fromCharCode(33 + index));
const SOME = ['w', 'Z', '1', '/', '?'];
const MOVING = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'Delete', 'Backspace'];
const DECIDING = ['Enter', ' ', 'Escape'];

/**
 * Presses keys on whatever can have the focus inside an element, all of them where something is entered, and answers on
 * how many it did. Enter, Space and Escape come last, while there is something to press them on: they close and send.
 */
export async function pressEverywhere(page: Page, selector: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const fields = await focusable(page, selector);
  for (const field of fields) {
    const isEntry = await field.evaluate((element) => element.matches('input, textarea, select'));
    if (await focus(field)) await pressAll(session, [...(isEntry ? PRINTABLE : SOME), ...MOVING]);
  }
  for (const field of fields) {
    for (const key of DECIDING) if (await focus(field)) await pressAll(session, [key]);
  }
  return fields.length;
}

const focus = (field: ElementHandle<HTMLElement>): Promise<boolean> =>
  field.evaluate((element) => {
    element.focus();
    return element.isConnected && element.matches(':focus');
  });

/** What can have the focus, in shadow roots too. */
async function focusable(page: Page, selector: string): Promise<ElementHandle<HTMLElement>[]> {
  const list = await page.evaluateHandle((within) => {
    const outermost = document.querySelector(within)!;
    const found: HTMLElement[] = [];
    // By hand, in the order of the page: a function with a name does not get into the page.
    const left = [...(outermost.shadowRoot ?? outermost).querySelectorAll<HTMLElement>('*')];
    for (let element = left.shift(); element; element = left.shift()) {
      const isField = element.matches('input, textarea, select, button, summary, a[href], [tabindex]');
      if (isField && element.checkVisibility({ visibilityProperty: true })) found.push(element);
      left.unshift(...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []));
    }
    return found;
  }, selector);
  const handles = [...(await list.getProperties()).values()];
  return handles.map((handle) => handle.asElement() as ElementHandle<HTMLElement>);
}

/** Real keys, without waiting for each: hundreds of them on dozens of fields. */
async function pressAll(session: CDPSession, keys: readonly string[]): Promise<void> {
  await Promise.all(
    keys.flatMap((key) => {
      const text = key === 'Enter' ? '\r' : key.length === 1 ? key : '';
      const code = key === ' ' ? 'Space' : key.length === 1 ? `U+${key.charCodeAt(0)}` : key;
      const common = { key, code, windowsVirtualKeyCode: VIRTUAL_KEYS[key] ?? key.toUpperCase().charCodeAt(0) };
      return [
        session.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', text, ...common }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }),
      ];
    }),
  );
}

const VIRTUAL_KEYS: Record<string, number> = {
  Backspace: 8,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
};
