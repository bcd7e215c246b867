import * as z from 'zod/mini';
import type { Policy } from '../domain/index.js';
import {
  accessSchema,
  calendarDateSchema,
  durationSchema,
  kindSchema,
  labelScopeSchema,
  referenceSchema,
} from './common.js';
import { schemaFor } from './schema-for.js';

const countSchema = z.int().check(z.minimum(0));
const accessesSchema = z.array(accessSchema);

/** Answer of `GET /policy`. */
export const policySchema = schemaFor<Policy>()(
  z.object({
    contract: z.literal(1),
    sender: z.object({
      id: z.string(),
      displayName: z.string(),
      language: z.string(),
      department: referenceSchema,
      admin: z.boolean(),
    }),
    timeZone: z.string(),
    today: calendarDateSchema,
    recipients: z.object({
      kinds: z.array(kindSchema),
      maximum: z.nullable(countSchema),
      search: z.object({ minimumLength: countSchema, limit: countSchema }),
      physicianNumbers: z.array(
        z.object({ system: z.string(), label: z.string(), pattern: z.exactOptional(z.string()) }),
      ),
    }),
    access: z.object({ user: accessesSchema, group: accessesSchema, pacs: accessesSchema, new: accessesSchema }),
    defaultAccess: accessSchema,
    validity: z.object({ default: durationSchema, maximum: z.nullable(durationSchema), unlimited: z.boolean() }),
    languages: z.array(z.string()),
    labels: z.array(z.object({ id: z.string(), name: z.string(), scopes: z.array(labelScopeSchema) })),
    options: z.object({
      twoFactor: z.boolean(),
      sendMail: z.boolean(),
      urgent: z.boolean(),
      anonymize: z.boolean(),
      furtherSharing: z.boolean(),
    }),
    reason: z.object({ maximumLength: countSchema, suggestions: z.array(z.string()) }),
    message: z.object({ maximumLength: countSchema }),
    consent: z.exactOptional(z.object({ text: z.string() })),
    studies: z.object({ maximum: z.nullable(countSchema), sameSource: z.boolean() }),
    remembered: z.object({ twoFactor: z.boolean(), sendMail: z.boolean() }),
  }),
);
