import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { sql } from 'drizzle-orm';

import { verifyAudit } from '../../src/audit/verify-audit.js';
import type { OpenDatabase } from '../../src/database/open-database.js';
import { audit } from '../../src/shares/audit.js';
import { testDatabases } from '../database/test-databases.js';

for (const database of testDatabases) {
  describe(`the audit trail on ${database.name}`, () => {
    let open: OpenDatabase;
    beforeEach(async () => {
      open = await database.open();
    });
    afterEach(() => open.close());

    const add = (detail: Record<string, string | number> = {}) =>
      open.db.transaction((tx) =>
        audit(tx, {
          at: new Date('2026-03-10T11:00:00.123Z'),
          action: 'share',
          person: { id: 'p-1', displayName: 'Zoë "de" Væer\n🫀' },
          shareId: 's-1',
          reason: 'Second opinion',
          detail,
        }),
      );
    /** As somebody does who owns the database: the refusals are put aside first. */
    const tamper = async (statement: string) => {
      const all = ['entries', 'chain'].map((name) => `audit_${name}`);
      for (const table of all) await open.db.execute(sql.raw(`alter table ${table} disable trigger all`));
      await open.db.execute(sql.raw(statement));
      for (const table of all) await open.db.execute(sql.raw(`alter table ${table} enable trigger all`));
    };
    const fill = async () => {
      for (let index = 1; index <= 5; index += 1) await add({ b: index, aa: 'é"\\' });
    };
    const fault = async () => (await verifyAudit(open.db)).fault;

    it('holds as it was written, by whatever transaction', async () => {
      assert.deepEqual((await verifyAudit(open.db)).fault, undefined, 'an empty one holds');
      await fill();
      await open.db.transaction(async (tx) => {
        for (const rid of ['r-1', 'r-2']) {
          await audit(tx, { at: new Date(), action: 'open', person: null, shareId: 's-1', rid });
        }
      });
      await assert.rejects(
        open.db.transaction(async (tx) => {
          await audit(tx, { at: new Date(), action: 'open', person: null, shareId: 's-2' });
          throw new Error('undone');
        }),
      );
      await add();
      const { entries, fault: found, head } = await verifyAudit(open.db);
      assert.deepEqual([entries, found, head.position], [8, undefined, 8]);
    });

    it('is one chain, however many write at once', async () => {
      await Promise.all(Array.from({ length: 30 }, (_, index) => add({ index })));
      const { entries, fault: found } = await verifyAudit(open.db);
      assert.deepEqual([entries, found], [30, undefined]);
    });

    it('tells the entry that was changed', async () => {
      await fill();
      await tamper(`update audit_entries set reason = 'Treatment' where id = 3`);
      assert.deepEqual(await fault(), { code: 'entry-changed', position: 3, entryId: '3' });
    });

    it('tells a change of any column', async () => {
      const changes = {
        at: `at + interval '1 millisecond'`,
        action: `'open'`,
        outcome: `'failure'`,
        person_id: `'p-2'`,
        person_name: 'null',
        share_id: `'s-2'`,
        rid: `''`,
        reason: `reason || ' '`,
        detail: `'{}'`,
      };
      await fill();
      for (const [column, value] of Object.entries(changes)) {
        await tamper(`create table kept as select * from audit_entries where id = 4`);
        await tamper(`update audit_entries set ${column} = ${value} where id = 4`);
        assert.deepEqual(await fault(), { code: 'entry-changed', position: 4, entryId: '4' }, column);
        await tamper(`update audit_entries set ${column} = (select ${column} from kept) where id = 4`);
        await tamper('drop table kept');
        assert.deepEqual(await fault(), undefined, `${column} put back`);
      }
    });

    it('tells the entry that was removed, with its link or without', async () => {
      await fill();
      await tamper('delete from audit_entries where id = 2');
      assert.deepEqual(await fault(), { code: 'entry-removed', position: 2, entryId: '2' });
      await tamper('delete from audit_chain where entry_id = 2');
      assert.deepEqual(await fault(), { code: 'chain-broken', position: 3, entryId: '3' });
      await tamper('update audit_chain set position = position - 1 where position > 2');
      assert.deepEqual(await fault(), { code: 'entry-changed', position: 2, entryId: '3' });
    });

    it('tells entries that were put in or moved', async () => {
      await fill();
      await tamper(
        'update audit_chain set entry_id = case entry_id when 2 then -3 else -2 end where entry_id in (2, 3)',
      );
      await tamper('update audit_chain set entry_id = -entry_id where entry_id < 0');
      assert.deepEqual(await fault(), { code: 'entry-changed', position: 2, entryId: '3' });
      await tamper('update audit_chain set entry_id = -entry_id where entry_id in (2, 3)');
      await tamper('update audit_chain set entry_id = 5 + entry_id where entry_id < 0');
      assert.deepEqual(await fault(), undefined, 'put back');
      await tamper(`insert into audit_entries (action) values ('unlock')`);
      await tamper('update audit_chain set position = -position where position > 3');
      await tamper('update audit_chain set position = 1 - position where position < 0');
      await tamper(`insert into audit_chain select 4, 6, audit_hash(c.hash, e)
        from audit_chain c, audit_entries e where c.position = 3 and e.id = 6`);
      assert.deepEqual(await fault(), { code: 'entry-changed', position: 5, entryId: '4' });
    });

    it('tells an entry that is in no chain', async () => {
      await fill();
      await tamper(`insert into audit_entries (action) values ('open')`);
      assert.deepEqual(await fault(), { code: 'entry-not-chained', entryId: '6' });
    });

    it('tells that its end was cut off, to whoever has kept an earlier one', async () => {
      await fill();
      const { head } = await verifyAudit(open.db);
      await add();
      assert.equal((await verifyAudit(open.db, head)).fault, undefined);
      await tamper('delete from audit_entries where id > 4');
      await tamper('delete from audit_chain where position > 4');
      assert.equal(await fault(), undefined, 'nothing else can tell');
      assert.deepEqual((await verifyAudit(open.db, head)).fault, { code: 'head-not-found', position: 5 });
      await add();
      assert.deepEqual(
        (await verifyAudit(open.db, head)).fault,
        { code: 'head-not-found', position: 5 },
        'written anew',
      );
    });

    it('is not changed, emptied or chained anew', async () => {
      await fill();
      for (const table of ['audit_entries', 'audit_chain']) {
        for (const statement of [
          `update ${table} set ${table === 'audit_chain' ? 'hash' : 'reason'} = ''`,
          `delete from ${table}`,
          `truncate ${table}`,
        ]) {
          await assert.rejects(open.db.execute(sql.raw(statement)), ({ cause }: Error) =>
            /never changed/.test((cause as Error).message),
          );
        }
      }
      assert.equal((await verifyAudit(open.db)).entries, 5);
    });
  });
}
