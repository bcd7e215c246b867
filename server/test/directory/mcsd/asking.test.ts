import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { DIRECTORY } from './fixtures.js';
import { ASKER, ids, KINDS, openedDirectory } from './opened-directory.js';

describe('a FHIR directory', () => {
  const opened = openedDirectory();
  const { server, found, matching } = opened;

  describe('is asked with care', () => {
    it('by POST alone, with nothing of what is searched in a URL', async () => {
      server.page = 10;
      await found('sterrenregen');
      await found('zoe@aube.example');
      await opened.directory.find([{ kind: 'user', id: 'mcsd~role~noor-horizon' }], ASKER);
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
        for (const kind of KINDS) assert.deepEqual(await opened.directory.find([{ kind, id }], ASKER), [], id);
        assert.deepEqual(await opened.directory.contacts({ kind: 'user', id }), []);
        assert.equal(await opened.directory.members({ groupId: id, limit: 5 }), undefined);
      }
      assert.deepEqual(
        await opened.directory.find([{ kind: 'group', id: 'mcsd~role~noor-horizon' }], ASKER),
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
        assert.deepEqual(await opened.directory.find([{ kind: 'user', id: 'mcsd~role~stray' }], ASKER), []);
        const [entry] = await opened.directory.find([{ kind: 'user', id: 'mcsd~role~own' }], ASKER);
        assert.equal(entry?.recipient.displayName, 'Noor Dageraad');
      } finally {
        server.resources = DIRECTORY;
      }
    });
  });
});
