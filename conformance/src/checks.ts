import type { Check } from './check.js';
import { CHANGING_CHECKS } from './checks/changing.js';
import { LOOK_UP_CHECKS } from './checks/looking-up.js';
import { PASSING_CHECKS } from './checks/passing.js';
import { RULE_CHECKS } from './checks/rules.js';
import { SEEING_CHECKS } from './checks/seeing.js';
import { SESSION_CHECKS } from './checks/session.js';
import { SHARING_CHECKS } from './checks/sharing.js';

/** Every point, in the order in which they are looked at. */
export const CHECKS: readonly Check[] = [
  ...SESSION_CHECKS,
  ...LOOK_UP_CHECKS,
  ...SHARING_CHECKS,
  ...RULE_CHECKS,
  ...CHANGING_CHECKS,
  ...SEEING_CHECKS,
  ...PASSING_CHECKS,
];
