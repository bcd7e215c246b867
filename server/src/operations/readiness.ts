import { sql } from 'drizzle-orm';

import type { Database } from '../database/database.js';
import type { Outbox } from '../outbox/start-outbox.js';

/** What a server needs to do its work, and whether it is there. */
export type Readiness = Readonly<Record<'database' | 'mails' | 'texts', boolean>>;

const PATIENCE_MS = 2_000;
/** An outbox looks every few seconds, and sends one message in a minute at the longest. */
const OUTBOX_PATIENCE_MS = 2 * 60_000;

/** Whether the database answers, and the outboxes have lately looked into it. */
export async function readiness(
  db: Database,
  outboxes: Readonly<Record<'mails' | 'texts', Pick<Outbox, 'lastLook'>>>,
): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answers = Promise.resolve(db.execute(sql`select 1`)).then(
    () => true,
    () => false,
  );
  const database = await Promise.race([answers, tooLate]);
  clearTimeout(timer);
  const isLooking = ({ lastLook }: Pick<Outbox, 'lastLook'>) => Date.now() - lastLook < OUTBOX_PATIENCE_MS;
  return { database, mails: isLooking(outboxes.mails), texts: isLooking(outboxes.texts) };
}
