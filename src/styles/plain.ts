import type { CSSResultGroup } from 'lit';
import { base } from './base.js';
import { tokens } from './tokens.js';

/** What the styles of an element without fields begin with. */
export const plain: CSSResultGroup = [tokens, base];
