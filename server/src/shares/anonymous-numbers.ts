import { randomInt } from 'node:crypto';

import type { Study } from 'pacs-share/domain';

/** Six digits for each study, the same for all studies of one patient, chosen by chance: they say nothing of who it is. */
export function anonymousNumbers(studies: readonly Study[]): number[] {
  const byPatient = new Map<string, number>();
  return studies.map(({ patient, source }) => {
    const key = JSON.stringify(
      patient.id === undefined ? [patient.name, patient.birthDate ?? null] : [source.id, patient.id],
    );
    let number = byPatient.get(key);
    while (number === undefined) {
      const candidate = randomInt(100_000, 1_000_000);
      if (![...byPatient.values()].includes(candidate)) number = candidate;
    }
    byPatient.set(key, number);
    return number;
  });
}
