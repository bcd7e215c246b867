import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { sql } from 'drizzle-orm';
import postgres from 'postgres';

import { verifyAudit } from '../../src/audit/verify-audit.js';
import { openDatabase, type OpenDatabase } from '../../src/database/open-database.js';
import { audit } from '../../src/shares/audit.js';
import { insertPerson, insertShare } from './sample-rows.js';
import { createPostgresqlDatabase } from './test-databases.js';

const hasPostgresql = process.env['DATABASE_URL_TEST'] !== undefined;

describe('a role that works with tables it does not own', { skip: !hasPostgresql && 'needs PostgreSQL' }, () => {
  const role = `pacs_share_work_${randomBytes(4).toString('hex')}`;
  let created: Awaited<ReturnType<typeof createPostgresqlDatabase>>;
  let open: OpenDatabase;
  const asOwner = async (...statements: string[]) => {
    const client = postgres(created.url, { max: 1, onnotice: () => undefined });
    for (const statement of statements) await client.unsafe(statement);
    await client.end();
  };

  before(async () => {
    created = await createPostgresqlDatabase();
    await asOwner(`create role ${role} login password 'work'`);
    const url = new URL(created.url);
    url.username = role;
    url.password = 'work';
    open = await openDatabase({ url: url.href, ownerUrl: created.url, dataDirectory: null });
  });
  after(async () => {
    await open.close();
    await asOwner(`drop owned by ${role}`, `drop role ${role}`);
    await created.drop();
  });

  it('does what the server does, and adds to the audit trail', async () => {
    await insertPerson(open.db, { id: 'p-1' });
    const { id } = await insertShare(open.db, 'p-1');
    await open.db.transaction((tx) => audit(tx, { at: new Date(), action: 'open', person: null, shareId: id }));
    const { entries, fault } = await verifyAudit(open.db);
    assert.deepEqual([entries, fault], [1, undefined]);
  });

  it('cannot change, empty or chain the audit trail, nor put its guards aside', async () => {
    for (const statement of [
      `update audit_entries set reason = ''`,
      'delete from audit_entries',
      'truncate audit_entries',
      `update audit_chain set hash = ''`,
      'delete from audit_chain',
      'truncate audit_chain',
      `insert into audit_chain (position, entry_id, hash) values (9, 9, '')`,
      'alter table audit_entries disable trigger audit_entries_append_only',
      'drop trigger audit_entries_chained on audit_entries',
      `set session_replication_role = 'replica'`,
      `create or replace function public.refuse_audit_change() returns trigger language sql as ''`,
    ]) {
      await assert.rejects(
        open.db.execute(sql.raw(statement)),
        ({ cause }: Error) => /permission denied|must be owner/.test((cause as Error).message),
        statement,
      );
    }
  });
});
