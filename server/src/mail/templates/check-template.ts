import mustache from 'mustache';

import { TEMPLATE_KINDS, type Part, type Placeholder, type TemplateKind, type TemplateName } from './placeholders.js';

/** What is wrong with a template, and where. */
export interface TemplateProblem {
  /** From 1; undefined of what is missing. */
  line?: number;
  problem: string;
}

/** Of Mustache: type, value, place in the source, and of a section what is in it. */
type Token = [type: string, value: string, start: number, end: number, inner?: Token[]];

/** What is wrong with a template: nothing of it may be found out only when a mail is to be sent. */
export function templateProblems(source: string, name: TemplateName, part: Part): TemplateProblem[] {
  const lineAt = (position: number) => source.slice(0, position).split('\n').length;
  if (source.trim() === '') return [{ problem: 'is empty' }];
  let tokens: Token[];
  try {
    tokens = mustache.parse(source) as Token[];
  } catch (error) {
    const [, what = 'cannot be read', position] = /^(.*) at (\d+)$/s.exec((error as Error).message) ?? [];
    return [{ ...(position !== undefined && { line: lineAt(Number(position)) }), problem: what }];
  }
  const kind: TemplateKind = TEMPLATE_KINDS[name];
  const found = new Set<string>();
  const problems = tokenProblems(tokens, { kind, part, source, found }, kind.placeholders).map(
    ({ position, problem }) => ({ line: lineAt(position), problem }),
  );
  if (part === 'html') {
    const script = /<script\b/i.exec(source);
    if (script) problems.push({ line: lineAt(script.index), problem: 'a mail has no scripts' });
  }
  if (part === 'subject') return problems;
  const missing = kind.required.filter((placeholder) => !found.has(placeholder));
  return [...problems, ...missing.map((placeholder) => ({ problem: `leaves out {{${placeholder}}}` }))];
}

interface Checked {
  kind: TemplateKind;
  part: Part;
  source: string;
  /** Names that were come across. */
  found: Set<string>;
}

function tokenProblems(
  tokens: readonly Token[],
  checked: Checked,
  known: TemplateKind['placeholders'],
): { position: number; problem: string }[] {
  return tokens.flatMap((token) => {
    const [type, name, position, , inner = []] = token;
    if (type === 'text' || type === '!') return [];
    const problem = tagProblem(token, checked, known);
    if (problem !== undefined) return [{ position, problem }];
    if (type === 'name' || (type === '#' && typeof known[name] === 'object')) checked.found.add(name);
    return tokenProblems(inner, checked, { ...known, ...(type === '#' ? itemNames(known[name]) : {}) });
  });
}

const itemNames = (placeholder: Placeholder | undefined) => (typeof placeholder === 'object' ? placeholder : {});

function tagProblem(
  [type, name, start, end]: Token,
  { part, source }: Checked,
  known: TemplateKind['placeholders'],
): string | undefined {
  if (type === '&' || type === '{') return `{{{${name}}}} and {{&${name}}} would not be escaped: write {{${name}}}`;
  if (type === '>') return 'templates do not include others';
  if (type === '=') return 'other delimiters than {{ and }} are not taken';
  const kind = Object.hasOwn(known, name) ? known[name] : undefined;
  if (kind === undefined) return `{{${name}}} is unknown here; known are ${Object.keys(known).join(', ')}`;
  if (type === 'name' && kind !== 'text') return `{{${name}}} is no text: use {{#${name}}}…{{/${name}}}`;
  if (part === 'html' && !isInText(source, start) && !isWholeAttribute(source, name, start, end)) {
    return `{{${name}}} stands inside of a tag, a comment or a style; there only href="{{link}}" and lang="{{language}}" may`;
  }
  return undefined;
}

function isInText(source: string, position: number): boolean {
  const before = source.slice(0, position).toLowerCase();
  const isOpen = (start: string, end: string) => before.lastIndexOf(start) > before.lastIndexOf(end);
  return !isOpen('<', '>') && !isOpen('<!--', '-->') && !isOpen('<style', '</style');
}

function isWholeAttribute(source: string, name: string, start: number, end: number): boolean {
  const attribute = /\s(href|lang)="$/i.exec(source.slice(0, start))?.[1]?.toLowerCase();
  const expected = attribute === 'href' ? 'link' : 'language';
  return attribute !== undefined && name === expected && source.at(end) === '"';
}
