import { sql, type SQL } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import { people, shareRecipients } from '../database/schema.js';

/** As the indexes `people_email_domain` and `share_recipients_email_domain` have it. */
const directoryDomain = sql`substring(lower(${people.email}) from '[^@]*$')`;
const sharedDomain = sql`substring(lower(${shareRecipients.email}) from '[^@]*$')`;

/** More than any region has; a look-alike of the others goes unnoticed. */
const MOST_DOMAINS = 2000;

/** Whether anybody in the directory, or any recipient of a share before, has an address at this domain. */
export async function isDomainKnown(db: Database, domain: string): Promise<boolean> {
  const [row] = await select<{ known: boolean }>(
    db,
    sql`select exists (select 1 from ${people} where ${directoryDomain} = ${domain})
      or exists (select 1 from ${shareRecipients} where ${shareRecipients.email} is not null and ${sharedDomain} = ${domain}) as known`,
  );
  return row?.known === true;
}

/** The domains of the directory's addresses, each once: it jumps through the index from one to the next. */
export async function domainsOfDirectory(db: Database): Promise<string[]> {
  const next = (after: SQL) =>
    sql`select ${directoryDomain} as domain from ${people} where ${after} order by ${directoryDomain} limit 1`;
  const rows = await select<{ domain: string }>(
    db,
    sql`with recursive found as (
      (${next(sql`${directoryDomain} is not null`)})
      union all
      select (${next(sql`${directoryDomain} > found.domain`)}) from found where found.domain is not null
    ) select domain from found where domain is not null limit ${MOST_DOMAINS}`,
  );
  return rows.map(({ domain }) => domain);
}

// The drivers answer differently: one the rows, the other a result that has them.
async function select<T>(db: Database, query: SQL): Promise<T[]> {
  const answer: unknown = await db.execute(query);
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as T[];
}
