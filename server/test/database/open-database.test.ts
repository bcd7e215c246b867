import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { eq, sql } from 'drizzle-orm';

import { openDatabase, type OpenDatabase } from '../../src/database/open-database.js';
import {
  auditEntries,
  departments,
  idempotencyKeys,
  people,
  physicianNumbers,
  shareRecipients,
  shares,
  shareStudies,
} from '../../src/database/schema.js';

import { insertPerson, insertShare } from './sample-rows.js';
import { createPostgresqlDatabase, testDatabases } from './test-databases.js';

/** The database's own words: the query builder wraps them. */
function saying(pattern: RegExp) {
  return (error: unknown) => {
    const { cause } = error as Error;
    assert.match(cause instanceof Error ? cause.message : (error as Error).message, pattern);
    return true;
  };
}

for (const database of testDatabases) {
  describe(`a database on ${database.name}`, () => {
    let open: OpenDatabase;
    before(async () => {
      open = await database.open();
      await insertPerson(open.db, { id: 'p-1' });
    });
    after(() => open.close());

    it('gives JSON, dates and instants back as they were', async () => {
      const { db } = open;
      const overrides = { validity: { default: 'P2W' }, languages: ['fr', 'nl'] };
      await db.insert(departments).values({ id: 'd', name: 'Dépt', timeZone: 'Europe/Brussels', policy: overrides });
      const [department] = await db.select().from(departments).where(eq(departments.id, 'd'));
      assert.deepEqual(department?.policy, overrides);

      const { id } = await insertShare(db, 'p-1');
      const study = {
        studyInstanceUid: '2.25.1',
        patient: { name: 'Yamada^Tarou=山田^太郎', birthDate: '1960-02-29' },
        description: '"CT" \\ <thorax> 😀',
        date: '2026-10-25',
        modalities: ['CT', 'SR'],
        hasReport: false,
        source: { id: 'd', name: 'Dépt' },
      };
      await db.insert(shareStudies).values({ shareId: id, studyInstanceUid: '2.25.1', position: 0, study });
      const [stored] = await db.select().from(shareStudies).where(eq(shareStudies.shareId, id));
      assert.deepEqual(stored?.study, study);

      const sharedAt = new Date('2026-10-25T00:30:00.123Z');
      await db.update(shares).set({ sharedAt, until: '2028-02-29' }).where(eq(shares.id, id));
      const [share] = await db.select().from(shares).where(eq(shares.id, id));
      assert.deepEqual(share?.sharedAt, sharedAt);
      assert.equal(share?.until, '2028-02-29');
      assert.equal(share?.label, null);
    });

    it('keeps nothing of a transaction that fails', async () => {
      const failing = open.db.transaction(async (tx) => {
        await insertPerson(tx, { id: 'p-lost' });
        throw new Error('the share cannot be stored');
      });
      await assert.rejects(failing, /the share cannot be stored/);
      assert.deepEqual(await open.db.select().from(people).where(eq(people.id, 'p-lost')), []);
    });

    it('refuses to change, remove or empty audit entries', async () => {
      const { db } = open;
      await db.insert(auditEntries).values({ action: 'share', personId: 'p-1', reason: 'Second opinion' });
      await assert.rejects(db.update(auditEntries).set({ reason: 'Other' }), saying(/never changed/));
      await assert.rejects(db.delete(auditEntries), saying(/never changed/));
      await assert.rejects(db.execute(sql`truncate audit_entries`), saying(/never changed/));
      const entries = await db.select().from(auditEntries);
      assert.deepEqual(
        entries.map(({ reason }) => reason),
        ['Second opinion'],
      );
    });

    it('takes an idempotency key once a sender, before its share exists', async () => {
      const { db } = open;
      await insertPerson(db, { id: 'p-2' });
      const key = { key: 'k', bodyHash: 'h', shareId: 'share-to-be' };
      await db.insert(idempotencyKeys).values({ senderId: 'p-1', ...key });
      await db.insert(idempotencyKeys).values({ senderId: 'p-2', ...key });
      await assert.rejects(db.insert(idempotencyKeys).values({ senderId: 'p-1', ...key }), saying(/duplicate key/));
    });

    it('folds case, accents, ligatures and full-width letters for search', async () => {
      const { db } = open;
      await insertPerson(db, {
        id: 'p-3',
        firstName: 'Jean-Pierre',
        lastName: 'D’Hondt-Ødegård',
        displayName: 'ＪＰ ﬁx',
      });
      const [person] = await db.select().from(people).where(eq(people.id, 'p-3'));
      assert.equal(person?.nameSearch, ' jean pierre d hondt odegard jp fix jeanpierre dhondtodegard');
    });

    it('removes what belongs to a person, but never the shares he or she made', async () => {
      const { db } = open;
      await insertPerson(db, { id: 'p-4' });
      await db
        .insert(physicianNumbers)
        .values({ personId: 'p-4', system: 'riziv', value: '1', normalized: '1', lastingPart: '1' });
      const { id } = await insertShare(db, 'p-4');
      await assert.rejects(db.delete(people).where(eq(people.id, 'p-4')), saying(/foreign key/));
      await db.delete(shares).where(eq(shares.id, id));
      assert.deepEqual(await db.select().from(shareRecipients).where(eq(shareRecipients.shareId, id)), []);
      await db.delete(people).where(eq(people.id, 'p-4'));
      assert.deepEqual(await db.select().from(physicianNumbers).where(eq(physicianNumbers.personId, 'p-4')), []);
    });
  });
}

