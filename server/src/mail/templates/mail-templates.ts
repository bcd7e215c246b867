import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import mustache from 'mustache';

import { SettingsError } from '../../settings/settings-reader.js';
import { escapeHtml } from '../plain-text.js';
import { MAIL_LANGUAGES, mailLanguage } from '../words.js';
import { templateProblems } from './check-template.js';
import { PARTS, TEMPLATE_KINDS, type Part, type TemplateName, type TemplateView } from './placeholders.js';

/** What takes the place of our own words in a mail; a part that is absent stays as it is. */
export type Wording<Name extends TemplateName> = { readonly [Key in Part]?: (view: TemplateView<Name>) => string };

/** Templates by department and language. */
export interface MailTemplates {
  /** The wording of a mail: each part the department's own, or else everybody's; empty where there is neither. */
  wording<Name extends TemplateName>(name: Name, departmentId: string, language: string): Wording<Name>;
  /** Departments that have templates. */
  readonly departmentIds: readonly string[];
}

export const NO_TEMPLATES: MailTemplates = { wording: () => ({}), departmentIds: [] };

const MAXIMUM_BYTES = 256 * 1024;

const isHidden = (name: string) => name.startsWith('.');

/** Of everybody: no department's id is blank. */
const EVERYBODY = '';

/**
 * Reads `<language>/share.html` and the like, and `<department>/<language>/share.html`, all at once: what is wrong with
 * any of them is told before a mail needs it. Throws a `SettingsError` with file and line.
 */
export function readMailTemplates(folder: string): MailTemplates {
  const problems: string[] = [];
  const sources = new Map<string, string>();
  const departmentIds: string[] = [];
  const report = (path: string, problem: string) => problems.push(`MAIL_TEMPLATES_DIR: ${path} ${problem}`);

  const eachFolder = (path: string, told: string, visit: (name: string) => void) => {
    for (const name of listOf(join(folder, path), (problem) => report(path || folder, problem))) {
      if (statSync(join(folder, path, name), { throwIfNoEntry: false })?.isDirectory()) visit(name);
      else report(join(path, name), told);
    }
  };
  const readLanguage = (departmentId: string, path: string, language: string) => {
    for (const file of listOf(join(folder, path), (problem) => report(path, problem))) {
      const known = partOf(file);
      if (!known) {
        report(join(path, file), `is no template; templates are ${allFiles().join(', ')}`);
        continue;
      }
      const source = readTemplate(join(folder, path, file));
      if (typeof source !== 'string') report(join(path, file), source.problem);
      else {
        for (const { line, problem } of templateProblems(source, known.name, known.part)) {
          report(join(path, file), line === undefined ? problem : `line ${line}: ${problem}`);
        }
        sources.set(keyOf(departmentId, language, known), source);
      }
    }
  };

  const isLanguage = (name: string) => MAIL_LANGUAGES.includes(name);
  const strayFile = 'is no folder of a language or a department';
  eachFolder('', strayFile, (name) => {
    if (isLanguage(name)) return readLanguage(EVERYBODY, name, name);
    const departmentId = decoded(name);
    if (departmentId === undefined) return report(name, 'is no department’s id, percent-encoded');
    departmentIds.push(departmentId);
    eachFolder(name, 'is no folder of a language', (language) => {
      if (isLanguage(language)) readLanguage(departmentId, join(name, language), language);
      else report(join(name, language), `is no language of mails; they are ${MAIL_LANGUAGES.join(', ')}`);
    });
  });
  if (problems.length > 0) throw new SettingsError(problems);
  return { departmentIds, wording: (name, departmentId, language) => wordingOf(sources, name, departmentId, language) };
}

/** Refuses templates of departments that there are not: nobody would ever get them. */
export function requireDepartments({ departmentIds }: MailTemplates, known: readonly { id: string }[]): void {
  const unknown = departmentIds.filter((id) => !known.some((department) => department.id === id));
  if (unknown.length === 0) return;
  throw new SettingsError(unknown.map((id) => `MAIL_TEMPLATES_DIR: ${id} is no language and no department’s id`));
}

interface TemplatePart {
  name: TemplateName;
  part: Part;
}

const keyOf = (departmentId: string, language: string, { name, part }: TemplatePart) =>
  JSON.stringify([departmentId, language, name, part]);

const names = Object.keys(TEMPLATE_KINDS) as TemplateName[];
const parts = Object.keys(PARTS) as Part[];

const allFiles = () => names.flatMap((name) => parts.map((part) => name + PARTS[part]));

function partOf(file: string): TemplatePart | undefined {
  for (const name of names) {
    const part = parts.find((one) => file === name + PARTS[one]);
    if (part) return { name, part };
  }
  return undefined;
}

function listOf(path: string, report: (problem: string) => void): string[] {
  try {
    return readdirSync(path)
      .filter((name) => !isHidden(name))
      .sort();
  } catch {
    report('cannot be read');
    return [];
  }
}

function readTemplate(path: string): string | { problem: string } {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > MAXIMUM_BYTES) return { problem: `is larger than ${MAXIMUM_BYTES / 1024} KB` };
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    return { problem: error instanceof TypeError ? 'is not UTF-8' : 'cannot be read' };
  }
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

function wordingOf<Name extends TemplateName>(
  sources: ReadonlyMap<string, string>,
  name: Name,
  departmentId: string,
  language: string,
): Wording<Name> {
  const primary = mailLanguage(language);
  const found = parts.flatMap((part) => {
    const source = [departmentId, EVERYBODY]
      .map((id) => sources.get(keyOf(id, primary, { name, part })))
      .find((text) => text !== undefined);
    return source === undefined ? [] : [[part, (view: TemplateView<Name>) => fill(source, part, view)] as const];
  });
  return Object.fromEntries(found);
}

// What was filled in is never looked at again: braces that somebody typed stay braces.
function fill(source: string, part: Part, view: object): string {
  const escape = (value: unknown) => {
    const text = String(value);
    return part === 'html' ? escapeHtml(text).replace(/\n/g, '<br>\n') : text;
  };
  return mustache.render(source, view, {}, { escape });
}
