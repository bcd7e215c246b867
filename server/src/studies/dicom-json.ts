import type { Attributes } from './tags.js';

/** The groups of a person name in DICOM JSON, in the order in which a PN string has them. */
const NAME_GROUPS = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function personName(groups: Record<string, unknown>): string {
  return NAME_GROUPS.map((group) => (typeof groups[group] === 'string' ? groups[group] : ''))
    .join('=')
    .replace(/=+$/, '');
}

function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isRecord(value) ? personName(value) : '';
}

/**
 * The data sets of an answer in the DICOM JSON model (PS3.18 annex F), without their sequences.
 * Undefined where it is no such answer.
 */
export function attributesOfJson(answer: unknown): Attributes[] | undefined {
  if (!Array.isArray(answer) || !answer.every(isRecord)) return undefined;
  return answer.map((dataset) => {
    const attributes: Record<string, string[]> = {};
    for (const [tag, element] of Object.entries(dataset)) {
      if (!isRecord(element) || !Array.isArray(element['Value']) || element['vr'] === 'SQ') continue;
      attributes[tag.toUpperCase()] = element['Value'].map(textOfValue);
    }
    return attributes;
  });
}
