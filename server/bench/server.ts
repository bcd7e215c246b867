// How long the server takes to share and to search while many do: `npm run bench:server`. A server of its own process on
// PostgreSQL with 100,000 people and 1,000,000 shares, in the database that BENCH_DATABASE_URL names (filled the first
// time, kept for the next) or in a PostgreSQL started here. BENCH_SECONDS, BENCH_SHARES and BENCH_PEOPLE make it shorter;
// BENCH_MAILS says to how many of the ten recipients of a share a mail goes.
import { randomUUID } from 'node:crypto';

import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

import { createApp } from '../src/app.js';
import { DEFAULT_CLAIMS } from '../src/auth/claims.js';
import type { Database } from '../src/database/database.js';
import { openDatabase } from '../src/database/open-database.js';
import * as schema from '../src/database/schema.js';
import { DatabaseDirectory } from '../src/directory/database-directory.js';
import { Random } from '../src/directory/demo/random.js';
import { NO_TEMPLATES } from '../src/mail/templates/mail-templates.js';
import { Dicomweb } from '../src/studies/dicomweb.js';
import { startServerProcess } from '../test/processes/server-processes.js';
import { fillDirectory } from './invented-directory.js';
import { startLocalPostgresql } from './local-postgresql.js';
import { openLoop, type Call } from './open-loop.js';
import { isPgbenchInstalled, measureFloor, type Statement } from './pgbench.js';
import { fillShares, SENDERS } from './stored-shares.js';
import { startSurroundings, type Surroundings } from './surroundings.js';
import { printTimes, printTitles } from './times.js';

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const PEOPLE = setting('BENCH_PEOPLE', 100_000);
const SHARES = setting('BENCH_SHARES', 1_000_000);
const MAILS = setting('BENCH_MAILS', 10);
const seconds = setting('BENCH_SECONDS', 30);
const RATES = { shares: setting('BENCH_SHARE_RATE', 50), searches: setting('BENCH_SEARCH_RATE', 200) };
const RECIPIENTS = 10;
/** So many different requests are sent by pgbench, one after the other. */
const FLOOR_REQUESTS = 30;

interface Names {
  firstName: string;
  lastName: string;
}

/** What is sent, by whom does not matter. */
class Requests {
  private readonly random = new Random(3);

  constructor(
    private readonly names: readonly Names[],
    private readonly studies: readonly string[],
    private readonly tokens: readonly string[],
  ) {}

  search = (): Call => {
    const { firstName, lastName } = this.random.pick(this.names);
    const text = this.random.pick([
      lastName.slice(0, 3),
      lastName.slice(0, 5),
      `${firstName} ${lastName.slice(0, 4)}`,
      `${firstName} ${lastName}`,
      `${lastName.slice(0, 3)}${lastName.slice(4)}`,
    ]);
    return { path: '/api/recipients/search', token: this.random.pick(this.tokens), body: { text } };
  };

  share = (): Call => {
    const ids = new Set<number>();
    while (ids.size < RECIPIENTS) ids.add(SENDERS + 1 + Math.floor(this.random.next() * (PEOPLE - SENDERS)));
    const body = {
      studies: [this.random.pick(this.studies)],
      recipients: [...ids].map((id, index) => {
        return { kind: 'user', id: `p-${id}`, twoFactor: false, sendMail: index < MAILS, favorite: false };
      }),
      access: 'images-and-report-read',
      reason: 'Treatment',
      language: 'nl',
      validity: { unlimited: true },
      consent: true,
      label: null,
      urgent: false,
      anonymize: false,
      furtherSharing: false,
      message: '',
    };
    const headers = { 'idempotency-key': randomUUID() };
    return { path: '/api/shares', token: this.random.pick(this.tokens), body, headers };
  };
}

const KINDS = ['shares', 'searches'] as const;
type Kind = (typeof KINDS)[number];

async function measure(address: string, kinds: readonly Kind[], requests: Requests): Promise<void> {
  const title = kinds.length > 1 ? 'both at once' : (kinds[0] ?? '');
  console.log(`\n${title}`);
  printTitles('rate', 'errors');
  const results = await Promise.all(
    kinds.map(async (kind) => {
      const callOf = kind === 'shares' ? requests.share : requests.search;
      return { kind, ...(await openLoop(address, { rate: RATES[kind], seconds }, callOf)) };
    }),
  );
  for (const { kind, times, rate, errors } of results) {
    const wrong = [...errors].map(([what, count]) => `${what}×${count}`).join(' ');
    printTimes(`${kind}, ${RATES[kind]} a second`, times, rate.toFixed(1), wrong || 0);
  }
}