describe('the embedded database on disk', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pacs-share-database-'));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it('keeps what was written, and is one process’s alone', async () => {
    const first = await openDatabase({ dataDirectory: directory });
    await insertPerson(first.db, { id: 'p-1', lastName: 'Blijft' });
    await assert.rejects(openDatabase({ dataDirectory: directory }), /in use by another server \(process \d+\)/);
    await first.close();
    const second = await openDatabase({ dataDirectory: directory });
    const [person] = await second.db.select().from(people);
    assert.equal(person?.lastName, 'Blijft');
    await second.close();
  });

  it('is opened again after its process was killed', async () => {
    const module = new URL('../../src/database/open-database.ts', import.meta.url).href;
    const schema = new URL('../../src/database/schema.ts', import.meta.url).href;
    const program = `
      const { openDatabase } = await import(${JSON.stringify(module)});
      const { people } = await import(${JSON.stringify(schema)});
      const { db } = await openDatabase({ dataDirectory: ${JSON.stringify(directory)} });
      await db.insert(people).values({ id: 'p-9', firstName: 'Na', lastName: 'Stroompanne', displayName: 'Na', language: 'nl' });
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--conditions=source', '--input-type=module', '--eval', program],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL');
    const again = await openDatabase({ dataDirectory: directory });
    const [person] = await again.db.select().from(people).where(eq(people.id, 'p-9'));
    assert.equal(person?.lastName, 'Stroompanne');
    await again.close();
  });

  it('says which version wrote files that it cannot read, and leaves them alone', async () => {
    const other = join(directory, 'other');
    await mkdir(join(other, 'database'), { recursive: true });
    await writeFile(join(other, 'database', 'PG_VERSION'), '16\n');
    await assert.rejects(openDatabase({ dataDirectory: other }), /was written by PostgreSQL 16/);
    // The lock was given back: the same clear message the second time.
    await assert.rejects(openDatabase({ dataDirectory: other }), /was written by PostgreSQL 16/);
  });
});

describe('a PostgreSQL server', () => {
  it('that is not there is named without the password', async () => {
    await assert.rejects(
      openDatabase({ url: 'postgres://reader:hunter2@127.0.0.1:1/none', dataDirectory: null }),
      (error: Error) => {
        assert.match(error.message, /DATABASE_URL cannot be opened: .*ECONNREFUSED/);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      },
    );
  });

  it('is migrated once when several servers start together', { skip: !process.env['DATABASE_URL_TEST'] }, async () => {
    const { url, drop } = await createPostgresqlDatabase();
    try {
      const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ url, dataDirectory: null })));
      for (const { db } of opened) assert.deepEqual(await db.select().from(people), []);
      await Promise.all(opened.map(({ close }) => close()));
    } finally {
      await drop();
    }
  });
});
