import { VERSION } from './version.js';
import { warn } from './warn.js';

/** What a class must have to be registered under a prefix. */
export interface PrefixedElement {
  new (): HTMLElement;
  /** In front of its own tag and of the tags that it uses inside. */
  prefix: string;
  version: string;
}

/**
 * Registers a class as `prefix + tag`. A tag that is taken stays with its first owner: a warning names both versions.
 */
export function defineElement(tag: string, element: PrefixedElement, prefix = ''): void {
  const name = `${prefix}${tag}`;
  const taken = customElements.get(name) as Partial<PrefixedElement> | undefined;
  if (taken) {
    // The same class once more is no conflict: modules may register what they need.
    if (Object.hasOwn(taken, 'definedFrom') && (taken as { definedFrom?: unknown }).definedFrom === element) return;
    warn(name, `version ${VERSION} is not registered: version ${taken.version ?? 'unknown'} has the tag`);
    return;
  }
  // A subclass, since a class can be registered only once and there may be several prefixes.
  customElements.define(
    name,
    class extends element {
      static override readonly prefix = prefix;
      static readonly definedFrom = element;
    },
  );
}
