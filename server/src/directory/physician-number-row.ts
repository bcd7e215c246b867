import { normalizePhysicianNumber, recognizePhysicianNumbers } from 'pacs-share/domain';

import type { physicianNumbers } from '../database/schema.js';

/** A physician's number as it is stored: as shown, and in the two forms that it is searched by. */
export function physicianNumberRow(
  personId: string,
  system: string,
  value: string,
): typeof physicianNumbers.$inferInsert {
  const normalized = normalizePhysicianNumber(value).toLowerCase();
  const [recognized] = recognizePhysicianNumbers(value, [{ system, label: system }]);
  return { personId, system, value, normalized, lastingPart: recognized?.lastingPart ?? normalized };
}
