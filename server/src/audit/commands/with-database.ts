import type { Database } from '../../database/database.js';
import { openDatabase } from '../../database/open-database.js';
import { readDatabaseSettings } from '../../settings/read-settings.js';

/** Does something with the database of the settings, for a command: what goes wrong is told in words. */
export async function withDatabase(act: (db: Database) => Promise<void>): Promise<void> {
  try {
    const { dataDirectory, databaseUrl, databaseOwnerUrl } = readDatabaseSettings(process.env);
    const { db, close } = await openDatabase({ url: databaseUrl, ownerUrl: databaseOwnerUrl, dataDirectory });
    await act(db).finally(close);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
