import * as z from 'zod/mini';

/** A refusal: `application/problem+json` (RFC 9457) with a code of our own. */
export const problemSchema = z.object({
  type: z.exactOptional(z.string()),
  title: z.exactOptional(z.string()),
  status: z.exactOptional(z.int()),
  detail: z.exactOptional(z.string()),
  /** Kebab-case. */
  code: z.string(),
  /** With status 422: the rules that are broken. Codes that a client does not know are kept as they are. */
  errors: z.exactOptional(
    z.array(z.object({ code: z.string(), pointer: z.string(), recipient: z.exactOptional(z.string()) })),
  ),
});

export type Problem = z.output<typeof problemSchema>;
