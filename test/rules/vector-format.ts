import {
  EMPTY_DRAFT,
  type Draft,
  type Issue,
  type NewRecipient,
  type PickedRecipient,
  type Policy,
  type Recipient,
  type Study,
} from 'pacs-share/domain';

/** What a JSON file can hold; TypeScript adds `undefined` for members that only some entries of a list have. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json | undefined };
type JsonObject = Readonly<Record<string, Json | undefined>>;

/** test/rules/base.json: what the vectors of the rules change. */
export interface Base {
  policy: Policy;
  /** Its studies and recipients are names, as in a vector. */
  draft: JsonObject;
  studies: Readonly<Record<string, Study>>;
  recipients: Readonly<Record<string, Recipient | NewRecipient>>;
}

/**
 * One judgment. `policy` and `draft` are deep merges into the base: members of objects are merged, everything else
 * replaces, null included. A draft's studies and recipients are names from the base, or `{ "like": name, … }`.
 * `{ "join": [["ab", 3], "c"] }` stands for the text `abababc`.
 */
export interface RuleVector {
  name: string;
  policy?: JsonObject | undefined;
  draft?: JsonObject | undefined;
  expect: {
    /** The whole list, in order. */
    issues?: readonly Issue[] | undefined;
    /** Members that are not named are not compared. */
    effective?: JsonObject | undefined;
    options?: JsonObject | undefined;
    /** The whole request. */
    request?: JsonObject | undefined;
  };
}

export interface RuleFile {
  rule: string;
  vectors: readonly RuleVector[];
}

/** One call of a derivation: its arguments, and its result (null stands for undefined too) or that it throws. */
export interface DerivationVector {
  name?: string | undefined;
  of: readonly Json[];
  is?: Json | undefined;
  throws?: string | undefined;
}

export interface DerivationFile {
  title: string;
  derivations: Readonly<Record<string, readonly DerivationVector[]>>;
}

const NO_CHOICES = { twoFactor: false, sendMail: false, favorite: false };

/** A value with its `join` objects written out. */
export function expand(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((entry: Json) => expand(entry) ?? null);
  if (!isObject(value)) return value;
  if (Array.isArray(value['join'])) return value['join'].map(written).join('');
  return Object.fromEntries(Object.entries(value).map(([member, content]) => [member, expand(content)]));
}

// A text, or a text and how many times.
function written(part: Json): string {
  if (typeof part === 'string') return part;
  const [text, times] = list(part);
  if (typeof text !== 'string' || typeof times !== 'number') throw new Error('joins texts, and [text, times]');
  return text.repeat(times);
}

/** The policy that a vector means. */
export function policyOf(vector: RuleVector, base: Base): Policy {
  return merge(base.policy as unknown as Json, expand(vector.policy) ?? {}) as unknown as Policy;
}

/** The draft that a vector means. Throws when it names something that does not exist: a vector must not lie. */
export function draftOf(vector: RuleVector, base: Base): Draft {
  const draft = merge(base.draft, expand(vector.draft) ?? {}) as JsonObject;
  const foreign = Object.keys(draft).filter((member) => !(member in EMPTY_DRAFT));
  if (foreign.length > 0) throw new Error(`a draft has no ${foreign.join(', ')}`);
  return {
    ...draft,
    studies: list(draft['studies']).map((entry) => named(entry, base.studies)),
    recipients: list(draft['recipients']).map((entry): PickedRecipient => {
      const recipient: Recipient | NewRecipient = named(entry, base.recipients);
      return { ...NO_CHOICES, ...recipient };
    }),
  } as unknown as Draft;
}

function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw new Error('not a list');
  return value as readonly Json[];
}

function named<T>(entry: Json, everything: Readonly<Record<string, T>>): T {
  const name = isObject(entry) ? entry['like'] : entry;
  const found = typeof name === 'string' ? everything[name] : undefined;
  if (found === undefined) throw new Error(`the base knows no ${JSON.stringify(name)}`);
  if (!isObject(entry)) return found;
  const { like: _like, ...change } = entry;
  return merge(found as Json, change) as T;
}

function merge(base: Json | undefined, change: Json | undefined): Json | undefined {
  if (!isObject(base) || !isObject(change)) return change;
  const merged: Record<string, Json | undefined> = { ...base };
  for (const [member, content] of Object.entries(change)) merged[member] = merge(base[member], content);
  return merged;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
