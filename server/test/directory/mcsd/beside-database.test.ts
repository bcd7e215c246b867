import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { favorites, people, physicianNumbers } from '../../../src/database/schema.js';
import type { DirectoryPage } from '../../../src/directory/directory.js';
import { physicianNumberRow } from '../../../src/directory/physician-number-row.js';
import { insertPerson } from '../../database/sample-rows.js';
import { MANY, NOOR_RIZIV } from './fixtures.js';
import { ASKER, ids, insertAsker, openedDirectory, USERS } from './opened-directory.js';

describe('a FHIR directory', () => {
  const opened = openedDirectory();
  const { page, found } = opened;

  describe('beside the database', () => {
    it('is one list with it, in which nobody is twice', async () => {
      await insertPerson(opened.db, { id: 'own-1', firstName: 'Abel', lastName: 'Sterrenregen' });
      await insertPerson(opened.db, { id: 'own-2', firstName: 'Nr10', lastName: 'Sterrenregen' });
      await insertPerson(opened.db, { id: 'own-3', firstName: 'Z', lastName: 'Sterrenregen' });
      await insertPerson(opened.db, {
        id: 'noor',
        firstName: 'Noor',
        lastName: 'Dageraad',
        email: 'private@horizon.example',
      });
      await opened.db.insert(physicianNumbers).values(physicianNumberRow('noor', 'riziv', NOOR_RIZIV));
      await insertPerson(opened.db, {
        id: 'an',
        firstName: 'An',
        lastName: 'Avondrood',
        email: 'AN.avondrood@horizon.example',
      });
      try {
        assert.deepEqual(ids(await found('noor dageraad', USERS)), ['noor']);
        assert.deepEqual(ids(await found('an avondrood', USERS)).sort(), ['an', 'mcsd~role~an-aube']);
        for (const limit of [5, 12, 60]) {
          const all: string[] = [];
          let cursor: string | undefined;
          do {
            const answer: DirectoryPage = await page({ text: 'sterrenregen' }, { limit, cursor });
            assert.ok(answer.recipients.length <= limit);
            all.push(...ids(answer.recipients));
            cursor = answer.next ?? undefined;
          } while (cursor !== undefined);
          assert.equal(all.length, 48, `${limit} a page`);
          assert.equal(new Set(all).size, 48);
          assert.equal(all[0], 'own-1');
          assert.equal(all.at(-1), 'own-3');
          assert.equal(all.indexOf('own-2') - all.indexOf('mcsd~person~many-10'), 1);
        }
      } finally {
        await opened.db.delete(people);
        await insertAsker(opened.db);
      }
    });

    it('never offers the asker', async () => {
      await insertPerson(opened.db, { id: 'zoe', firstName: 'Zoë', lastName: 'Météore', email: 'zoe@aube.example' });
      const search = { query: { text: 'meteore' }, kinds: USERS, limit: 20 };
      assert.deepEqual((await opened.directory.search(search, 'zoe')).recipients, []);
      assert.equal(await opened.directory.ownerOf('zoe@aube.example', 'zoe'), null);
    });

    it('marks favorites and brings them up', async () => {
      const last = MANY.at(-1)?.id ?? '';
      await opened.db.insert(favorites).values({ ownerId: ASKER, kind: 'user', recipientId: `mcsd~person~${last}` });
      const [first, second] = await found('sterrenregen');
      assert.deepEqual([first?.id, first?.favorite, second?.favorite], [`mcsd~person~${last}`, true, false]);
      const [entry] = await opened.directory.find([{ kind: 'user', id: `mcsd~person~${last}` }], ASKER);
      assert.equal(entry?.recipient.favorite, true);
    });

    it('knows the owner of an address and the domains it has seen', async () => {
      assert.equal((await opened.directory.ownerOf('an@praktijk-avondrood.example', ASKER))?.id, 'mcsd~role~an-aube');
      assert.equal(await opened.directory.ownerOf('nobody@praktijk-avondrood.example', ASKER), null);
      assert.equal(await opened.directory.isDomainKnown('praktijk-avondrood.example'), true);
      assert.equal(await opened.directory.isDomainKnown('elsewhere.example'), false);
      assert.ok((await opened.directory.domains()).includes('praktijk-avondrood.example'));
    });
  });
});
