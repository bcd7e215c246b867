import * as z from 'zod/mini';
import {
  ADDRESS_CAUTIONS,
  type Criteria,
  type GroupMember,
  type NewRecipient,
  type Recipient,
  type RecipientCheck,
} from '../domain/index.js';
import { limitSchema } from './common.js';
import { schemaFor } from './schema-for.js';

const reachSchema = z.object({ mail: z.boolean(), mobile: z.boolean() });

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
    memberReach: z.exactOptional(z.object({ mail: z.int(), mobile: z.int() })),
    reach: reachSchema,
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

/** Answer of `GET /recipients/recent`: those the sender shared with last, the newest first. */
export const recentRecipientsSchema = favoritesSchema;

/** Body of `POST /recipients/check`. */
export const recipientCheckRequestSchema = z.object({
  email: z.string(),
  mobile: z.exactOptional(z.string()),
});

export type RecipientCheckRequest = z.output<typeof recipientCheckRequestSchema>;

/** Answer of `POST /recipients/check`; a mobile that is none is refused by status 422. */
export const recipientCheckSchema = schemaFor<RecipientCheck>()(
  z.object({
    mobile: z.exactOptional(z.string()),
    user: z.nullable(recipientSchema),
    cautions: z.array(z.enum(ADDRESS_CAUTIONS)),
  }),
);

/** A page of a group's members. */
export interface MemberPage {
  members: GroupMember[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}

/** Answer of `POST /recipients/members`. */
export const memberPageSchema = schemaFor<MemberPage>()(
  z.object({
    members: z.array(
      z.object({ displayName: z.string(), description: z.exactOptional(z.string()), reach: reachSchema }),
    ),
    next: z.nullable(z.string()),
  }),
);

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

/** Body of `POST /recipients/members`: the group's id. */
export const memberSearchSchema = z.object({ id: z.string(), ...paging });

export type MemberSearch = z.output<typeof memberSearchSchema>;

/** The order of a detailed search's answers; a minus in front turns it round. Without it: the best fit first. */
export const recipientSortSchema = z.enum(['name', '-name', 'description', '-description']);

export type RecipientSort = z.output<typeof recipientSortSchema>;

/** Body of `POST /recipients/search`. */
export const recipientSearchSchema = z.union([
  z.object({ text: z.string(), ...paging }),
  z.object({ criteria: criteriaSchema, sort: z.exactOptional(recipientSortSchema), ...paging }),
]);

export type RecipientSearch = z.output<typeof recipientSearchSchema>;
