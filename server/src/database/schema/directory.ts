import { sql } from 'drizzle-orm';
import { boolean, customType, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

import { departments } from './departments.js';
import { instant } from './instant.js';

/** What a person may do with this endpoint. */
export type Role = 'sender' | 'admin' | 'service-desk' | 'recipient';

/** The kinds that the directory knows. */
export type DirectoryKind = 'user' | 'group' | 'pacs';

/** Made by the database from other columns: read it, never write it. */
const searchText = customType<{ data: string; driverData: string }>({ dataType: () => 'text' });

/** Folded words, each after a space, then the names once more without anything between their letters. */
const namesToSearch = sql`search_words(first_name || ' ' || last_name || ' ' || display_name) || ' ' || search_compact(first_name) || ' ' || search_compact(last_name)`;
const nameToSearch = sql`search_words(name) || ' ' || search_compact(name)`;

/** The folded words of all names, each by itself: an index finds whole ones however many people have others. */
export const nameWords = sql`array_to_tsvector(array_remove(string_to_array(name_search, ' '), ''))`;

/** A mobile without `+` and country code, the way it is typed at home after its first zero. */
export const nationalMobile = sql`regexp_replace(mobile, '^[+](1|7|2[07]|2[1-689][0-9]|3[0-469]|3[578][0-9]|4[013-9]|42[0-9]|5[1-8]|5[09][0-9]|6[0-6]|6[7-9][0-9]|8[1246]|8[035789][0-9]|9[0-58]|9[679][0-9])', '')`;

/** People: those who share, those who are shared with, often both. */
export const people = pgTable(
  'people',
  {
    id: text('id').primaryKey(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    displayName: text('display_name').notNull(),
    speciality: text('speciality').notNull().default(''),
    organisation: text('organisation').notNull().default(''),
    town: text('town').notNull().default(''),
    /** BCP 47. */
    language: text('language').notNull(),
    email: text('email'),
    emailPublic: boolean('email_public').notNull().default(false),
    /** E.164. */
    mobile: text('mobile'),
    mobilePublic: boolean('mobile_public').notNull().default(false),
    role: text('role').$type<Role>().notNull().default('recipient'),
    departmentId: text('department_id').references(() => departments.id),
    /** Outside the organizations that this endpoint serves. */
    external: boolean('external').notNull().default(false),
    acceptsShares: boolean('accepts_shares').notNull().default(true),
    nameSearch: searchText('name_search').notNull().generatedAlwaysAs(namesToSearch),
    contextSearch: searchText('context_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(speciality || ' ' || organisation || ' ' || town)`),
    firstNameSearch: searchText('first_name_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(first_name)`),
    lastNameSearch: searchText('last_name_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(last_name)`),
    specialitySearch: searchText('speciality_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(speciality)`),
    organisationSearch: searchText('organisation_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(organisation)`),
    townSearch: searchText('town_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(town)`),
    sortKey: searchText('sort_key')
      .notNull()
      .generatedAlwaysAs(sql`search_words(last_name || ' ' || first_name)`),
  },
  (table) => [
    index('people_name_search').using('gin', sql`${table.nameSearch} gin_trgm_ops`),
    index('people_context_search').using('gin', sql`${table.contextSearch} gin_trgm_ops`),
    index('people_name_words').using('gin', nameWords),
    index('people_sort_key').using('btree', sql`${table.sortKey} collate "C"`),
    index('people_first_name_key').using('btree', sql`${table.nameSearch} collate "C"`), // it begins with the first name
    index('people_context_key').using('btree', sql`${table.contextSearch} collate "C"`),
    index('people_email').using('btree', sql`lower(${table.email}) text_pattern_ops`),
    index('people_email_domain').using('btree', sql`substring(lower(${table.email}) from '[^@]*$')`),
    index('people_mobile').using('btree', sql`${table.mobile} text_pattern_ops`),
    index('people_mobile_national').using('btree', sql`${nationalMobile} text_pattern_ops`),
    index('people_department').on(table.departmentId),
  ],
);

/** The numbers that physicians are known by. They are public. */
export const physicianNumbers = pgTable(
  'physician_numbers',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    system: text('system').notNull(),
    /** As it is shown. */
    value: text('value').notNull(),
    /** Without separators. */
    normalized: text('normalized').notNull(),
    /** What stays for life, where the system has such a part; otherwise all of it. */
    lastingPart: text('lasting_part').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.system, table.normalized] }),
    index('physician_numbers_normalized').using('btree', sql`${table.normalized} text_pattern_ops`),
    index('physician_numbers_lasting_part').on(table.lastingPart),
  ],
);

/** Groups of people that can be shared with as one. */
export const groups = pgTable(
  'groups',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    organisation: text('organisation').notNull().default(''),
    town: text('town').notNull().default(''),
    language: text('language').notNull(),
    external: boolean('external').notNull().default(false),
    acceptsShares: boolean('accepts_shares').notNull().default(true),
    nameSearch: searchText('name_search').notNull().generatedAlwaysAs(nameToSearch),
    contextSearch: searchText('context_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(organisation || ' ' || town)`),
    sortKey: searchText('sort_key')
      .notNull()
      .generatedAlwaysAs(sql`search_words(name)`),
  },
  (table) => [index('groups_name_search').using('gin', sql`${table.nameSearch} gin_trgm_ops`)],
);

export const groupMembers = pgTable(
  'group_members',
  {
    groupId: text('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.personId] }),
    index('group_members_person').on(table.personId),
  ],
);

/** Other PACS that exams can be sent to. */
export const pacsNodes = pgTable(
  'pacs_nodes',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    organisation: text('organisation').notNull().default(''),
    town: text('town').notNull().default(''),
    /** The language of those who run it. */
    language: text('language').notNull(),
    external: boolean('external').notNull().default(false),
    acceptsShares: boolean('accepts_shares').notNull().default(true),
    nameSearch: searchText('name_search').notNull().generatedAlwaysAs(nameToSearch),
    contextSearch: searchText('context_search')
      .notNull()
      .generatedAlwaysAs(sql`search_words(organisation || ' ' || town)`),
    sortKey: searchText('sort_key')
      .notNull()
      .generatedAlwaysAs(sql`search_words(name)`),
  },
  (table) => [index('pacs_nodes_name_search').using('gin', sql`${table.nameSearch} gin_trgm_ops`)],
);

/** A sender's favorite recipients. */
export const favorites = pgTable(
  'favorites',
  {
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<DirectoryKind>().notNull(),
    recipientId: text('recipient_id').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.kind, table.recipientId] })],
);
