import { performance } from 'node:perf_hooks';

import { sql } from 'drizzle-orm';

import type { Database } from '../src/database/database.js';
import { people } from '../src/database/schema.js';
import { checkRecipient } from '../src/directory/check-recipient.js';
import { DatabaseDirectory } from '../src/directory/database-directory.js';
import { printTimes, printTitles } from './times.js';

/**
 * Whether the time that the check of an address takes tells whether a user has it: asked in turn, so that whatever else
 * the machine does falls on both alike.
 */
export async function measureCheck(db: Database, rounds: number, askerId: string): Promise<void> {
  const directory = new DatabaseDirectory(db);
  const sample = await db
    .select({ email: people.email })
    .from(people)
    .where(sql`hashtext(${people.id}) % 1000 = 3`)
    .limit(rounds + 5);
  const times = { 'an address of a user': [] as number[], 'another at that domain': [] as number[] };
  for (const [round, { email }] of sample.entries()) {
    const known = email ?? '';
    const asked = [
      ['an address of a user', known],
      ['another at that domain', `x${known}`],
    ] as const;
    for (const [kind, address] of round % 2 === 0 ? asked : asked.toReversed()) {
      const start = performance.now();
      const check = await checkRecipient(directory, { email: address, country: 'BE', askerId, kinds: ['user', 'new'] });
      JSON.stringify(check);
      if (round >= 5) times[kind].push(performance.now() - start);
    }
  }
  console.log('\ncheck of an address');
  printTitles();
  for (const [kind, all] of Object.entries(times)) printTimes(kind, all);
}
