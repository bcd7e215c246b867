import type { Database } from '../database/database.js';
import { caughtMails } from '../database/schema.js';

import type { MailStore } from './start-catcher.js';

/** Keeps caught mails in the database: the demo's outbox still shows them after a restart. */
export function databaseStore(db: Database): MailStore {
  const { to, subject, text, html, sentAt } = caughtMails;
  return {
    async add(mail) {
      await db.insert(caughtMails).values(mail);
    },
    all: () => db.select({ to, subject, text, html, sentAt }).from(caughtMails).orderBy(caughtMails.id),
  };
}
