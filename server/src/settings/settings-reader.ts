import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import { parseSender } from '../mail/address.js';

/** What is wrong with the settings, one line each; values are not repeated, since some are secrets. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The server cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads one setting at a time and remembers what is wrong. A blank setting counts as unset. */
export class SettingsReader {
  private readonly problems = new Map<string, string>();

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly args: readonly string[],
  ) {}

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  flag(name: string): boolean {
    const text = this.text(name);
    if (text === undefined || text === '0') return false;
    if (text !== '1') this.report(name, 'must be 1 or 0');
    return text === '1';
  }

  port(name: string, otherwise: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const port = Number(text);
    if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
    this.report(name, 'must be a port number from 0 to 65535');
    return otherwise;
  }

  /** A whole number, 1 or more; `otherwise` where it is not set. */
  count(name: string, otherwise: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    this.report(name, 'must be a whole number from 1 to 999999999');
    return otherwise;
  }

  /** Without the slash at its end. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text.replace(/\/+$/, '');
    this.report(
      name,
      `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
    return undefined;
  }

  /** Origins as browsers send them, separated by spaces or commas. */
  origins(name: string): string[] {
    const texts = this.text(name)?.split(/[\s,]+/) ?? [];
    const isOrigin = (text: string) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
    if (!texts.every(isOrigin)) this.report(name, 'must be origins like https://viewer.example.org, without a path');
    return texts;
  }

  sender(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined || parseSender(text) !== undefined) return text;
    this.report(name, 'must be an address like no-reply@example.org or Radiology <no-reply@example.org>');
    return undefined;
  }

  /** Absolute; a relative one is seen from the working directory, the default from `root`. */
  path(name: string, root: string, otherwise: string): string {
    const text = this.text(name);
    return text === undefined ? resolve(root, otherwise) : resolve(text);
  }

  /** An existing folder, from the option on the command line, where there is one, or else from the environment. */
  directory(name: string, option?: string): string | undefined {
    const text = (option === undefined ? undefined : this.option(option)) ?? this.text(name);
    if (text === undefined) return undefined;
    const path = resolve(text);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
    this.report(name, 'must be a folder that exists');
    return undefined;
  }

  report(name: string, problem: string): void {
    this.problems.set(name, `${name} ${problem}`);
  }

  isWrong(name: string): boolean {
    return this.problems.has(name);
  }

  throwIfWrong(): void {
    if (this.problems.size > 0) throw new SettingsError([...this.problems.values()]);
  }

  private option(name: string): string | undefined {
    const index = this.args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
    const arg = this.args[index];
    if (arg === undefined) return undefined;
    const value = arg === name ? this.args[index + 1] : arg.slice(name.length + 1);
    if (value !== undefined && value !== '' && !value.startsWith('--')) return value;
    this.report(name, 'needs a value');
    return undefined;
  }
}
