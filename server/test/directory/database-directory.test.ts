import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { eq, like } from 'drizzle-orm';
import type { RecipientSort } from 'pacs-share/contract';
import type { Criteria } from 'pacs-share/domain';

import type { Database } from '../../src/database/database.js';
import { departments, groupMembers, groups, pacsNodes, people, physicianNumbers } from '../../src/database/schema.js';
import { DatabaseDirectory } from '../../src/directory/database-directory.js';
import { InvalidCursorError, type DirectoryPage } from '../../src/directory/directory.js';
import { addFavorites, favoritesOf, removeFavorite } from '../../src/directory/favorites.js';
import { physicianNumberRow } from '../../src/directory/physician-number-row.js';
import { insertPerson } from '../database/sample-rows.js';
import { testDatabases } from '../database/test-databases.js';

const KINDS = ['user', 'group', 'pacs'] as const;
const ASKER = 'asker';

async function fill(db: Database): Promise<void> {
  const person = (id: string, firstName: string, lastName: string, more: object = {}) =>
    insertPerson(db, { id, firstName, lastName, displayName: `${firstName} ${lastName}`, ...more });
  await person(ASKER, 'Peer', 'Zoeker', { email: 'peer@example.org', emailPublic: true });
  await person('an-gp', 'An', 'Peeters', { speciality: 'General practitioner', town: 'Gent' });
  await person('an-surgeon', 'An', 'Peeters', { speciality: 'Surgeon', town: 'Hasselt', organisation: 'AZ Proef' });
  await person('ann', 'Ann', 'Vanpeeters');
  await person('jp', 'Jean-Pierre', "D'Hondt", { email: 'jp.dhondt@example.org', emailPublic: true });
  await person('karel', 'Karel', 'Van der Auwera', { email: 'Karel.Privé@example.org', mobile: '+33639980012' });
  await person('nora', 'Nora', 'Ørsted', { mobile: '+33639980099', mobilePublic: true, external: true });
  await person('seyma', 'Şeyma', 'Öztürk', { language: 'fr' });
  await person('wei', '伟', '张', { displayName: '张伟 (Zhang Wei)' });
  await person('percent', '100%', 'Zeker_Test');
  await db
    .insert(physicianNumbers)
    .values([
      physicianNumberRow('an-gp', 'riziv', '1-23456-25-004'),
      physicianNumberRow('karel', 'hin', 'karel@hin.ch'),
      physicianNumberRow('seyma', 'lanr', '765432109'),
    ]);
  await db.insert(groups).values([
    { id: 'onco', name: 'Oncology Gent', town: 'Gent', language: 'nl' },
    { id: 'empty', name: 'Empty group', language: 'fr', acceptsShares: false },
  ]);
  await db.insert(groupMembers).values([
    { groupId: 'onco', personId: 'karel' },
    { groupId: 'onco', personId: 'an-gp' },
  ]);
  await db.insert(pacsNodes).values({ id: 'pacs-gent', name: 'PACS Peetersveld', town: 'Gent', language: 'nl' });
}

