import * as z from 'zod/mini';
import type { MailPreview, Share, SharedRecipient, SharedValidity } from '../domain/index.js';
import {
  accessSchema,
  calendarDateSchema,
  instantSchema,
  kindSchema,
  labelScopeSchema,
  referenceSchema,
} from './common.js';
import { studySchema } from './study.js';
import { schemaFor } from './schema-for.js';

const unlimitedSchema = z.object({ unlimited: z.literal(true) });

const sharedValiditySchema = schemaFor<SharedValidity>()(
  z.union([z.object({ until: calendarDateSchema, timeZone: z.string() }), unlimitedSchema]),
);

export const mailStateSchema = z.enum(['not-requested', 'no-address', 'queued', 'sent', 'failed']);

/** One recipient of a share. */
export const sharedRecipientSchema = schemaFor<SharedRecipient>()(
  z.object({
    rid: z.string(),
    kind: kindSchema,
    id: z.exactOptional(z.string()),
    displayName: z.string(),
    outcome: z.enum(['shared', 'failed']),
    problem: z.exactOptional(z.object({ code: z.string() })),
    twoFactor: z.boolean(),
    mail: mailStateSchema,
    link: z.exactOptional(z.string()),
    openedAt: z.nullable(instantSchema),
    locked: z.boolean(),
    withdrawn: z.boolean(),
    kept: z.exactOptional(
      z.object({ access: z.exactOptional(accessSchema), validity: z.exactOptional(sharedValiditySchema) }),
    ),
  }),
);

/** Answer of `POST /shares` and `GET /shares/{id}`. */
export const shareSchema = schemaFor<Share>()(
  z.object({
    id: z.string(),
    sharedAt: instantSchema,
    sharedBy: z.object({ id: z.string(), displayName: z.string(), department: referenceSchema }),
    studies: z.array(studySchema),
    access: accessSchema,
    reportAccessible: z.boolean(),
    reason: z.exactOptional(z.string()),
    language: z.string(),
    validity: sharedValiditySchema,
    label: z.nullable(z.object({ id: z.string(), scope: labelScopeSchema })),
    urgent: z.boolean(),
    anonymize: z.boolean(),
    furtherSharing: z.boolean(),
    message: z.string(),
    withdrawn: z.boolean(),
    permissions: z.exactOptional(
      z.object({
        withdraw: z.boolean(),
        changeValidity: z.boolean(),
        sendMail: z.boolean(),
        unlock: z.boolean(),
      }),
    ),
    recipients: z.array(sharedRecipientSchema),
  }),
);

/** Answer of `GET /shares?study={uid}`. */
export const sharesSchema = z.object({ shares: z.array(shareSchema) });

/** Answer of `POST /shares/preview`, whose body is that of `POST /shares`. Reason and consent may be missing. */
export const mailPreviewsSchema = z.object({
  mails: z.array(
    schemaFor<MailPreview>()(
      z.object({
        recipient: z.int().check(z.minimum(0)),
        language: z.string(),
        subject: z.string(),
        text: z.string(),
        html: z.string(),
      }),
    ),
  ),
});

/** Answer of `POST /shares/{id}/recipients/{rid}/mail`. */
export const mailAnswerSchema = z.object({ mail: mailStateSchema });

/** Answer of `POST /shares/{id}/recipients/{rid}/unlock`. */
export const unlockAnswerSchema = z.object({ locked: z.boolean() });

const textSchema = z._default(z.string(), '');
const switchSchema = z._default(z.boolean(), false);
/** Longer than anything that is a name, an address or an organization: what exceeds it is malformed. */
const lineSchema = z._default(z.string().check(z.maxLength(320)), '');

/** One or the other: both at once are malformed. */
const requestValiditySchema = z.union([
  z.pipe(
    z.object({ until: z.string(), unlimited: z.exactOptional(z.literal(false)) }),
    z.transform(({ until }) => ({ until })),
  ),
  z.pipe(
    z.object({ unlimited: z.literal(true), until: z.exactOptional(z.null()) }),
    z.transform(() => ({ unlimited: true as const })),
  ),
  // Neither a date nor unlimited: left blank, for the judge to say so.
  z.pipe(
    z.nullable(z.strictObject({ unlimited: z.exactOptional(z.literal(false)) })),
    z.transform(() => ({ until: '' })),
  ),
]);

/**
 * Body of `POST /shares` as the endpoint reads it. A field that is absent is read as blank and judged by the rules,
 * so that its absence gets the rule's code; a field of another type is malformed.
 */
export const shareRequestSchema = z.object({
  studies: z._default(z.array(z.string().check(z.maxLength(64))), []),
  recipients: z._default(
    z.array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.enum(['user', 'group', 'pacs']),
          id: lineSchema,
          twoFactor: switchSchema,
          sendMail: switchSchema,
          favorite: switchSchema,
        }),
        z.object({
          kind: z.literal('new'),
          firstName: lineSchema,
          lastName: lineSchema,
          email: lineSchema,
          mobile: z.exactOptional(z.string().check(z.maxLength(40))),
          language: textSchema,
          organisation: z.exactOptional(z.string().check(z.maxLength(320))),
          twoFactor: switchSchema,
          sendMail: switchSchema,
          favorite: switchSchema,
        }),
      ]),
    ),
    [],
  ),
  access: textSchema,
  reason: textSchema,
  language: textSchema,
  validity: z._default(requestValiditySchema, { until: '' }),
  consent: switchSchema,
  label: z._default(z.nullable(z.object({ id: textSchema, scope: labelScopeSchema })), null),
  urgent: switchSchema,
  anonymize: switchSchema,
  furtherSharing: switchSchema,
  message: textSchema,
});

/** A share request as it came over the wire. */
export type ReceivedShareRequest = z.output<typeof shareRequestSchema>;

/** Body of `PATCH /shares/{id}`. */
export const shareChangeSchema = z.object({ validity: requestValiditySchema });
