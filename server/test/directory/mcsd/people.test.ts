import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Criteria } from 'pacs-share/domain';

import { InvalidCursorError, type DirectoryPage } from '../../../src/directory/directory.js';
import { MANY, NOOR_MOBILE, NOOR_RIZIV, ZOE_GLN } from './fixtures.js';
import { ids, openedDirectory, USERS } from './opened-directory.js';

describe('a FHIR directory', () => {
  const opened = openedDirectory();
  const { server, page, found, matching } = opened;

  describe('finds people', () => {
    it('by words in any order, without accents, and by their beginnings', async () => {
      for (const text of ['zoe meteore', 'Météore Zoë', 'METE', 'Zoë', 'meteore pneumo', 'zoe dinant']) {
        assert.deepEqual(ids(await found(text, USERS)), ['mcsd~role~zoe-aube'], text);
      }
      assert.deepEqual(ids(await found('zoe cardiologie', USERS)), []);
      assert.deepEqual(ids(await found('vroeger', USERS)), [], 'no earlier names');
      assert.deepEqual(ids(await found('vertrokken', USERS)), [], 'not those who have left');
    });

    it('each in a role of now, with what tells homonyms apart', async () => {
      const [first, second, ...others] = await found('an avondrood', USERS);
      assert.deepEqual(others, [], 'two roles that look alike are one');
      assert.deepEqual([first, second].map((recipient) => recipient?.description).sort(), [
        'Médecine générale, Clinique de l’Aube, Namur',
        'Orthopedie, AZ Horizon, Gent',
      ]);
      assert.deepEqual(ids(await found('avondrood gent', USERS)), ['mcsd~role~an-horizon']);
      const roles = await found('dageraad', USERS);
      assert.deepEqual(
        ids(roles).sort(),
        ['mcsd~role~noor-heart', 'mcsd~role~noor-horizon'],
        'two mailboxes; not the role that ended',
      );
      const [without] = await found('eenling', USERS);
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
});
