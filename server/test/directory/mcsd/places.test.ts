import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { DIRECTORY, MANY } from './fixtures.js';
import { ASKER, ids, openedDirectory } from './opened-directory.js';

describe('a FHIR directory', () => {
  const opened = openedDirectory();
  const { server, found, matching } = opened;

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
      const all = await opened.directory.members({ groupId, limit: 10 });
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
      const first = await opened.directory.members({ groupId, limit: 1 });
      const second = await opened.directory.members({ groupId, limit: 1, cursor: first?.next ?? '' });
      assert.deepEqual([...(first?.members ?? []), ...(second?.members ?? [])], all.members);
      assert.equal(second?.next, null);
      assert.equal(await opened.directory.members({ groupId: 'mcsd~service~none', limit: 1 }), undefined);
      assert.equal(await opened.directory.members({ groupId: 'mcsd~role~noor-horizon', limit: 1 }), undefined);
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
        const [entry] = await opened.directory.find([{ kind: 'group', id: 'mcsd~organization~aube' }], ASKER);
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
      assert.deepEqual(await opened.directory.contacts({ kind: 'pacs', id: 'mcsd~endpoint~stow' }), []);
    });
  });
});
