/** JSON Schema, as far as the contract's schemas use it. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  format?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
}

/** A piece of a type: text, or the name of another schema. */
export type Part = string | { name: string };

/** A schema written as people read types: `{ id: string; … }`. */
export function typeOf(schema: Schema, indent = ''): Part[] {
  if (schema.$ref !== undefined) return [{ name: schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1) }];
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.enum) return [schema.enum.map((value) => JSON.stringify(value)).join(' | ')];
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.flatMap((member, index) => [...(index > 0 ? [' | '] : []), ...typeOf(member, indent)]);
  if (schema.type === 'array') {
    const items = typeOf(schema.items ?? {}, indent);
    const isUnion = items.some((part) => typeof part === 'string' && part.includes(' | ') && !part.includes('\n'));
    return isUnion ? ['(', ...items, ')[]'] : [...items, '[]'];
  }
  if (schema.type === 'object') {
    const inner = `${indent}  `;
    const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
      const isRequired = schema.required?.includes(name) ?? false;
      return [`${inner}${name}${isRequired ? '' : '?'}: `, ...typeOf(member, inner), ';\n'];
    });
    return ['{\n', ...members, `${indent}}`];
  }
  const type = [schema.type ?? 'any'].flat().join(' | ');
  return [schema.format === undefined ? type : `${type} (${schema.format})`];
}
