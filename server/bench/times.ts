const COLUMNS = ['p50', 'p95', 'p99'] as const;

/** The first line of a table of times. */
export function printTitles(...others: string[]): void {
  printLine('kind', [...COLUMNS, ...others]);
}

/** A line of a table: how long most, nearly all and all but a few took, in milliseconds. */
export function printTimes(kind: string, times: readonly number[], ...others: (string | number)[]): void {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  printLine(kind, [...[0.5, 0.95, 0.99].map((part) => at(part).toFixed(1)), ...others]);
}

function printLine(kind: string, columns: readonly (string | number)[]): void {
  console.log(`${kind.padEnd(28)}${columns.map((text) => `${text}`.padStart(8)).join('')}`);
}
