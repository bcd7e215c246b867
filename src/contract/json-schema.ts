import * as z from 'zod/mini';
import { calendarDateSchema, durationSchema, instantSchema } from './common.js';

/** A schema as JSON Schema, draft 2020-12. */
export type JsonSchema = Record<string, unknown>;

// What a refinement says in words alone, as JSON Schema has it.
const FORMATS = new Map<unknown, string>([
  [calendarDateSchema, 'date'],
  [instantSchema, 'date-time'],
  [durationSchema, 'duration'],
]);

/**
 * Schemas by name as JSON Schemas, which refer to each other by `#/components/schemas/…`. Members that they do not name
 * are allowed: a later version may add some.
 */
export function toJsonSchemas(schemas: Readonly<Record<string, z.ZodMiniType>>): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      const format = FORMATS.get(zodSchema);
      if (format !== undefined) jsonSchema.format = format;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(
    Object.entries(made).map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [id, schema as JsonSchema]),
  );
}
