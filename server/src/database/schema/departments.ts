import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Policy } from 'pacs-share/domain';

/** What a department may set otherwise than the endpoint's default policy; nested members replace the default's. */
export type PolicyOverrides = {
  [
    Member in keyof Policy as Member extends 'contract' | 'sender' | 'timeZone' | 'today' | 'remembered'
      ? never
      : Member
  ]?: Policy[Member] extends readonly unknown[] | string ? Policy[Member] : Partial<Policy[Member]>;
};

/** Sending radiology departments; the id is the `source.id` of their studies. */
export const departments = pgTable('departments', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** IANA name: the zone whose days the department's dates mean. */
  timeZone: text('time_zone').notNull(),
  policy: jsonb('policy').$type<PolicyOverrides>().notNull().default({}),
  /** Whether its senders may share the studies of other departments only as far as these were shared with them. */
  ownStudiesOnly: boolean('own_studies_only').notNull().default(false),
});
