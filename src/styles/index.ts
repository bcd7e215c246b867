import type { CSSResultGroup } from 'lit';
import { base } from './base.js';
import { buttons } from './buttons.js';
import { controls } from './controls.js';
import { tokens } from './tokens.js';

/** What the styles of an element without fields begin with. */
export const plain: CSSResultGroup = [tokens, base, buttons];

/** What every other element's styles begin with. */
export const common: CSSResultGroup = [plain, controls];
