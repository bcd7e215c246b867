import { after, before, beforeEach } from 'node:test';

import type { RecipientSort } from 'pacs-share/contract';
import type { Criteria, Recipient } from 'pacs-share/domain';

import type { Database } from '../../../src/database/database.js';
import type { OpenDatabase } from '../../../src/database/open-database.js';
import type { DirectoryKind } from '../../../src/database/schema.js';
import type { DirectoryPage, DirectoryQuery } from '../../../src/directory/directory.js';
import { McsdDirectory } from '../../../src/directory/mcsd/mcsd-directory.js';
import { insertPerson } from '../../database/sample-rows.js';
import { testDatabases } from '../../database/test-databases.js';
import { FhirServer } from './fhir-server.js';
import { DIRECTORY } from './fixtures.js';

export const ASKER = 'asker';
export const KINDS: readonly DirectoryKind[] = ['user', 'group', 'pacs'];
export const USERS: readonly DirectoryKind[] = ['user'];

interface PageOptions {
  kinds?: readonly DirectoryKind[];
  limit?: number;
  cursor?: string | undefined;
  sort?: RecipientSort;
}

export const ids = (recipients: readonly Recipient[]) => recipients.map(({ id }) => id);

export const insertAsker = (db: Database) => insertPerson(db, { id: ASKER, firstName: 'Lies', lastName: 'Vraagster' });

/** A directory over a database with nobody but the asker, and a FHIR server with the fixtures; for the whole suite. */
export function openedDirectory() {
  const server = new FhirServer(DIRECTORY);
  let open: OpenDatabase | undefined;
  let directory: McsdDirectory | undefined;

  before(async () => {
    await server.start();
    open = await testDatabases.at(-1)?.open();
    await insertAsker(opened.db);
    const options = { url: server.url, timeout: 5000, language: 'en', country: 'FR', name: 'Horizon region' };
    directory = new McsdDirectory(opened.db, { ...options, log: () => undefined });
  });
  after(async () => {
    await server.stop();
    await open?.close();
  });
  beforeEach(() => server.reset());

  const opened = {
    server,
    get db(): Database {
      if (!open) throw new Error('there is no database to test on');
      return open.db;
    },
    get directory(): McsdDirectory {
      if (!directory) throw new Error('the directory is not open yet');
      return directory;
    },
    page: (
      query: DirectoryQuery,
      { kinds = KINDS, limit = 20, cursor, sort }: PageOptions = {},
    ): Promise<DirectoryPage> => opened.directory.search({ query, kinds, limit, cursor, sort }, ASKER),
    found: async (text: string, kinds: readonly DirectoryKind[] = KINDS) =>
      (await opened.page({ text }, { kinds })).recipients,
    matching: async (criteria: Criteria) => (await opened.page({ criteria })).recipients,
  };
  return opened;
}
