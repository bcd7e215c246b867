import {
  newRecipientSchema,
  policySchema,
  recipientSchema,
  shareRequestSchema,
  studySchema,
  toShareRequest,
} from 'pacs-share/contract';
import { evaluate, ISSUE_CODES, type Evaluation } from 'pacs-share/domain';
import { derive } from './derivations.js';
import { differences, type Comparison } from './differences.js';
import {
  draftOf,
  expand,
  policyOf,
  type Base,
  type DerivationFile,
  type DerivationVector,
  type RuleFile,
  type RuleVector,
} from './vector-format.js';

/** One test, of whatever framework: `run` throws where the outcome is not the expected one. */
export interface Case {
  name: string;
  run: () => void;
}

export interface Group {
  title: string;
  cases: Case[];
}

const EXPECTATIONS = ['issues', 'effective', 'options', 'request'];

/** All groups of cases: the base, the rules, the derivations, and that no code is left without a vector. */
export function groups(base: Base, rules: readonly RuleFile[], derivations: readonly DerivationFile[]): Group[] {
  return [
    { title: 'Base of the vectors', cases: baseCases(base) },
    ...rules.map(({ rule, vectors }) => ({
      title: rule,
      cases: vectors.map((vector) => ({ name: vector.name, run: () => checkRule(vector, base) })),
    })),
    ...derivations.map(({ title, derivations }) => ({
      title,
      cases: Object.entries(derivations).flatMap(([derivation, vectors]) =>
        vectors.map((vector) => ({
          name: nameOf(derivation, vector),
          run: () => checkDerivation(derivation, vector),
        })),
      ),
    })),
    { title: 'Coverage of the vectors', cases: coverageCases(rules, derivations) },
  ];
}

/** What the rules and derivations answer now, by name: the same wherever and whenever they run. */
export function results(base: Base, rules: readonly RuleFile[], derivations: readonly DerivationFile[]): unknown {
  return {
    rules: rules.map(({ rule, vectors }) => [rule, vectors.map((vector) => [vector.name, judged(vector, base)])]),
    derivations: derivations.map(({ title, derivations }) => [
      title,
      Object.entries(derivations).flatMap(([derivation, vectors]) =>
        vectors.map((vector) => [nameOf(derivation, vector), outcome(derivation, vector)]),
      ),
    ]),
  };
}

function baseCases(base: Base): Case[] {
  const check = (name: string, parsed: unknown, value: unknown): Case => ({
    name,
    run: () => same(`${name}: what the schema reads`, value, parsed, 'exact'),
  });
  return [
    check('policy', policySchema.parse(base.policy), base.policy),
    ...Object.entries(base.studies).map(([name, study]) => check(`study ${name}`, studySchema.parse(study), study)),
    ...Object.entries(base.recipients).map(([name, recipient]) =>
      check(
        `recipient ${name}`,
        recipient.kind === 'new' ? newRecipientSchema.parse(recipient) : recipientSchema.parse(recipient),
        recipient,
      ),
    ),
  ];
}

function judged(vector: RuleVector, base: Base): Evaluation {
  return evaluate(draftOf(vector, base), policyOf(vector, base));
}

function checkRule(vector: RuleVector, base: Base): void {
  const { expect } = vector;
  const foreign = Object.keys(expect).filter((member) => !EXPECTATIONS.includes(member));
  if (foreign.length > 0) throw new Error(`nothing can be expected of ${foreign.join(', ')}`);
  if (Object.keys(expect).length === 0) throw new Error('nothing is expected');

  const policy = policyOf(vector, base);
  same('the policy, against its schema', policySchema.parse(policy), policy, 'exact');
  const draft = draftOf(vector, base);
  const evaluation = evaluate(draft, policy);
  if (expect.issues) same('issues', expect.issues, evaluation.issues, 'exact');
  if (expect.effective) same('effective', expect.effective, evaluation.effective, 'subset');
  if (expect.options) same('options', expect.options, evaluation.options, 'subset');
  if (expect.request) same('request', expand(expect.request), toShareRequest(draft, evaluation.effective), 'exact');
  // Whatever the judge lets pass, the endpoint reads as it was meant.
  if (evaluation.issues.length === 0) {
    const request = toShareRequest(draft, evaluation.effective);
    same('the request, as the endpoint reads it', request, shareRequestSchema.parse(request), 'exact');
  }
}

function nameOf(derivation: string, { name, of }: DerivationVector): string {
  const call = `${derivation}(${of.map((argument) => JSON.stringify(argument)).join(', ')})`;
  return name === undefined ? call : `${derivation}: ${name}`;
}

function outcome(derivation: string, { of }: DerivationVector): { is: unknown } | { throws: string } {
  try {
    return { is: derive(derivation, of.map(expand)) ?? null };
  } catch (error) {
    return { throws: error instanceof Error ? error.name : String(error) };
  }
}

function checkDerivation(derivation: string, vector: DerivationVector): void {
  const { is, throws } = vector;
  if ((is === undefined) === (throws === undefined)) throw new Error('expects either a result or an error');
  const expected = throws === undefined ? { is: expand(is) } : { throws };
  same(derivation, expected, outcome(derivation, vector), 'exact');
}

function coverageCases(rules: readonly RuleFile[], derivations: readonly DerivationFile[]): Case[] {
  const vectors = rules.flatMap((file) => file.vectors);
  const lists = vectors.map(({ expect }) => expect.issues?.map(({ code }) => code) ?? []);
  const alone = new Set(lists.flatMap((codes) => (codes.length === 1 ? codes : [])));
  const beside = new Set(lists.flatMap((codes) => codes.filter((code) => codes.some((other) => other !== code))));
  const none = (what: string, missing: readonly string[]) => {
    if (missing.length > 0) throw new Error(`${what}: ${missing.join(', ')}`);
  };
  const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);
  return [
    { name: 'every code is once the only issue', run: () => none('never alone', missing(alone)) },
    { name: 'every code is once beside others', run: () => none('never beside others', missing(beside)) },
    {
      name: 'no two vectors have the same name',
      run: () => {
        none('named twice', twice(vectors.map(({ name }) => name)));
        for (const { derivations: each } of derivations) {
          for (const [derivation, calls] of Object.entries(each)) {
            none('named twice', twice(calls.map((call) => nameOf(derivation, call))));
          }
        }
      },
    },
  ];
}

function missing(codes: ReadonlySet<string>): string[] {
  return ISSUE_CODES.filter((code) => !codes.has(code));
}

function same(what: string, expected: unknown, actual: unknown, comparison: Comparison): void {
  const lines = differences(expected, actual, comparison);
  if (lines.length > 0) throw new Error([`${what} differs:`, ...lines].join('\n  '));
}
