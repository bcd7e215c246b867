import * as z from 'zod/mini';
import type { Criteria, NewRecipient, Recipient } from '../domain/index.js';
import { limitSchema } from './common.js';
import { schemaFor } from './schema-for.js';

/** A recipient as the directory answers it. */
export const recipientSchema = schemaFor<Recipient>()(
  z.object({
    kind: z.enum(['user', 'group', 'pacs']),
    id: z.string(),
    displayName: z.string(),
    firstName: z.exactOptional(z.string()),
    lastName: z.exactOptional(z.string()),
    description: z.exactOptional(z.string()),
    physicianNumbers: z.exactOptional(z.array(z.object({ system: z.string(), value: z.string() }))),
    email: z.exactOptional(z.string()),
    mobile: z.exactOptional(z.string()),
    language: z.string(),
    memberCount: z.exactOptional(z.int()),
    reach: z.object({ mail: z.boolean(), mobile: z.boolean() }),
    favorite: z.boolean(),
    external: z.boolean(),
  }),
);

/** Somebody the directory does not know, as a finished choice. */
export const newRecipientSchema = schemaFor<NewRecipient>()(
  z.object({
    kind: z.literal('new'),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    mobile: z.exactOptional(z.string()),
    language: z.string(),
    organisation: z.exactOptional(z.string()),
  }),
);

/** A page of recipients. */
export interface RecipientPage {
  recipients: Recipient[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
  /** Names of sources that did not answer: what they hold is missing here. */
  incomplete?: string[];
}

/** Answer of `POST /recipients/search`. */
export const recipientPageSchema = schemaFor<RecipientPage>()(
  z.object({
    recipients: z.array(recipientSchema),
    next: z.nullable(z.string()),
    incomplete: z.exactOptional(z.array(z.string())),
  }),
);

/** Answer of `GET /favorites`. */
export const favoritesSchema = z.object({ recipients: z.array(recipientSchema) });

const criterion = z.exactOptional(z.string());
const place = { town: criterion, organisation: criterion };

/** What to search by: at least one field that is not blank. */
export const criteriaSchema = schemaFor<Criteria>()(
  z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('user'),
        firstName: criterion,
        lastName: criterion,
        physicianNumber: criterion,
        email: criterion,
        mobile: criterion,
        speciality: criterion,
        ...place,
      }),
      z.object({ kind: z.literal('group'), name: criterion, ...place }),
      z.object({ kind: z.literal('pacs'), name: criterion, ...place }),
    ])
    .check(
      z.refine(
        ({ kind: _kind, ...fields }) => Object.values(fields).some((value) => value.trim() !== ''),
        'no criterion is given',
      ),
    ),
);

const paging = { limit: z.exactOptional(limitSchema), cursor: z.exactOptional(z.string()) };

/** Body of `POST /recipients/search`. */
export const recipientSearchSchema = z.union([
  z.object({ text: z.string(), ...paging }),
  z.object({ criteria: criteriaSchema, ...paging }),
]);

export type RecipientSearch = z.output<typeof recipientSearchSchema>;
