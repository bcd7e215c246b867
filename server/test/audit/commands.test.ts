import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { sql } from 'drizzle-orm';

import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { audit } from '../../src/shares/audit.js';

const COMMANDS = fileURLToPath(new URL('../../src/audit/commands/', import.meta.url));

describe('the commands of the audit trail', { timeout: 180_000 }, () => {
  let dataDirectory: string;
  before(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'pacs-share-audit-'));
  });
  after(() => rm(dataDirectory, { recursive: true, force: true }));

  const within = async (act: (db: Database) => Promise<unknown>) => {
    const { db, close } = await openDatabase({ dataDirectory });
    await act(db).finally(close);
  };
  async function run(command: 'verify' | 'export', ...args: string[]) {
    const path = join(COMMANDS, `${command}.ts`);
    const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', path, ...args], {
      env: { ...process.env, DATA_DIR: dataDirectory, DATABASE_URL: '', PUBLIC_URL: 'https://share.example.org' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  }

  it('verify, export, and tell what is wrong', async () => {
    await within((db) =>
      db.transaction(async (tx) => {
        for (const shareId of ['s-1', 's-2'])
          await audit(tx, { at: new Date(), action: 'open', person: null, shareId });
      }),
    );
    const verified = await run('verify');
    assert.equal(verified.code, 0, verified.output);
    const kept = /holds: 2 entries\. Keep elsewhere: (2:[\da-f]{64})/.exec(verified.output)?.[1] ?? '';

    const exported = await run('export', '1');
    assert.equal(exported.code, 0);
    const events = exported.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; source: { observer: { display: string } } });
    assert.deepEqual(
      events.map(({ id, source }) => [id, source.observer.display]),
      [['2', 'share.example.org']],
    );

    await within(async (db) => {
      await db.execute(sql`alter table audit_entries disable trigger all`);
      await db.execute(sql`update audit_entries set share_id = 's-3' where id = 2`);
    });
    const broken = await run('verify', kept);
    assert.equal(broken.code, 1);
    assert.match(broken.output, /does not hold: entry 2, at position 2, is not what was written/);

    const mistaken = await run('verify', 'nonsense');
    assert.equal(mistaken.code, 2);
    assert.match(mistaken.output, /a position, : and a hash/);
  });
});
