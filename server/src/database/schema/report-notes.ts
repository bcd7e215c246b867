import { index, pgTable, text } from 'drizzle-orm/pg-core';

import { people } from './directory.js';
import { instant } from './instant.js';
import { shareRecipients } from './shares.js';

/** Notes that recipients added to the report of a study. Whoever may read the report reads them with it. */
export const reportNotes = pgTable(
  'report_notes',
  {
    /** Comes with the form: sent twice, it is one note. */
    id: text('id').primaryKey(),
    studyInstanceUid: text('study_instance_uid').notNull(),
    /** By what right it was added. */
    rid: text('rid')
      .notNull()
      .references(() => shareRecipients.rid),
    /** Null where nobody was signed in: a link was used. */
    personId: text('person_id').references(() => people.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('report_notes_study').on(table.studyInstanceUid, table.at)],
);
