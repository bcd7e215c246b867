import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { isEmailAddress, isMobileNumber, recognizePhysicianNumbers } from 'pacs-share/domain';

import { people } from '../../src/database/schema.js';
import type { OpenDatabase } from '../../src/database/open-database.js';
import { DatabaseDirectory } from '../../src/directory/database-directory.js';
import { demoDirectory } from '../../src/directory/demo/demo-directory.js';
import { demoPeople, seedDemoDirectory } from '../../src/directory/demo/seed-demo-directory.js';
import { findPerson } from '../../src/directory/people.js';
import { testDatabases } from '../database/test-databases.js';

const FICTITIOUS = /^(\+3363998\d{4}|\+4917139200\d{2}|\+447700900\d{3})$/;

describe('the invented directory', () => {
  const directory = demoDirectory();

  it('is the same each time, and large', () => {
    assert.deepEqual(demoDirectory(), directory);
    assert.ok(directory.people.length >= 2000);
    assert.equal(directory.groups.length, 60);
    assert.equal(directory.pacsNodes.length, 25);
  });

  it('names everybody and everything once by id', () => {
    for (const entries of [directory.people, directory.groups, directory.pacsNodes]) {
      assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
    }
    const addresses = directory.people.flatMap(({ email }) => email ?? []);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  it('uses only addresses and mobiles that reach nobody', () => {
    for (const { email, mobile } of directory.people) {
      if (email) {
        assert.ok(isEmailAddress(email), email);
        assert.match(email, /@example\.(org|net)$/);
      }
      if (mobile) {
        assert.ok(isMobileNumber(mobile), mobile);
        assert.match(mobile, FICTITIOUS);
      }
    }
  });

  it('gives physician numbers of several systems with right check digits', () => {
    const systems = new Set<string>();
    for (const { numbers = [] } of directory.people) {
      for (const { system, value } of numbers) {
        systems.add(system);
        const [recognized] = recognizePhysicianNumbers(value, [{ system, label: system }]);
        assert.ok(recognized, `${system} ${value}`);
        assert.notEqual(recognized.checkDigits, 'wrong', `${system} ${value}`);
      }
    }
    assert.deepEqual([...systems].sort(), ['agb', 'big', 'gln', 'hin', 'lanr', 'riziv', 'rpps']);
  });

  it('has the cases that the rules are about', () => {
    const { people: all, groups, pacsNodes } = directory;
    const homonyms = all.filter(({ displayName }) => displayName === 'An Peeters');
    assert.equal(new Set(homonyms.map(({ speciality, town }) => `${speciality}, ${town}`)).size, homonyms.length);
    assert.ok(homonyms.length >= 2);
    assert.ok(all.some(({ email, mobile }) => email && !mobile));
    assert.ok(all.some(({ email, mobile }) => !email && mobile));
    assert.ok(all.some(({ email, mobile }) => !email && !mobile));
    const shareOf = (isSo: (person: (typeof all)[number]) => boolean) => all.filter(isSo).length / all.length;
    assert.ok(shareOf(({ email, emailPublic }) => Boolean(email && emailPublic)) < 0.5, 'most addresses are private');
    assert.ok(
      groups.every(({ members }) => members.length >= 2),
      'groups have members',
    );
    assert.equal(groups.filter(({ acceptsShares }) => acceptsShares === false).length, 1);
    assert.equal(pacsNodes.filter(({ acceptsShares }) => acceptsShares === false).length, 1);
  });
});

for (const database of testDatabases) {
  describe(`the demo’s directory on ${database.name}`, () => {
    let open: OpenDatabase;
    before(async () => {
      open = await database.open();
      await seedDemoDirectory(open.db);
    });
    after(() => open.close());

    it('offers people of each role to sign in as', async () => {
      const offered = await demoPeople(open.db);
      const departmentsOf = (role: string) =>
        new Set(offered.filter((person) => person.role === role).map(({ department }) => department?.id));
      const both = new Set(['radiology-az-voorbeeld', 'radiology-clinique-modele']);
      assert.deepEqual(departmentsOf('sender'), both);
      assert.deepEqual(departmentsOf('admin'), both);
      assert.ok(offered.some(({ role }) => role === 'service-desk'));
      assert.ok(offered.filter(({ role }) => role === 'recipient').length >= 5);
      assert.equal((await findPerson(open.db, 'u-0001'))?.department?.timeZone, 'Europe/Brussels');
      assert.equal(await findPerson(open.db, 'nobody'), undefined);
    });

    it('changes nothing when it is filled already', async () => {
      await open.db.update(people).set({ town: 'Elders' });
      await seedDemoDirectory(open.db);
      const towns = await open.db.selectDistinct({ town: people.town }).from(people);
      assert.deepEqual(towns, [{ town: 'Elders' }]);
    });

    it('finds the expected among two thousand', async () => {
      const directory = new DatabaseDirectory(open.db);
      const { recipients, next } = await directory.search(
        { query: { text: 'peeters an' }, kinds: ['user', 'group', 'pacs'], limit: 2 },
        'u-0001',
      );
      assert.deepEqual(
        recipients.map(({ displayName }) => displayName),
        ['An Peeters', 'An Peeters'],
      );
      assert.notEqual(recipients[0]?.description, recipients[1]?.description);
      assert.notEqual(next, null);
    });
  });
}
