import type { Context } from 'hono';
import { html } from 'hono/html';

import { PAGE_POLICY } from '../http/security-headers.js';

/** Markup in which everything that was filled in is escaped. */
export type Markup = ReturnType<typeof html>;

export interface Page {
  title: string;
  /** BCP 47. */
  language: string;
  body: Markup;
  /** Names of style sheets in /assets beside the one that every page has. */
  styles?: readonly string[];
  /** Names of modules in /assets. */
  scripts?: readonly string[];
  /** Whether the elements are used. */
  elements?: boolean;
  /** Whether the page frames other pages of ours. */
  frames?: boolean;
  status?: 200 | 400 | 401 | 403 | 404 | 410 | 413 | 422 | 423 | 429 | 500 | 503;
}

/** A page of our own, under the strict Content-Security-Policy that the elements are made for. */
export async function respond(c: Context, page: Page): Promise<Response> {
  const { title, language, body, styles = [], scripts = [], elements = false, frames = false, status = 200 } = page;
  const modules = [...(elements ? ['/bundle/pacs-share.js'] : []), ...scripts.map((name) => `/assets/${name}`)];
  c.header('Content-Security-Policy', frames ? `${PAGE_POLICY}; frame-src 'self'` : PAGE_POLICY);
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/assets/pages.css" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/assets/${name}" />`)}
        ${modules.map((address) => html`<script type="module" src="${address}"></script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return c.html(document, status);
}

/** An instant as people read it, in a time zone. */
export function readableInstant(instant: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(instant);
}

/** A calendar date as people read it. */
export function readableDate(date: string, language: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return Number.isNaN(noon.getTime())
    ? date
    : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(noon);
}

/** A DICOM PN as people read it: its first group that is not blank, family name first. */
export function readableName(name: string): string {
  const group = name.split('=').find((text) => text.replaceAll('^', '').trim() !== '') ?? '';
  const [family = '', given = '', middle = ''] = group.split('^').map((part) => part.trim());
  const others = [given, middle].filter((part) => part !== '').join(' ');
  return [family, others].filter((part) => part !== '').join(', ');
}
