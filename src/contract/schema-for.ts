import * as z from 'zod/mini';

// Strict content security policies forbid the code generation that zod would probe for.
z.config({ jitless: true });

type Missing<T, Output> = Exclude<keyof T, keyof Output>;

/**
 * Ties a schema to the domain type that it reads, in both directions: a field added on one side alone
 * does not compile.
 */
export function schemaFor<T>() {
  return <S extends z.ZodMiniType<T, unknown>>(
    schema: S &
      ([T] extends [z.output<S>]
        ? [Missing<T, z.output<S>>] extends [never]
          ? unknown
          : { missing: Missing<T, z.output<S>> }
        : { differs: true }),
  ): z.ZodMiniType<T> => schema;
}
