import { DirectoryUnavailable } from '../directory.js';
import type { Pool } from './pool.js';

/** One way to ask the directory. */
export type Ask<T> = () => Promise<T>;

/**
 * What the ways that worked have brought; those that did not make it incomplete. Throws where none worked: that nothing
 * was found cannot be said then.
 */
export async function settle<T>(pool: Pool, asks: readonly Ask<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(asks.map((ask) => ask()));
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
  const unexpected = failures.find((failure) => !(failure instanceof DirectoryUnavailable));
  const failure = unexpected ?? (failures.length === outcomes.length ? failures[0] : undefined);
  if (failure) throw failure;
  pool.isIncomplete ||= failures.length > 0;
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
