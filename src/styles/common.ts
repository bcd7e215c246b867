import type { CSSResultGroup } from 'lit';
import { buttons } from './buttons.js';
import { controls } from './controls.js';
import { fieldTokens } from './field-tokens.js';
import { plain } from './plain.js';

/** What the styles of an element with fields begin with. */
export const common: CSSResultGroup = [plain, fieldTokens, buttons, controls];
