/** `exact`: nothing may be missing or left over; `subset`: members of objects that are not expected are ignored. */
export type Comparison = 'exact' | 'subset';

/** Where and how a value differs from what was expected, a line each; empty when it does not. */
export function differences(expected: unknown, actual: unknown, comparison: Comparison, path = ''): string[] {
  const where = path === '' ? '(the whole)' : path;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const lines = Array.from({ length: Math.max(expected.length, actual.length) }, (_, index) => {
      if (index >= actual.length) return [`${path}/${index}: expected ${show(expected[index])}, got nothing`];
      if (index >= expected.length) return [`${path}/${index}: expected nothing, got ${show(actual[index])}`];
      return differences(expected[index], actual[index], comparison, `${path}/${index}`);
    });
    return lines.flat();
  }
  if (isRecord(expected) && isRecord(actual)) {
    const members = comparison === 'exact' ? { ...expected, ...actual } : expected;
    return Object.keys(members).flatMap((member) => {
      if (!(member in actual)) return [`${path}/${member}: expected ${show(expected[member])}, got nothing`];
      if (!(member in expected)) return [`${path}/${member}: expected nothing, got ${show(actual[member])}`];
      return differences(expected[member], actual[member], comparison, `${path}/${member}`);
    });
  }
  return Object.is(expected, actual) ? [] : [`${where}: expected ${show(expected)}, got ${show(actual)}`];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
