// How long the directory takes to find somebody: `npm run bench:search`. PGlite with 20,000 people, and PostgreSQL with
// 1,000,000 where BENCH_DATABASE_URL names an empty database (filled the first time, kept for the next) or PostgreSQL is
// installed here. BENCH_ROUNDS, BENCH_PEOPLE and BENCH_SKIP_PGLITE=1 make it shorter.
import { performance } from 'node:perf_hooks';

import { sql } from 'drizzle-orm';
import type { Criteria } from 'pacs-share/domain';

import type { Database } from '../src/database/database.js';
import { openDatabase } from '../src/database/open-database.js';
import { people } from '../src/database/schema.js';
import { DatabaseDirectory } from '../src/directory/database-directory.js';
import { Random } from '../src/directory/demo/random.js';
import type { DirectorySearch } from '../src/directory/directory.js';
import { measureCheck } from './check.js';
import { fillDirectory } from './invented-directory.js';
import { startLocalPostgresql } from './local-postgresql.js';
import { printTimes, printTitles } from './times.js';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 60);
const ASKER = 'p-1';

interface Person {
  firstName: string;
  lastName: string;
  serial: number;
}

/** What people type, by kind. */
const TEXTS: Readonly<Record<string, (person: Person, random: Random) => string>> = {
  'two letters': ({ lastName }) => lastName.slice(0, 2),
  'three letters': ({ lastName }) => lastName.slice(0, 3),
  'five letters': ({ lastName }) => lastName.slice(0, 5),
  'first name': ({ firstName }) => firstName,
  'full name': ({ firstName, lastName }) => `${firstName} ${lastName}`,
  'two tokens': ({ firstName, lastName }) => `${lastName.slice(-5)} ${firstName.slice(0, 2)}`,
  number: ({ serial }) => `1${String(serial).padStart(7, '0')}`.slice(0, 7),
  mobile: ({ serial }) => `06 39 98 ${String(serial % 10000).padStart(4, '0')}`,
  'e-mail': ({ serial }) => `person${serial}@hospital${serial % 400}.example`,
  'no hit': (_, random) => `${random.pick(['xqz', 'wqx', 'zzq'])}${random.pick(['vb', 'kj', 'gf'])}`,
  typo: ({ lastName }) => `${lastName.slice(0, 3)}${lastName.slice(4)}`,
};

/** What people ask for in detail, by kind. */
const DETAILED: Readonly<Record<string, (person: Person) => Omit<Criteria & { kind: 'user' }, 'kind'>>> = {
  'last name, town': ({ lastName }) => ({ lastName: lastName.slice(0, 4), town: 'Gent' }),
  'two letters of a last name': ({ lastName }) => ({ lastName: lastName.slice(0, 2) }),
  'first name, speciality': ({ firstName }) => ({ firstName, speciality: 'Cardiologist' }),
  town: () => ({ town: 'Gent' }),
  'mobile, town': ({ serial }) => ({ mobile: `06 39 98 ${String(serial % 10000).padStart(4, '0')}`, town: 'Gent' }),
};

const QUERIES: Readonly<Record<string, (person: Person, random: Random) => Pick<DirectorySearch, 'query' | 'sort'>>> = {
  ...Object.fromEntries(
    Object.entries(TEXTS).map(([kind, text]) => [
      kind,
      (person: Person, random: Random) => ({ query: { text: text(person, random) } }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(DETAILED).flatMap(([kind, criteria]) => {
      const query = (person: Person) => ({ criteria: { kind: 'user' as const, ...criteria(person) } });
      return [
        [`= ${kind}`, (person: Person) => ({ query: query(person) })],
        [`= ${kind} ↓`, (person: Person) => ({ query: query(person), sort: 'name' as const })],
      ];
    }),
  ),
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
  console.log('= detailed search, ↓ by name');
  printTitles('found');
  for (const [kind, queryOf] of Object.entries(QUERIES)) {
    const times: number[] = [];
    let found = 0;
    for (let round = -5; round < ROUNDS; round++) {
      const { id, ...names } = random.pick(sample);
      const asked = queryOf({ ...names, serial: Number(id.slice(2)) }, random);
      const start = performance.now();
      const { recipients } = await directory.search({ ...asked, kinds: ['user', 'group', 'pacs'], limit: 20 }, ASKER);
      if (round < 0) continue; // warming up
      times.push(performance.now() - start);
      if (recipients.length > 0) found++;
    }
    printTimes(kind, times, found);
  }
}

async function run(name: string, url: string | undefined, size: number): Promise<void> {
  const { db, close } = await openDatabase({ url, dataDirectory: null });
  try {
    if ((await db.$count(people)) === 0) await fillDirectory(db, size);
    await measure(name, db);
    await measureCheck(db, ROUNDS * 3, ASKER);
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
