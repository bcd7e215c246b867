// How long the directory takes to find somebody: `npm run bench:search`. PGlite with 20,000 people, and PostgreSQL with
// 1,000,000 where BENCH_DATABASE_URL names an empty database (filled the first time, kept for the next) or PostgreSQL is
// installed here. BENCH_ROUNDS, BENCH_PEOPLE and BENCH_SKIP_PGLITE=1 make it shorter.
import { performance } from 'node:perf_hooks';

import { sql } from 'drizzle-orm';

import type { Database } from '../src/database/database.js';
import { openDatabase } from '../src/database/open-database.js';
import { people } from '../src/database/schema.js';
import { DatabaseDirectory } from '../src/directory/database-directory.js';
import { Random } from '../src/directory/demo/random.js';
import type { DirectoryQuery } from '../src/directory/directory.js';
import { fillDirectory } from './invented-directory.js';
import { startLocalPostgresql } from './local-postgresql.js';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 60);
const ASKER = 'p-1';

interface Person {
  firstName: string;
  lastName: string;
  serial: number;
}

/** What people type, by kind. */
const QUERIES: Readonly<Record<string, (person: Person, random: Random) => DirectoryQuery>> = {
  'two letters': ({ lastName }) => ({ text: lastName.slice(0, 2) }),
  'three letters': ({ lastName }) => ({ text: lastName.slice(0, 3) }),
  'five letters': ({ lastName }) => ({ text: lastName.slice(0, 5) }),
  'first name': ({ firstName }) => ({ text: firstName }),
  'full name': ({ firstName, lastName }) => ({ text: `${firstName} ${lastName}` }),
  'two tokens': ({ firstName, lastName }) => ({ text: `${lastName.slice(-5)} ${firstName.slice(0, 2)}` }),
  number: ({ serial }) => ({ text: `1${String(serial).padStart(7, '0')}`.slice(0, 7) }),
  'e-mail': ({ serial }) => ({ text: `person${serial}@hospital${serial % 400}.example` }),
  'no hit': (_, random) => ({ text: `${random.pick(['xqz', 'wqx', 'zzq'])}${random.pick(['vb', 'kj', 'gf'])}` }),
  typo: ({ lastName }) => ({ text: `${lastName.slice(0, 3)}${lastName.slice(4)}` }),
  'detailed search': ({ lastName }) => ({ criteria: { kind: 'user', lastName: lastName.slice(0, 4), town: 'Gent' } }),
};

async function measure(name: string, db: Database): Promise<void> {
  const directory = new DatabaseDirectory(db);
  const random = new Random(11);
  const sample = await db
    .select({ id: people.id, firstName: people.firstName, lastName: people.lastName })
    .from(people)
    .where(sql`hashtext(${people.id}) % 1000 = 7`)
    .limit(500);
  const total = await db.$count(people);
  console.log(`\n${name}, ${total.toLocaleString('en')} people, ${ROUNDS} look-ups of each kind, milliseconds`);
  console.log(`${'kind'.padEnd(18)}${['p50', 'p95', 'p99', 'found'].map((title) => title.padStart(8)).join('')}`);
  for (const [kind, queryOf] of Object.entries(QUERIES)) {
    const times: number[] = [];
    let found = 0;
    for (let round = -5; round < ROUNDS; round++) {
      const { id, ...names } = random.pick(sample);
      const query = queryOf({ ...names, serial: Number(id.slice(2)) }, random);
      const start = performance.now();
      const { recipients } = await directory.search({ query, kinds: ['user', 'group', 'pacs'], limit: 20 }, ASKER);
      if (round < 0) continue; // warming up
      times.push(performance.now() - start);
      if (recipients.length > 0) found++;
    }
    times.sort((one, other) => one - other);
    const at = (part: number) => (times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0).toFixed(1);
    console.log(
      `${kind.padEnd(18)}${[at(0.5), at(0.95), at(0.99), String(found)].map((text) => text.padStart(8)).join('')}`,
    );
  }
}

async function run(name: string, url: string | undefined, size: number): Promise<void> {
  const { db, close } = await openDatabase({ url, dataDirectory: null });
  try {
    if ((await db.$count(people)) === 0) await fillDirectory(db, size);
    await measure(name, db);
  } finally {
    await close();
  }
}

if (process.env['BENCH_SKIP_PGLITE'] !== '1') await run('PGlite', undefined, 20_000);
const given = process.env['BENCH_DATABASE_URL'];
const local = given === undefined ? await startLocalPostgresql() : undefined;
const url = given ?? local?.url;
try {
  if (url !== undefined) await run('PostgreSQL', url, Number(process.env['BENCH_PEOPLE'] ?? 1_000_000));
  else console.log('\nPostgreSQL: not measured; BENCH_DATABASE_URL names none and none is installed here');
} finally {
  await local?.stop();
}
