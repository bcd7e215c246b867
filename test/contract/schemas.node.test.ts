import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as contract from 'pacs-share/contract';
import { EXAMPLES, type Example } from './examples.js';

/** Values of their own, not objects: see values.node.test.ts. */
const VALUES = [
  'accessSchema',
  'calendarDateSchema',
  'durationSchema',
  'instantSchema',
  'kindSchema',
  'labelScopeSchema',
  'limitSchema',
  'mailStateSchema',
  'recipientSortSchema',
];

/** JSON pointers of a value and all that it holds, outermost first. */
function pointersInto(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([member, content]) => pointersInto(content, `${path}/${member}`))];
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, member) => (part as Record<string, unknown>)[member], value);
}

/** A copy with the value at a pointer replaced by what `change` makes of it, or removed where that is undefined. */
function changed(value: unknown, pointer: string, change: (value: unknown) => unknown): unknown {
  if (pointer === '') return change(value);
  const copy = structuredClone(value);
  const members = pointer.split('/').slice(1);
  const last = members.pop()!;
  const holder = at(copy, members.map((member) => `/${member}`).join('')) as Record<string, unknown>;
  const next = change(holder[last]);
  if (next === undefined) delete holder[last];
  else holder[last] = next;
  return copy;
}

function ofAnotherType(value: unknown): unknown {
  if (typeof value === 'string') return 42;
  return typeof value === 'object' && value !== null ? 'text' : String(value);
}

function reads({ schema }: Example, value: unknown): unknown {
  const result = schema.safeParse(value);
  ok(result.success, JSON.stringify(result));
  return result.data;
}

function refuses({ schema }: Example, value: unknown, why: string): void {
  equal(schema.safeParse(value).success, false, why);
}

describe('Schemas', () => {
  it('have each an example', () => {
    const names = Object.keys(contract).filter((name) => name.endsWith('Schema') && !VALUES.includes(name));
    deepEqual([...new Set(Object.keys(EXAMPLES).map((name) => name.split(' ')[0]))].sort(), names.sort());
  });
});

for (const [name, example] of Object.entries(EXAMPLES)) {
  const { full, minimal, mayLack = [], enums = [], nullable = [] } = example;
  const inside = pointersInto(full).slice(1);

  describe(name, () => {
    it('reads the fullest and the barest as they are', () => {
      deepEqual(reads(example, full), full);
      deepEqual(reads(example, minimal), minimal);
    });

    it('drops fields that it does not know', () => {
      const objects = ['', ...inside].filter((pointer) => {
        const value = at(full, pointer);
        return typeof value === 'object' && value !== null && !Array.isArray(value);
      });
      for (const pointer of objects) {
        const more = changed(full, pointer, (value) => ({
          ...(value as object),
          addedLater: { by: 'a newer endpoint' },
        }));
        deepEqual(reads(example, more), full, pointer);
      }
    });

    it('refuses a value that its lists do not hold', () => {
      for (const pointer of enums) {
        ok(inside.includes(pointer), `${pointer} is in the example`);
        refuses(
          example,
          changed(full, pointer, (value) => `${String(value)}-of-tomorrow`),
          pointer,
        );
        refuses(
          example,
          changed(full, pointer, () => ''),
          pointer,
        );
      }
    });

    it('refuses a value of another type', () => {
      refuses(example, null, 'null as a whole');
      refuses(example, [full], 'a list of it');
      refuses(example, JSON.stringify(full), 'its text');
      for (const pointer of inside.filter((each) => at(full, each) !== null)) {
        refuses(example, changed(full, pointer, ofAnotherType), pointer);
      }
    });

    it('refuses null but where the contract has it', () => {
      for (const pointer of nullable) ok(inside.includes(pointer), `${pointer} is in the example`);
      for (const pointer of inside) {
        const { success } = example.schema.safeParse(changed(full, pointer, () => null));
        equal(success, nullable.includes(pointer), pointer);
      }
    });

    it('misses each field of the barest, but those that are read as blank', () => {
      for (const pointer of pointersInto(minimal).slice(1)) {
        const { success } = example.schema.safeParse(changed(minimal, pointer, () => undefined));
        equal(success, mayLack.includes(pointer), pointer);
      }
    });
  });
}
