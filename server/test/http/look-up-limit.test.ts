import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { createApp } from '../../src/app.js';
import { openDatabase, type OpenDatabase } from '../../src/database/open-database.js';
import { DatabaseDirectory } from '../../src/directory/database-directory.js';
import { seedDemoDirectory } from '../../src/directory/demo/seed-demo-directory.js';
import { NO_TEMPLATES } from '../../src/mail/templates/mail-templates.js';
import { createPostgresqlDatabase } from '../database/test-databases.js';
import { COLLEAGUE, SENDER } from '../support/share-request.js';
import { StudiesInMemory } from '../support/studies.js';
import { TestClient } from '../support/test-client.js';
import { NOW } from '../support/test-server.js';

/** A place for data that processes share, or that one finds again. */
interface Place {
  /** How a process opens it; the embedded database has one process, whose instances share it. */
  open(): Promise<OpenDatabase>;
  isShared: boolean;
  remove(): Promise<void>;
}

async function embedded(): Promise<Place> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pacs-share-limit-'));
  return {
    open: () => openDatabase({ dataDirectory }),
    isShared: false,
    remove: () => rm(dataDirectory, { recursive: true, force: true }),
  };
}

async function postgresql(): Promise<Place> {
  const { url, drop } = await createPostgresqlDatabase();
  return {
    open: () => openDatabase({ url, dataDirectory: null }),
    isShared: true,
    remove: drop,
  };
}

const PLACES: [name: string, make: () => Promise<Place>][] = [
  ['PGlite', embedded],
  ...(process.env['DATABASE_URL_TEST'] ? [['PostgreSQL', postgresql] as [string, () => Promise<Place>]] : []),
];

for (const [name, make] of PLACES) {
  describe(`the limit of look-ups, counted by ${name}`, () => {
    const limits = { perMinute: 5, perHour: 8 };
    let now = NOW;

    /** A server as a process starts it; signed in with what another's browser has. */
    const instance = ({ db }: OpenDatabase, cookies?: TestClient['cookies']): TestClient => {
      const app = createApp({
        db,
        directory: new DatabaseDirectory(db),
        studies: new StudiesInMemory(),
        clock: () => now,
        secret: Buffer.alloc(32, 7),
        publicUrl: 'http://pacs-share.test',
        lookUps: limits,
        phoneCountry: undefined,
        sendsTexts: true,
        mailTemplates: NO_TEMPLATES,
        passwordGateway: undefined,
        wakeOutbox: () => undefined,
        bearer: undefined,
        signIn: undefined,
        trustedProxies: 0,
        trustedOrigins: [],
        demo: { mails: () => Promise.resolve([]) },
        bundleFolder: '/nowhere',
        log: () => undefined,
      });
      const client = new TestClient(app);
      for (const [name, value] of cookies ?? []) client.cookies.set(name, value);
      return client;
    };
    const lookUp = (client: TestClient) => client.post('/api/recipients/search', { text: 'jan' });
    const wait = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

    it('counts what all instances are asked, and what was asked before a restart', async () => {
      const place = await make();
      const opened: OpenDatabase[] = [];
      const open = async () => {
        const database = await place.open();
        opened.push(database);
        return database;
      };
      try {
        const database = await open();
        await seedDemoDirectory(database.db);
        const first = instance(database);
        assert.equal((await first.post('/demo/session', { user: SENDER })).status, 200);
        const second = instance(place.isShared ? await open() : database, first.cookies);

        const answers = await Promise.all([first, second, first, second, first, second, second].map(lookUp));
        const refused = answers.filter(({ status }) => status === 429);
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 429, 429]);
        for (const { json, headers } of refused) {
          assert.equal(json.code, 'too-many-requests');
          assert.equal(headers.get('retry-after'), '60');
        }

        wait(0.5);
        while (opened.length > 0) await opened.pop()?.close();
        const restarted = instance(await open(), first.cookies);
        const refusedStill = await lookUp(restarted);
        assert.equal(refusedStill.status, 429, 'after a restart');
        assert.equal(refusedStill.headers.get('retry-after'), '30');

        wait(0.5);
        assert.equal((await lookUp(restarted)).status, 429, 'eight in the hour, refused ones too');
        const other = instance(opened[0]!);
        assert.equal((await other.post('/demo/session', { user: COLLEAGUE })).status, 200);
        assert.equal((await lookUp(other)).status, 200, 'another sender');
        wait(59);
        assert.equal((await lookUp(restarted)).status, 200, 'an hour later');
      } finally {
        await Promise.all(opened.map((database) => database.close()));
        await place.remove();
      }
    });
  });
}
