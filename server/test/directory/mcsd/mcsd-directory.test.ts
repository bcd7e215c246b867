import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import type { Criteria, Recipient } from 'pacs-share/domain';

import { favorites, people, physicianNumbers } from '../../../src/database/schema.js';
import type { DirectoryKind } from '../../../src/database/schema.js';
import type { RecipientSort } from 'pacs-share/contract';
import { InvalidCursorError, type DirectoryPage } from '../../../src/directory/directory.js';
import { McsdDirectory } from '../../../src/directory/mcsd/mcsd-directory.js';
import { physicianNumberRow } from '../../../src/directory/physician-number-row.js';
import type { OpenDatabase } from '../../../src/database/open-database.js';
import { insertPerson } from '../../database/sample-rows.js';
import { testDatabases } from '../../database/test-databases.js';
import { DIRECTORY, MANY, NOOR_MOBILE, NOOR_RIZIV, ZOE_GLN } from './fixtures.js';
import { FhirServer } from './fhir-server.js';

const ASKER = 'asker';
const KINDS: readonly DirectoryKind[] = ['user', 'group', 'pacs'];

describe('a FHIR directory', () => {
  const server = new FhirServer(DIRECTORY);
  let open: OpenDatabase;
  let directory: McsdDirectory;

  before(async () => {
    await server.start();
    const database = testDatabases.at(-1);
    open = await database!.open();
    await insertPerson(open.db, { id: ASKER, firstName: 'Lies', lastName: 'Vraagster' });
    directory = new McsdDirectory(open.db, {
      url: server.url,
      timeout: 2000,
      language: 'en',
      country: 'FR',
      name: 'Horizon region',
      log: () => undefined,
    });
  });
  after(async () => {
    await server.stop();
    await open.close();
  });
  beforeEach(() => server.reset());

  const page = (
    query: { text: string } | { criteria: Criteria },
    {
      kinds = KINDS,
      limit = 20,
      cursor,
      sort,
    }: { kinds?: readonly DirectoryKind[]; limit?: number; cursor?: string | undefined; sort?: RecipientSort } = {},
  ): Promise<DirectoryPage> => directory.search({ query, kinds, limit, cursor, sort }, ASKER);
  const found = async (text: string, kinds: readonly DirectoryKind[] = KINDS) =>
    (await page({ text }, { kinds })).recipients;
  const matching = async (criteria: Criteria) => (await page({ criteria })).recipients;
  const ids = (recipients: readonly Recipient[]) => recipients.map(({ id }) => id);
  const users: readonly DirectoryKind[] = ['user'];

  describe('finds people', () => {
    it('by words in any order, without accents, and by their beginnings', async () => {
      for (const text of ['zoe meteore', 'Météore Zoë', 'METE', 'Zoë', 'meteore pneumo', 'zoe dinant']) {
        assert.deepEqual(ids(await found(text, users)), ['mcsd~role~zoe-aube'], text);
      }
      assert.deepEqual(ids(await found('zoe cardiologie', users)), []);
      assert.deepEqual(ids(await found('vroeger', users)), [], 'no earlier names');
      assert.deepEqual(ids(await found('vertrokken', users)), [], 'not those who have left');
    });

    it('each in a role of now, with what tells homonyms apart', async () => {
      const [first, second, ...others] = await found('an avondrood', users);
      assert.deepEqual(others, [], 'two roles that look alike are one');
      assert.deepEqual([first, second].map((recipient) => recipient?.description).sort(), [
        'Médecine générale, Clinique de l’Aube, Namur',
        'Orthopedie, AZ Horizon, Gent',
      ]);
      assert.deepEqual(ids(await found('avondrood gent', users)), ['mcsd~role~an-horizon']);
      const roles = await found('dageraad', users);
      assert.deepEqual(
        ids(roles).sort(),
        ['mcsd~role~noor-heart', 'mcsd~role~noor-horizon'],
        'two mailboxes; not the role that ended',
      );
      const [without] = await found('eenling', users);
      assert.deepEqual([without?.id, without?.description], ['mcsd~person~solo', 'Aalst']);
    });

    it('by their number, whole and however it is written', async () => {
      const compact = NOOR_RIZIV.replaceAll('-', '');
      for (const text of [NOOR_RIZIV, compact, `${compact.slice(0, 1)} ${compact.slice(1)}`]) {
        assert.deepEqual(ids(await found(text)).sort(), ['mcsd~role~noor-heart', 'mcsd~role~noor-horizon'], text);
      }
      const [noor] = await found(NOOR_RIZIV);
      assert.deepEqual(noor?.physicianNumbers, [{ system: 'riziv', value: NOOR_RIZIV }], 'none of an unknown kind');
      assert.deepEqual((await found(ZOE_GLN))[0]?.physicianNumbers, [{ system: 'gln', value: ZOE_GLN }]);
      assert.deepEqual(ids(await found('7001-0100-101')), [], 'a number that is none of a physician');
    });

    it('by an address or a mobile, of which what is private never comes back', async () => {
      const [noor] = await found('noor.dageraad@horizon.example');
      assert.equal(noor?.id, 'mcsd~role~noor-horizon');
      assert.equal(noor.email, 'noor.dageraad@horizon.example');
      assert.equal(noor.mobile, undefined);
      assert.deepEqual(noor.reach, { mail: true, mobile: true });
      const [zoe] = await found('Zoe@Aube.example');
      assert.equal(zoe?.id, 'mcsd~role~zoe-aube');
      assert.equal(zoe.email, undefined);
      assert.deepEqual(ids(await found('zoe@aube')), [], 'a private one only when complete');
      assert.equal(ids(await found(NOOR_MOBILE)).length, 2);
      assert.equal(ids(await found(`0${NOOR_MOBILE.slice(3)}`)).length, 2, 'as it is dialed at home');
      assert.deepEqual(await found(NOOR_MOBILE.slice(0, 8)), []);
      assert.doesNotMatch(
        JSON.stringify([await found('noor'), await found('zoe')]),
        /home|aube\.example|dageraad\.example|\+33/,
      );
    });

    it('by the fields of a detailed search, all of which must fit', async () => {
      const user = (fields: object): Criteria => ({ kind: 'user', ...fields });
      assert.deepEqual(ids(await matching(user({ lastName: 'avond', town: 'Namur' }))), ['mcsd~role~an-aube']);
      assert.deepEqual(ids(await matching(user({ firstName: 'zoe' }))), ['mcsd~role~zoe-aube']);
      assert.deepEqual(ids(await matching(user({ firstName: 'avondrood' }))), []);
      assert.deepEqual(ids(await matching(user({ physicianNumber: NOOR_RIZIV, organisation: 'Hart' }))), [
        'mcsd~role~noor-heart',
      ]);
      assert.deepEqual(ids(await matching(user({ email: 'an@praktijk-avondrood.example', lastName: 'Dageraad' }))), []);
      assert.deepEqual(ids(await matching(user({ organisation: 'aube' }))).sort(), [
        'mcsd~role~an-aube',
        'mcsd~role~zoe-aube',
      ]);
      assert.deepEqual(ids(await matching(user({ town: 'Dinant' }))), ['mcsd~role~zoe-aube']);
      assert.deepEqual(ids(await matching(user({ speciality: 'pneumo' }))), ['mcsd~role~zoe-aube']);
      const beginning = await page({ criteria: user({ email: 'an@' }) });
      assert.deepEqual(
        [beginning.recipients, beginning.incomplete],
        [[], ['Horizon region']],
        'nobody can say that there is none',
      );
    });

    it('page by page, over the pages of the directory, in one order', async () => {
      server.page = 10;
      for (const sort of [undefined, 'name', '-name'] as const) {
        const all: string[] = [];
        let cursor: string | undefined;
        do {
          const criteria: Criteria = { kind: 'user', lastName: 'Sterrenregen' };
          const answer: DirectoryPage = await page({ criteria }, { limit: 7, cursor, ...(sort && { sort }) });
          all.push(...ids(answer.recipients));
          cursor = answer.next ?? undefined;
        } while (cursor !== undefined);
        const expected = MANY.map(({ id }) => `mcsd~person~${id}`);
        assert.deepEqual(all, sort === '-name' ? expected.reverse() : expected, sort);
      }
      await assert.rejects(page({ text: 'ster' }, { cursor: 'x' }), InvalidCursorError);
      await assert.rejects(
        page({ text: 'ster' }, { cursor: Buffer.from('["",7]').toString('base64url') }),
        InvalidCursorError,
      );
    });

    it('of a directory that brings no roles along, and knows no addresses', async () => {
      for (const name of ['_revinclude', 'email', 'phone', 'Location', 'HealthcareService', 'Endpoint'])
        server.unknown.add(name);
      const [zoe] = await found('zoe');
      assert.equal(zoe?.description, 'Pneumologie, Clinique de l’Aube, Namur');
      const answer = await page({ text: 'zoe@aube.example' });
      assert.deepEqual([answer.recipients, answer.incomplete], [[], undefined]);
    });
  });

  describe('beside the database', () => {
    it('is one list with it, in which nobody is twice', async () => {
      await insertPerson(open.db, { id: 'own-1', firstName: 'Abel', lastName: 'Sterrenregen' });
      await insertPerson(open.db, { id: 'own-2', firstName: 'Nr10', lastName: 'Sterrenregen' });
      await insertPerson(open.db, { id: 'own-3', firstName: 'Z', lastName: 'Sterrenregen' });
      await insertPerson(open.db, {
        id: 'noor',
        firstName: 'Noor',
        lastName: 'Dageraad',
        email: 'private@horizon.example',
      });
      await open.db.insert(physicianNumbers).values(physicianNumberRow('noor', 'riziv', NOOR_RIZIV));
      await insertPerson(open.db, {
        id: 'an',
        firstName: 'An',
        lastName: 'Avondrood',
        email: 'AN.avondrood@horizon.example',
      });
      try {
        assert.deepEqual(ids(await found('noor dageraad', users)), ['noor']);
        assert.deepEqual(ids(await found('an avondrood', users)).sort(), ['an', 'mcsd~role~an-aube']);
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
        await open.db.delete(people);
        await insertPerson(open.db, { id: ASKER, firstName: 'Lies', lastName: 'Vraagster' });
      }
    });

    it('never offers the asker', async () => {
      await insertPerson(open.db, { id: 'zoe', firstName: 'Zoë', lastName: 'Météore', email: 'zoe@aube.example' });
      const search = { query: { text: 'meteore' }, kinds: users, limit: 20 };
      assert.deepEqual((await directory.search(search, 'zoe')).recipients, []);
      assert.equal(await directory.ownerOf('zoe@aube.example', 'zoe'), null);
    });

    it('marks favorites and brings them up', async () => {
      const last = MANY.at(-1)?.id ?? '';
      await open.db.insert(favorites).values({ ownerId: ASKER, kind: 'user', recipientId: `mcsd~person~${last}` });
      const [first, second] = await found('sterrenregen');
      assert.deepEqual([first?.id, first?.favorite, second?.favorite], [`mcsd~person~${last}`, true, false]);
      const [entry] = await directory.find([{ kind: 'user', id: `mcsd~person~${last}` }], ASKER);
      assert.equal(entry?.recipient.favorite, true);
    });

    it('knows the owner of an address and the domains it has seen', async () => {
      assert.equal((await directory.ownerOf('an@praktijk-avondrood.example', ASKER))?.id, 'mcsd~role~an-aube');
      assert.equal(await directory.ownerOf('nobody@praktijk-avondrood.example', ASKER), null);
      assert.equal(await directory.isDomainKnown('praktijk-avondrood.example'), true);
      assert.equal(await directory.isDomainKnown('elsewhere.example'), false);
      assert.ok((await directory.domains()).includes('praktijk-avondrood.example'));
    });
  });

  describe('finds groups and PACS', () => {
    it('groups: who has a role in an organization or a service', async () => {
      const [urgent] = await found('spoed', ['group']);
      assert.deepEqual(
        [urgent?.id, urgent?.description, urgent?.memberCount, urgent?.memberReach, urgent?.reach],
        ['mcsd~service~urgent', 'AZ Horizon, Gent', 2, { mail: 1, mobile: 0 }, { mail: true, mobile: false }],
      );
      assert.deepEqual(
        ids(await found('horizon', ['group'])).sort(),
        ['mcsd~organization~horizon', 'mcsd~service~urgent'],
        'not the one that nobody is in',
      );
      assert.deepEqual(ids(await found('hartcentrum horizon', ['group'])), ['mcsd~organization~heart']);
      assert.deepEqual(ids(await matching({ kind: 'group', organisation: 'horizon' })).sort(), [
        'mcsd~organization~heart',
        'mcsd~service~urgent',
      ]);
      assert.deepEqual(ids(await matching({ kind: 'group', name: 'clinique', town: 'namur' })), [
        'mcsd~organization~aube',
      ]);
    });

    it('their members by name, page by page, without addresses', async () => {
      const groupId = 'mcsd~service~urgent';
      const all = await directory.members({ groupId, limit: 10 });
      assert.deepEqual(all?.members, [
        {
          displayName: 'An Avondrood',
          description: 'Orthopedie, AZ Horizon, Gent',
          reach: { mail: true, mobile: false },
        },
        {
          displayName: 'Mo Zonder',
          description: 'Verpleging, AZ Horizon, Gent',
          reach: { mail: false, mobile: false },
        },
      ]);
      const first = await directory.members({ groupId, limit: 1 });
      const second = await directory.members({ groupId, limit: 1, cursor: first?.next ?? '' });
      assert.deepEqual([...(first?.members ?? []), ...(second?.members ?? [])], all.members);
      assert.equal(second?.next, null);
      assert.equal(await directory.members({ groupId: 'mcsd~service~none', limit: 1 }), undefined);
      assert.equal(await directory.members({ groupId: 'mcsd~role~noor-horizon', limit: 1 }), undefined);
    });

    it('a group of too many is not offered', async () => {
      const crowd = MANY.flatMap(({ id }, index) =>
        [0, 1, 2, 3, 4].map((part) => ({
          resourceType: 'PractitionerRole',
          id: `crowd-${index}-${part}`,
          practitioner: { reference: `Practitioner/${id}` },
          organization: { reference: 'Organization/aube' },
        })),
      );
      server.resources = [...DIRECTORY, ...crowd];
      try {
        assert.deepEqual(await found('clinique aube', ['group']), []);
        const [entry] = await directory.find([{ kind: 'group', id: 'mcsd~organization~aube' }], ASKER);
        assert.equal(entry?.acceptsShares, false);
      } finally {
        server.resources = DIRECTORY;
      }
    });

    it('PACS: endpoints that speak DICOM, once each', async () => {
      const [horizon, ...others] = await found('pacs horizon', ['pacs']);
      assert.deepEqual(others, []);
      assert.deepEqual(
        [horizon?.id, horizon?.displayName, horizon?.description],
        ['mcsd~endpoint~stow', 'PACS Horizon', 'AZ Horizon, Gent'],
      );
      assert.deepEqual(horizon?.reach, { mail: false, mobile: false });
      const [aube] = await found('aube', ['pacs']);
      assert.deepEqual(
        [aube?.id, aube?.displayName, aube?.description],
        ['mcsd~endpoint~aube-pacs', 'Clinique de l’Aube', 'Namur'],
      );
      assert.deepEqual(ids(await matching({ kind: 'pacs', organisation: 'horizon' })), ['mcsd~endpoint~stow']);
      assert.deepEqual(ids(await matching({ kind: 'pacs', town: 'Namur' })), ['mcsd~endpoint~aube-pacs']);
      assert.deepEqual(await directory.contacts({ kind: 'pacs', id: 'mcsd~endpoint~stow' }), []);
    });
  });

  describe('is asked with care', () => {
    it('by POST alone, with nothing of what is searched in a URL', async () => {
      server.page = 10;
      await found('sterrenregen');
      await found('zoe@aube.example');
      await directory.find([{ kind: 'user', id: 'mcsd~role~noor-horizon' }], ASKER);
      assert.ok(server.asked.length > 10);
      for (const { method, url } of server.asked) {
        assert.equal(method, 'POST');
        assert.match(url, /^\/fhir\/[A-Za-z]+\/_search$/);
      }
    });

    it('for the text itself, whatever it holds', async () => {
      const texts = [
        'a,b$c|d\\e',
        'x&_include=*&name=y',
        '*',
        '%',
        'noor"}',
        '../../Patient',
        '\0\r\nHost: x',
        `' or 1=1 --`,
        'é'.repeat(500),
      ];
      for (const text of texts) assert.deepEqual(await found(text), [], text);
      const names = new Set(server.asked.flatMap(({ parameters }) => [...parameters.keys()]));
      assert.deepEqual(
        [...names].filter(
          (name) =>
            !/^(active|status|_count|_id|_revinclude|name:contains|identifier|email|phone|organization)$/.test(name),
        ),
        [],
      );
      assert.deepEqual(
        ids(await matching({ kind: 'user', email: 'noor.dageraad@horizon.example,zoe@aube.example' })),
        [],
      );
      assert.deepEqual(ids(await found('noor.dageraad@horizon.example,zoe@aube.example')), []);
    });

    it('for ids of its own alone', async () => {
      const strange = [
        'mcsd~role~../Patient/1',
        'mcsd~role~a,b',
        'mcsd~role~',
        'mcsd~patient~1',
        'mcsd~role~noor-horizon~x',
        `mcsd~role~${'a'.repeat(65)}`,
        'mcsd~constructor~1',
        'mcsd~role~a\0',
      ];
      for (const id of strange) {
        for (const kind of KINDS) assert.deepEqual(await directory.find([{ kind, id }], ASKER), [], id);
        assert.deepEqual(await directory.contacts({ kind: 'user', id }), []);
        assert.equal(await directory.members({ groupId: id, limit: 5 }), undefined);
      }
      assert.deepEqual(
        await directory.find([{ kind: 'group', id: 'mcsd~role~noor-horizon' }], ASKER),
        [],
        'of another kind',
      );
      assert.deepEqual(server.asked, []);
    });

    it('and what it refers to elsewhere is left there', async () => {
      const noor = { reference: 'https://other.example/fhir/Practitioner/noor' };
      const own = { reference: `${server.url}/Practitioner/noor` };
      const stray = {
        resourceType: 'PractitionerRole',
        active: true,
        healthcareService: [{ reference: 'HealthcareService/urgent' }],
      };
      server.resources = [
        ...DIRECTORY,
        { ...stray, id: 'stray', practitioner: noor },
        { ...stray, id: 'own', practitioner: own },
      ];
      try {
        assert.deepEqual(await directory.find([{ kind: 'user', id: 'mcsd~role~stray' }], ASKER), []);
        const [entry] = await directory.find([{ kind: 'user', id: 'mcsd~role~own' }], ASKER);
        assert.equal(entry?.recipient.displayName, 'Noor Dageraad');
      } finally {
        server.resources = DIRECTORY;
      }
    });
  });
});
