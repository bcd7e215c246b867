import type * as z from 'zod/mini';
import { CALLS, type Call } from './calls.js';
import { kindSchema } from './common.js';
import { toJsonSchemas, type JsonSchema } from './json-schema.js';
import { policySchema } from './policy.js';
import { problemSchema } from './problem.js';
import {
  criteriaSchema,
  favoritesSchema,
  memberPageSchema,
  memberSearchSchema,
  newRecipientSchema,
  recipientCheckRequestSchema,
  recipientCheckSchema,
  recipientPageSchema,
  recipientSchema,
  recipientSearchSchema,
} from './recipient.js';
import {
  mailAnswerSchema,
  mailPreviewsSchema,
  shareChangeSchema,
  sharedRecipientSchema,
  shareRequestSchema,
  shareSchema,
  sharesSchema,
  unlockAnswerSchema,
} from './share.js';
import { studyPageSchema, studySchema, studySearchSchema } from './study.js';

/** The schemas by the names that the document knows them by. */
const SCHEMAS = {
  Policy: policySchema,
  Kind: kindSchema,
  Recipient: recipientSchema,
  NewRecipient: newRecipientSchema,
  Criteria: criteriaSchema,
  RecipientSearch: recipientSearchSchema,
  RecipientPage: recipientPageSchema,
  Recipients: favoritesSchema,
  RecipientCheckRequest: recipientCheckRequestSchema,
  RecipientCheck: recipientCheckSchema,
  MemberSearch: memberSearchSchema,
  MemberPage: memberPageSchema,
  Study: studySchema,
  StudySearch: studySearchSchema,
  StudyPage: studyPageSchema,
  ShareRequest: shareRequestSchema,
  SharedRecipient: sharedRecipientSchema,
  Share: shareSchema,
  Shares: sharesSchema,
  MailPreviews: mailPreviewsSchema,
  ShareChange: shareChangeSchema,
  MailAnswer: mailAnswerSchema,
  UnlockAnswer: unlockAnswerSchema,
  Problem: problemSchema,
} satisfies Record<string, z.ZodMiniType>;

const SAID: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Shared',
  202: 'Taken in; it happens soon',
  204: 'Done',
  400: 'Malformed: `errors` has where',
  401: 'Nobody is signed in, or not any more',
  403: 'The caller may not share, or not do this',
  404: 'Unknown, or not the caller’s: the two are answered alike',
  409: 'The policy has changed: read it again',
  413: 'The body is too large',
  422: 'Rules are broken: `errors` has which, and where',
  429: 'Too many requests: later',
  503: 'Not now: later',
};

const PARAMETERS: Readonly<Record<string, { schema: JsonSchema; description: string }>> = {
  kind: { schema: { type: 'string', enum: ['user', 'group', 'pacs'] }, description: 'Kind of recipient' },
  id: { schema: { type: 'string' }, description: 'Id as an answer gave it' },
  rid: { schema: { type: 'string' }, description: 'Id of the recipient within the share' },
};

/** Where the document is served, and by what. */
export interface OpenApiOptions {
  /** Base URL of the endpoint; relative allowed. */
  endpoint: string;
  /** Of the endpoint's software. */
  version: string;
}

/** An OpenAPI 3.1 description of the contract: every call, its bodies, its statuses, its headers. */
export function openApiDocument({ endpoint, version }: OpenApiOptions) {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const call of CALLS) (paths[call.path] ??= {})[call.method.toLowerCase()] = operationOf(call);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sharing endpoint',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'What a server answers so that people can share imaging studies through it, contract version 1. JSON in UTF-8. ' +
        'Refusals are problem documents (RFC 9457) with a code. Instants are in UTC, calendar dates are in the ' +
        'department’s time zone. Nothing about a person or a patient is ever in a URL.',
    },
    servers: [{ url: endpoint }],
    security: [{ bearer: [] }, { cookie: [] }],
    tags: ['policy', 'recipients', 'favorites', 'studies', 'shares'].map((name) => ({ name })),
    paths,
    components: {
      schemas: toJsonSchemas(SCHEMAS),
      responses: {
        ...Object.fromEntries(
          [400, 401, 403, 404, 409, 413, 422, 429, 503].map((status) => [`Problem${status}`, problemOf(status)]),
        ),
        Problem: problemOf(),
      },
      headers: {
        RetryAfter: {
          description: 'Seconds, or an HTTP date: when to ask again',
          schema: { type: 'string' },
          required: true,
        },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description:
            'Made by the client for each share. The same key and body again: the same share and status 200. The same ' +
            'key with another body: status 422 and code `idempotency-key-reused`.',
          schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: '`Authorization: Bearer …`, a token of the issuer' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'pacs-share-session',
          description: 'The session of a page of the endpoint’s own origin; its name is up to the endpoint',
        },
      },
    },
  };
}

function operationOf({ name, method, path, summary, body, answer, status, refusals, optional }: Call): JsonSchema {
  const statuses = [...new Set([...refusals, 401, 403, 429, 503, ...(optional ? [404] : [])])].sort((a, b) => a - b);
  const done = (description: string) => ({ description, ...(answer && { content: json(answer) }) });
  return {
    operationId: name,
    tags: [path.split('/')[1]],
    summary: optional ? `${summary} (may be absent)` : summary,
    ...parametersOf(name, path),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      ...(name === 'createShare' && { 200: done('Shared before, by the same key and body') }),
      [status]: {
        ...done(SAID[status] ?? ''),
        ...(method === 'POST' &&
          status === 201 && {
            headers: { Location: { description: 'Address of the share', schema: { type: 'string' } } },
          }),
      },
      ...Object.fromEntries(statuses.map((refusal) => [refusal, { $ref: `#/components/responses/Problem${refusal}` }])),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function parametersOf(name: string, path: string): JsonSchema {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => ({
    name: parameter,
    in: 'path',
    required: true,
    ...PARAMETERS[parameter],
  }));
  const others: JsonSchema[] =
    name === 'createShare'
      ? [{ $ref: '#/components/parameters/IdempotencyKey' }]
      : name === 'getSharesOfStudy'
        ? [
            {
              name: 'study',
              in: 'query',
              required: true,
              description: 'Study Instance UID',
              schema: { type: 'string', pattern: '^[0-9.]{1,64}$' },
            },
          ]
        : [];
  const parameters = [...inPath, ...others];
  return parameters.length === 0 ? {} : { parameters };
}

function json(schema: z.ZodMiniType): JsonSchema {
  const [name] = Object.entries(SCHEMAS).find(([, known]) => known === schema) ?? [];
  if (name === undefined) throw new Error('a schema of a call has no name');
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
}

function problemOf(status = 0): JsonSchema {
  return {
    description: SAID[status] ?? 'Any other refusal, or a failure of the server',
    ...([429, 503].includes(status) && { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
