import type { Hono } from 'hono';

import { createApp, type Dependencies } from '../../src/app.js';
import { memoryStore, startCatcher, type Catcher } from '../../src/catcher/start-catcher.js';
import type { Database } from '../../src/database/database.js';
import { setDemoPolicies } from '../../src/demo/department-policies.js';
import { DatabaseDirectory } from '../../src/directory/database-directory.js';
import type { Directory } from '../../src/directory/directory.js';
import { seedDemoDirectory } from '../../src/directory/demo/seed-demo-directory.js';
import type { LogLine } from '../../src/http/request-log.js';
import { NO_TEMPLATES } from '../../src/mail/templates/mail-templates.js';
import { smtpTransport } from '../../src/mail/transport.js';
import { startOutbox, type Outbox } from '../../src/outbox/start-outbox.js';
import { testDatabases } from '../database/test-databases.js';
import { StudiesInMemory } from './studies.js';
import { TestClient } from './test-client.js';

/** Noon in Brussels on a day in winter. */
export const NOW = new Date('2026-03-10T11:00:00Z');

/** The whole server over a database of its own and a real mail server, without listening. */
export interface TestServer {
  app: Hono;
  db: Database;
  dependencies: Dependencies;
  catcher: Catcher;
  outbox: Outbox;
  /** What was logged. */
  log: LogLine[];
  /** What the server takes for now; starts at `NOW`. */
  time: { now: Date };
  /** A browser without a cookie. */
  client(): TestClient;
  /** A browser in which this person of the demo is signed in. */
  signIn(personId: string): Promise<TestClient>;
  stop(): Promise<void>;
}

/** Starts a server with the demo's directory and policies and a few studies of invented patients. */
export async function startTestServer(
  changes: Partial<Dependencies> = {},
  directoryOf: (db: Database) => Directory = (db) => new DatabaseDirectory(db),
): Promise<TestServer> {
  // PostgreSQL where there is one to test on.
  const database = testDatabases.at(-1);
  if (!database) throw new Error('there is no database to test on');
  const { db, close } = await database.open();
  await seedDemoDirectory(db);
  await setDemoPolicies(db);
  const catcher = await startCatcher(memoryStore());
  const transport = smtpTransport({ url: catcher.url, from: 'pacs-share <no-reply@pacs-share.example.org>' });
  const outbox = startOutbox(db, transport, { delay: () => 0 });
  const log: LogLine[] = [];
  const time = { now: NOW };
  const dependencies: Dependencies = {
    db,
    directory: directoryOf(db),
    studies: new StudiesInMemory(),
    clock: () => time.now,
    secret: Buffer.alloc(32, 7),
    publicUrl: 'http://pacs-share.test',
    lookUps: { perMinute: 1_000_000, perHour: 1_000_000 },
    phoneCountry: undefined,
    sendsTexts: true,
    mailTemplates: NO_TEMPLATES,
    passwordGateway: undefined,
    wakeOutbox: () => outbox.wake(),
    bearer: undefined,
    signIn: undefined,
    trustedProxies: 0,
    trustedOrigins: [],
    demo: { mails: () => catcher.mails() },
    bundleFolder: '/nowhere',
    log: (line) => log.push(line),
    ...changes,
  };
  const app = createApp(dependencies);
  const client = () => new TestClient(app);
  return {
    app,
    db,
    dependencies,
    catcher,
    outbox,
    log,
    time,
    client,
    async signIn(user) {
      const browser = client();
      const { status } = await browser.post('/demo/session', { user });
      if (status !== 200) throw new Error(`signing in answered ${status}`);
      return browser;
    },
    async stop() {
      await outbox.stop();
      transport.close();
      await catcher.stop();
      await close();
    },
  };
}
