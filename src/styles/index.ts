import type { CSSResultGroup } from 'lit';
import { base } from './base.js';
import { controls } from './controls.js';
import { tokens } from './tokens.js';

/** What every element's styles begin with. */
export const common: CSSResultGroup = [tokens, base, controls];