for (const database of testDatabases) {
  describe(`the directory on ${database.name}`, () => {
    let db: Database;
    let close: () => Promise<void>;
    let directory: DatabaseDirectory;
    before(async () => {
      ({ db, close } = await database.open());
      await fill(db);
      directory = new DatabaseDirectory(db);
    });
    after(() => close());

    const ids = ({ recipients }: DirectoryPage) => recipients.map(({ id }) => id);
    const find = async (text: string, limit = 10) =>
      ids(await directory.search({ query: { text }, kinds: KINDS, limit }, ASKER));
    const detailed = async (criteria: Criteria) =>
      ids(await directory.search({ query: { criteria }, kinds: KINDS, limit: 10 }, ASKER));

    it('finds words in any order, without case or accents, wherever they begin a name', async () => {
      assert.deepEqual(await find('karel auw'), ['karel']);
      assert.deepEqual(await find('AUWERA Karel'), ['karel']);
      assert.deepEqual(await find('ozturk seyma'), ['seyma']);
      assert.deepEqual(await find('ÖZTÜRK'), ['seyma']);
      assert.deepEqual(await find('orsted'), ['nora']);
    });

    it('finds names however their parts are joined', async () => {
      for (const text of [
        "d'hondt",
        'd’hondt',
        'dhondt',
        'd hondt',
        'jeanpierre',
        'jean pierre',
        'jean-pierre hondt',
      ]) {
        assert.deepEqual(await find(text), ['jp'], text);
      }
      for (const text of ['vanderauwera', 'van der auwera', 'auwera'])
        assert.deepEqual(await find(text), ['karel'], text);
    });

    it('finds names in other scripts', async () => {
      assert.deepEqual(await find('张'), ['wei']);
      assert.deepEqual(await find('zhang'), ['wei']);
    });

    it('puts whole words first, then beginnings, then what is inside a word', async () => {
      assert.deepEqual(await find('peeters'), ['an-gp', 'an-surgeon', 'pacs-gent', 'ann']);
      assert.deepEqual((await find('an')).slice(0, 3), ['an-gp', 'an-surgeon', 'ann']);
    });

    it('tells homonyms apart by speciality, organization or town, but never finds by these alone', async () => {
      assert.deepEqual(await find('an peeters hasselt'), ['an-surgeon']);
      assert.deepEqual(await find('peeters gen pract'), ['an-gp']);
      assert.deepEqual(await find('hasselt'), []);
      const [first, second] = await directory.find(
        [
          { kind: 'user', id: 'an-gp' },
          { kind: 'user', id: 'an-surgeon' },
        ],
        ASKER,
      );
      assert.equal(first?.recipient.description, 'General practitioner, Gent');
      assert.equal(second?.recipient.description, 'Surgeon, AZ Proef, Hasselt');
    });

    it('never offers the asker', async () => {
      assert.deepEqual(await find('peer zoeker'), []);
      assert.deepEqual(await find('peer@example.org'), []);
      assert.deepEqual(await detailed({ kind: 'user', lastName: 'Zoeker' }), []);
    });

    it('finds physician numbers with separators or without, by their beginning, and after a new qualification', async () => {
      for (const text of ['1-23456-25-004', '12345625004', '1 23456 25 004', '1-2345', '12345625', '12345625730']) {
        assert.deepEqual(await find(text), ['an-gp'], text);
      }
      assert.deepEqual(await find('765432155'), ['seyma'], 'the first seven of a LANR last');
      assert.deepEqual(await find('karel@hin.ch'), ['karel']);
      assert.deepEqual(await find('123'), [], 'three digits are too few');
      assert.deepEqual(await find('22345625'), []);
    });

    it('finds a private address or mobile only when it is complete, and never shows it', async () => {
      assert.deepEqual(await find('karel.privé@example.org'), ['karel']);
      assert.deepEqual(await find('karel.privé@example'), []);
      for (const text of ['+33639980012', '0033 6 39 98 00 12', '06 39 98 00 12']) {
        assert.deepEqual(await find(text), ['karel'], text);
      }
      assert.deepEqual(await find('+3363998001'), []);
      assert.deepEqual(await find('07 39 98 00 12'), [], 'no country code ends so');
      assert.deepEqual(await find('06 39 98 00 1'), []);
      const [karel] = await directory.find([{ kind: 'user', id: 'karel' }], ASKER);
      assert.equal(karel?.recipient.email, undefined);
      assert.equal(karel?.recipient.mobile, undefined);
      assert.deepEqual(karel?.recipient.reach, { mail: true, mobile: true });
    });

    it('finds a public address or mobile by its beginning, and shows it', async () => {
      assert.deepEqual(await find('jp.dho'), ['jp']);
      assert.deepEqual(await find('jp.dhondt@ex'), ['jp']);
      assert.deepEqual(await find('063998009'), ['nora']);
      assert.deepEqual(await find('+336399800'), ['nora'], 'and not the private one that begins alike');
      const [jp, nora] = await directory.find(
        [
          { kind: 'user', id: 'jp' },
          { kind: 'user', id: 'nora' },
        ],
        ASKER,
      );
      assert.equal(jp?.recipient.email, 'jp.dhondt@example.org');
      assert.equal(nora?.recipient.mobile, '+33639980099');
      assert.deepEqual(nora?.recipient.reach, { mail: false, mobile: true });
    });

    it('takes wildcards, quotes and control characters as what they are', async () => {
      assert.deepEqual(await find('100%'), ['percent']);
      for (const text of ['%', '_', '%%%', "'; drop table people; --", '\\', '', '   ', '...']) {
        assert.deepEqual(await find(text), [], text);
      }
      assert.deepEqual(await find('zeker_'), ['percent']);
      assert.deepEqual(await find('zeker\0\u0007 \ud83d test'), ['percent']);
      assert.deepEqual(await detailed({ kind: 'user', email: 'karel\0@example.org' }), []);
      assert.deepEqual(await directory.find([{ kind: 'user', id: 'karel\0' }], ASKER), []);
    });

    it('takes a text that is far too long', async () => {
      assert.deepEqual(await find('peeters '.repeat(100_000)), await find('peeters'));
      assert.deepEqual(await find('%\\'.repeat(100_000)), []);
    });

    it('offers only the kinds that are allowed', async () => {
      const page = await directory.search({ query: { text: 'peeters' }, kinds: ['group', 'pacs'], limit: 10 }, ASKER);
      assert.deepEqual(ids(page), ['pacs-gent']);
      const none = await directory.search({ query: { text: 'peeters' }, kinds: [], limit: 10 }, ASKER);
      assert.deepEqual(none, { recipients: [], next: null });
    });

    it('describes groups and PACS', async () => {
      const [onco, empty, pacs] = await directory.find(
        [
          { kind: 'group', id: 'onco' },
          { kind: 'group', id: 'empty' },
          { kind: 'pacs', id: 'pacs-gent' },
          { kind: 'pacs', id: 'gone' },
        ],
        ASKER,
      );
      assert.deepEqual(onco, {
        recipient: {
          kind: 'group',
          id: 'onco',
          displayName: 'Oncology Gent',
          description: 'Gent',
          language: 'nl',
          memberCount: 2,
          memberReach: { mail: 1, mobile: 1 },
          reach: { mail: true, mobile: false },
          favorite: false,
          external: false,
        },
        acceptsShares: true,
      });
      assert.equal(empty?.acceptsShares, false);
      assert.equal(empty?.recipient.memberCount, 0);
      assert.deepEqual(pacs?.recipient.reach, { mail: false, mobile: false });
    });

    it('gives the contacts of a person and of a group’s members, private ones too', async () => {
      const members = await directory.contacts({ kind: 'group', id: 'onco' });
      assert.deepEqual(
        members.map(({ personId, email }) => [personId, email]),
        [
          ['an-gp', null],
          ['karel', 'Karel.Privé@example.org'],
        ],
      );
      const [nora] = await directory.contacts({ kind: 'user', id: 'nora' });
      assert.deepEqual(nora, {
        personId: 'nora',
        displayName: 'Nora Ørsted',
        language: 'nl',
        email: null,
        mobile: '+33639980099',
      });
      assert.deepEqual(await directory.contacts({ kind: 'pacs', id: 'pacs-gent' }), []);
    });

    it('searches by fields, all of which must fit', async () => {
      assert.deepEqual(await detailed({ kind: 'user', lastName: 'peeters', town: 'gent' }), ['an-gp']);
      assert.deepEqual(await detailed({ kind: 'user', firstName: 'an', speciality: 'surg' }), ['an-surgeon']);
      const peeters = await detailed({ kind: 'user', lastName: 'peet' });
      assert.deepEqual(peeters, ['an-gp', 'an-surgeon', 'ann'], 'beginnings first');
      assert.deepEqual(await detailed({ kind: 'user', lastName: 'va' }), ['karel', 'ann']);
      assert.deepEqual(await detailed({ kind: 'user', lastName: 'an' }), [], 'two letters only begin a word');
      assert.deepEqual(await detailed({ kind: 'user', physicianNumber: '1-23456-25-004', lastName: 'Peeters' }), [
        'an-gp',
      ]);
      assert.deepEqual(await detailed({ kind: 'user', physicianNumber: '1-23456-25-004', lastName: 'Janssens' }), []);
      assert.deepEqual(await detailed({ kind: 'user', email: 'KAREL.PRIVÉ@example.org' }), ['karel']);
      assert.deepEqual(await detailed({ kind: 'user', mobile: '+33 639 98 00 12' }), ['karel']);
      assert.deepEqual(await detailed({ kind: 'group', town: 'Gent' }), ['onco']);
      assert.deepEqual(await detailed({ kind: 'pacs', name: 'peeters', town: 'Gent' }), ['pacs-gent']);
    });

    it('finds nobody by fields that are blank or cannot be what they should', async () => {
      assert.deepEqual(await detailed({ kind: 'user' }), []);
      assert.deepEqual(await detailed({ kind: 'user', lastName: '  ' }), []);
      assert.deepEqual(await detailed({ kind: 'user', lastName: 'Peeters', physicianNumber: 'none' }), []);
      assert.deepEqual(await detailed({ kind: 'user', lastName: 'Peeters', mobile: 'x' }), []);
      assert.deepEqual(await detailed({ kind: 'user', lastName: '---', town: 'Gent' }), []);
    });

    it('goes through all results page by page, each once', async () => {
      const whole = await find('eet', 50);
      assert.ok(whole.length === 4);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await directory.search({ query: { text: 'eet' }, kinds: KINDS, limit: 2, cursor }, ASKER);
        assert.ok(page.recipients.length <= 2);
        paged.push(...ids(page));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual(paged, whole);
      const exact = await directory.search({ query: { text: 'eet' }, kinds: KINDS, limit: whole.length }, ASKER);
      assert.equal(exact.next, null, 'no empty page at the end');
    });

    it('sorts a detailed search as asked, either way, page by page', async () => {
      const criteria: Criteria = { kind: 'user', firstName: 'an' };
      const inOrder = async (sort: RecipientSort) => {
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await directory.search({ query: { criteria }, kinds: KINDS, limit: 2, sort, cursor }, ASKER);
          paged.push(...ids(page));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        return paged;
      };
      const byName = ['an-gp', 'an-surgeon', 'ann'];
      assert.deepEqual(await inOrder('name'), byName);
      assert.deepEqual(await inOrder('-name'), byName.toReversed());
      const byDescription = await inOrder('description');
      assert.deepEqual(byDescription, ['ann', 'an-gp', 'an-surgeon'], 'none, General practitioner, Surgeon');
      assert.deepEqual(await inOrder('-description'), byDescription.toReversed());
      const query = { criteria };
      const { next } = await directory.search({ query, kinds: KINDS, limit: 2, sort: 'name' }, ASKER);
      await assert.rejects(
        directory.search({ query, kinds: KINDS, limit: 2, sort: '-name', cursor: next ?? '' }, ASKER),
        InvalidCursorError,
        'a place in another order',
      );
    });

    it('gives the same list by small pages, read along an index, and by one that is sorted whole', async () => {
      const many = Array.from({ length: 60 }, (_, serial) => ({
        id: `many-${serial}`,
        firstName: ['Ilse', 'Marie-Ilse', 'Els'][serial % 3] ?? '',
        lastName: ['Dubois', 'Van Dubois', 'Bosdubois', 'Adubo'][serial % 4] ?? '',
        displayName: `Many ${serial}`,
        speciality: ['Urologist', 'Neurologist'][serial % 2] ?? '',
        town: serial % 5 === 0 ? 'Mons' : 'Namur',
        language: 'fr',
      }));
      await db.insert(people).values(many);
      await addFavorites(db, ASKER, [
        { kind: 'user', id: 'many-7' },
        { kind: 'user', id: 'many-40' },
      ]);
      const list = async (criteria: Criteria, sort: RecipientSort | undefined, limit: number) => {
        const all: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await directory.search({ query: { criteria }, kinds: KINDS, limit, sort, cursor }, ASKER);
          all.push(...ids(page));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        return all;
      };
      const asked: Criteria[] = [
        { kind: 'user', lastName: 'dubo' },
        { kind: 'user', lastName: 'dubo', town: 'Namur' },
        { kind: 'user', firstName: 'Ilse', speciality: 'uro' },
        { kind: 'user', town: 'Namur' },
      ];
      for (const criteria of asked) {
        for (const sort of [undefined, 'name', '-name', 'description', '-description'] as const) {
          const whole = await list(criteria, sort, 200);
          assert.ok(whole.length > 15);
          assert.deepEqual(await list(criteria, sort, 7), whole, JSON.stringify([criteria, sort]));
        }
      }
      const best = await list({ kind: 'user', lastName: 'dubo' }, undefined, 200);
      const lastNames = best.map((id) => many.find((person) => person.id === id)?.lastName);
      const order = [...new Set(lastNames)];
      assert.deepEqual(
        order,
        ['Dubois', 'Van Dubois', 'Adubo', 'Bosdubois'],
        'so it begins, a word of it does, inside',
      );
      assert.equal(best[0], 'many-40', 'a favorite before its equals');
      await removeFavorite(db, ASKER, { kind: 'user', id: 'many-7' });
      await removeFavorite(db, ASKER, { kind: 'user', id: 'many-40' });
      await db.delete(people).where(like(people.id, 'many-%'));
    });

    it('finds whole names and beginnings wherever they stand, whatever is found first', async () => {
      const many = Array.from({ length: 70 }, (_, serial) => ({
        id: `many-${serial}`,
        firstName: 'Zacharias',
        lastName: `Zandstra${String.fromCodePoint(97 + (serial % 26))}`,
        displayName: `Many ${serial}`,
        language: 'nl',
      }));
      const row = { displayName: '', language: 'nl' };
      await db
        .insert(people)
        .values([
          ...many,
          { ...row, id: 'many-last', firstName: 'Op', lastName: 'Van Zandstra' },
          { ...row, id: 'many-first', firstName: 'Zandstra', lastName: 'Bakker' },
        ]);
      assert.deepEqual((await find('zandstra')).slice(0, 2), ['many-first', 'many-last'], 'whole words first');
      assert.deepEqual(await find('zandstra van'), ['many-last']);
      assert.deepEqual(await find('van zandstra'), ['many-last']);
      assert.deepEqual(await find('op za'), ['many-last']);
      assert.deepEqual(await find('za o'), ['many-last']);
      assert.deepEqual(await find('zandstra zac', 100).then((found) => found.length), 70);
      await db.delete(people).where(like(people.id, 'many-%'));
    });

    it('finds what is less alike only where nothing else fits', async () => {
      assert.deepEqual(await find('peters'), ['an-gp', 'an-surgeon']);
      assert.deepEqual(await find('karel auwerra'), ['karel']);
      assert.deepEqual(await find('vanpeetrsers'), ['ann'], 'further away');
      assert.deepEqual(await find('xqzvb'), []);
    });

    it('finds names that are one slip of the finger away, after those that are as typed', async () => {
      const names = ['Lambert', 'Janssens', 'Jansen', 'Van den Berghe', 'Vandenberghe', 'Claes', 'Claessens', 'Bosch'];
      for (const name of names) await insertPerson(db, { id: `near-${name}`, firstName: 'Ilse', lastName: name });
      const near = async (text: string) => (await find(text)).map((id) => id.replace('near-', ''));
      assert.deepEqual(await near('lambrt'), ['Lambert'], 'missing');
      assert.deepEqual(await near('lambbert'), ['Lambert'], 'doubled');
      assert.deepEqual(await near('labmert'), ['Lambert'], 'swapped');
      assert.deepEqual(await near('lanbert'), ['Lambert'], 'wrong');
      assert.deepEqual(await near('petters'), ['an-gp', 'an-surgeon']);
      assert.deepEqual(await near('oztruk'), ['seyma']);
      assert.deepEqual(await near('jansen'), ['Jansen', 'Janssens'], 'before its end');
      assert.deepEqual(await near('bosh'), ['Bosch'], 'a short one as a whole');
      assert.deepEqual(await near('clae'), ['Claes', 'Claessens']);
      for (const text of [
        'vandenberghe',
        'van den berghe',
        'vandenbergh',
        'van den berge',
        'vandenberge',
        'vanden berge',
      ])
        assert.deepEqual((await near(text)).toSorted(), ['Van den Berghe', 'Vandenberghe'], text);
      assert.deepEqual(await near('ilse lambrt'), ['Lambert'], 'beside another word');
      assert.deepEqual(await near('lambrt il'), ['Lambert']);
      assert.deepEqual(await near('karel lambrt'), [], 'nobody has both');
      assert.deepEqual(await near("o'ambrt\\"), [], 'no syntax of the index');
      await db.delete(people).where(like(people.id, 'near-%'));
    });

    it('looks for nothing that is written otherwise where enough is as typed', async () => {
      for (let serial = 10; serial < 20; serial++)
        await insertPerson(db, { id: `many-${serial}`, firstName: `Ilse ${serial}`, lastName: 'Zandstra' });
      await insertPerson(db, { id: 'many-near', firstName: 'Ilse', lastName: 'Zanstra' });
      assert.equal((await find('zandstra', 30)).includes('many-near'), false);
      await db.delete(people).where(eq(people.id, 'many-10'));
      assert.deepEqual((await find('zandstra', 30)).at(-1), 'many-near');
      await db.delete(people).where(like(people.id, 'many-%'));
    });

    it('puts the asker’s department ahead of equal matches, after favorites', async () => {
      await db.insert(departments).values({ id: 'radiology', name: 'Radiology', timeZone: 'Europe/Brussels' });
      const inDepartment = (id: string, departmentId: string | null) =>
        db.update(people).set({ departmentId }).where(eq(people.id, id));
      await inDepartment(ASKER, 'radiology');
      await inDepartment('an-surgeon', 'radiology');
      assert.deepEqual((await find('peeters')).slice(0, 2), ['an-surgeon', 'an-gp']);
      await addFavorites(db, ASKER, [{ kind: 'user', id: 'an-gp' }]);
      assert.deepEqual((await find('peeters')).slice(0, 2), ['an-gp', 'an-surgeon']);
      await removeFavorite(db, ASKER, { kind: 'user', id: 'an-gp' });
      await inDepartment('an-surgeon', null);
    });

    it('refuses cursors that it did not make', async () => {
      const forged = (fields: unknown) => Buffer.from(JSON.stringify(fields)).toString('base64url');
      const wrong = ['', 'x', '%%', forged({}), forged([1, 1, 'a', 'admin', 'b']), forged([1, 1, '\0', 'user', 'b'])];
      for (const cursor of [...wrong, forged([-1, 1, 'a', 'user', 'b']), forged([1, 1, 'a', 'user'])]) {
        await assert.rejects(
          directory.search({ query: { text: 'e' }, kinds: KINDS, limit: 2, cursor }, ASKER),
          InvalidCursorError,
        );
      }
    });

    it('marks the asker’s favorites, lists them newest first and puts them ahead of equal matches', async () => {
      await addFavorites(db, ASKER, [{ kind: 'user', id: 'an-surgeon' }]);
      await addFavorites(db, ASKER, [{ kind: 'user', id: 'an-surgeon' }]); // again: no error, still one
      await new Promise((resolve) => setTimeout(resolve, 5));
      await addFavorites(db, ASKER, [{ kind: 'group', id: 'onco' }]);
      assert.deepEqual((await find('peeters')).slice(0, 2), ['an-surgeon', 'an-gp']);

      const mine = await favoritesOf(db, directory, ASKER);
      assert.deepEqual(
        mine.map(({ id, favorite }) => [id, favorite]),
        [
          ['onco', true],
          ['an-surgeon', true],
        ],
      );
      assert.deepEqual(await favoritesOf(db, directory, 'karel'), []);
      const [seenByOther] = await directory.find([{ kind: 'group', id: 'onco' }], 'karel');
      assert.equal(seenByOther?.recipient.favorite, false);

      await removeFavorite(db, ASKER, { kind: 'user', id: 'an-surgeon' });
      await removeFavorite(db, ASKER, { kind: 'user', id: 'an-surgeon' });
      assert.deepEqual(
        (await favoritesOf(db, directory, ASKER)).map(({ id }) => id),
        ['onco'],
      );
    });
  });
}