/** The statements that each kind of request comes to. */
async function statementsOf(url: string, { settings, studies }: Surroundings, names: readonly Names[]) {
  const said: Statement[] = [];
  const client = postgres(url, { connection: { jit: 'off' } });
  const logger = { logQuery: (text: string, parameters: unknown[]) => void said.push({ text, parameters }) };
  const db = drizzle({ client, schema, logger }) as Database;
  const sources = { known: [], unnamed: { id: 'bench', name: 'Bench' } };
  const limits = { perMinute: 1e9, perHour: 1e9 };
  const app = createApp({
    db,
    directory: new DatabaseDirectory(db),
    studies: new Dicomweb({ url: settings['DICOMWEB_URL'] ?? '', sources }),
    clock: () => new Date(),
    secret: Buffer.alloc(32, 7),
    publicUrl: 'http://bench.example.org',
    lookUps: limits,
    phoneCountry: undefined,
    sendsTexts: false,
    mailTemplates: NO_TEMPLATES,
    passwordGateway: undefined,
    wakeOutbox: () => undefined,
    bearer: {
      claims: DEFAULT_CLAIMS,
      check: (personId) => Promise.resolve({ personId, profile: {} as never }),
    },
    signIn: undefined,
    trustedProxies: 0,
    trustedOrigins: [],
    demo: undefined,
    bundleFolder: '/nowhere',
    log: () => undefined,
  });
  const requests = new Requests(names, studies, ['p-1', 'p-2', 'p-3']);
  const asked = async (callOf: () => Call) => {
    const all: Statement[][] = [];
    while (all.length < FLOOR_REQUESTS) {
      said.length = 0;
      const { path, token, body, headers } = callOf();
      const { status } = await app.request(path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      if (status >= 300) throw new Error(`a request that is to be repeated was answered ${status}`);
      all.push([...said]);
    }
    return all;
  };
  const statements = { shares: await asked(requests.share), searches: await asked(requests.search) };
  await client.end();
  return statements;
}

async function run(url: string): Promise<void> {
  const { db, close } = await openDatabase({ url, dataDirectory: null });
  const surroundings = await startSurroundings();
  try {
    if ((await db.$count(schema.people)) === 0) await fillDirectory(db, PEOPLE);
    const people = await db.$count(schema.people);
    await fillShares(db, SHARES, people);
    await db.update(schema.departments).set({ policy: {} }).where(eq(schema.departments.id, 'bench'));
    const names = await db
      .select({ firstName: schema.people.firstName, lastName: schema.people.lastName })
      .from(schema.people)
      .where(sql`hashtext(${schema.people.id}) % 50 = 7`)
      .limit(1000);
    const tokens = await Promise.all(
      Array.from({ length: SENDERS }, (_, index) => surroundings.tokenOf(`p-${index + 1}`)),
    );
    const count = (total: number) => total.toLocaleString('en');
    console.log(`${count(people)} people, ${count(await db.$count(schema.shares))} shares, ${seconds} seconds each`);
    console.log(`shares with ${RECIPIENTS} recipients, ${MAILS} of them by mail; milliseconds from the moment due`);

    const server = await startServerProcess({ ...surroundings.settings, DATABASE_URL: url });
    try {
      const requests = new Requests(names, surroundings.studies, tokens);
      for (const kind of KINDS) {
        const callOf = kind === 'shares' ? requests.share : requests.search;
        await openLoop(server.address, { rate: 10, seconds: 3 }, callOf); // warming up
      }
      await measure(server.address, ['shares'], requests);
      await measure(server.address, ['searches'], requests);
      await measure(server.address, KINDS, requests);
      console.log(`\n${count(surroundings.mails())} mails had left by the end`);
    } finally {
      await server.stop();
    }
    if (!isPgbenchInstalled()) console.log('\nthe same statements by pgbench: not measured, it is not installed');
    else {
      console.log('\nthe same statements by pgbench, without a server');
      printTitles('rate');
      const statements = await statementsOf(url, surroundings, names);
      for (const kind of KINDS) {
        const times = await measureFloor(url, statements[kind], { rate: RATES[kind], seconds });
        printTimes(`${kind}, ${RATES[kind]} a second`, times, (times.length / seconds).toFixed(1));
      }
    }
  } finally {
    await surroundings.stop();
    await close();
  }
}

const given = process.env['BENCH_DATABASE_URL'];
const local = given === undefined ? await startLocalPostgresql() : undefined;
const url = given ?? local?.url;
try {
  if (url === undefined)
    console.log('not measured: BENCH_DATABASE_URL names no database and no PostgreSQL is installed');
  else await run(url);
} finally {
  await local?.stop();
}
