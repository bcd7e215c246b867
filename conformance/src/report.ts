import type { Report, Result } from './run.js';

const MARKS: Readonly<Record<Result['outcome'], string>> = { holds: '✓', broken: '✗', 'not-tried': '–' };

/** A table that people read. */
export function tableOf({ endpoint, results, left }: Report): string {
  const width = Math.max(...results.map(({ id }) => id.length), 0);
  const lines = results.flatMap(({ id, says, outcome, because }) => [
    `${MARKS[outcome]} ${id.padEnd(width)}  ${says}`,
    ...(because === undefined
      ? []
      : [`  ${' '.repeat(width)}  ${outcome === 'broken' ? '→' : 'not tried:'} ${because}`]),
  ]);
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return [
    endpoint,
    '',
    ...lines,
    '',
    ...(left.length === 0 ? [] : [`Not withdrawn, please do so by hand: ${left.join(', ')}`]),
    `${count('holds')} hold, ${count('broken')} do not, ${count('not-tried')} could not be tried`,
  ].join('\n');
}
