import type { Context } from 'hono';
import { html } from 'hono/html';
import type { openApiDocument } from 'pacs-share/contract';

import { respond, type Markup } from '../page.js';
import { typeOf, type Part, type Schema } from './type-of.js';

type Document = ReturnType<typeof openApiDocument>;

interface Parameter {
  name: string;
  in: string;
  description: string;
  schema: Schema;
}

interface Body {
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: Schema }>;
}

interface Operation {
  operationId: string;
  summary: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: Body;
  responses: Record<string, Body | { $ref: string }>;
}

/** A page to read an OpenAPI document on. */
export function describedPage(c: Context, document: Document): Promise<Response> {
  const { info, servers, paths, components } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: operation as unknown as Operation,
    })),
  );
  const body = html`<main>
    <h1>${info.title}</h1>
    <p>${inline(info.description)}</p>
    <p>
      At <code>${servers[0]?.url ?? ''}</code>, by a bearer token or a session’s cookie.
      <a href="openapi.json">As an OpenAPI 3.1 document</a>
    </p>
    <nav aria-label="Calls">
      <ul class="calls">
        ${operations.map(
          ({ method, path, operation }) =>
            html`<li>
              <a href="#${operation.operationId}"><code>${method} ${path}</code></a> ${operation.summary}
            </li>`,
        )}
      </ul>
    </nav>
    <h2>Calls</h2>
    ${operations.map(({ method, path, operation }) => described(document, method, path, operation))}
    <h2>Schemas</h2>
    ${Object.entries(components.schemas).map(
      ([name, schema]) =>
        html`<section>
          <h3 id="schema-${name}">${name}</h3>
          <pre><code>${parts(typeOf(schema))}</code></pre>
        </section>`,
    )}
  </main>`;
  return respond(c, { title: info.title, language: 'en', body, styles: ['description.css'] });
}

function described(document: Document, method: string, path: string, operation: Operation): Markup {
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  return html`<section>
    <h3 id="${operationId}"><code>${method} ${path}</code></h3>
    <p>${inline(summary)}</p>
    <table>
      <caption>
        What goes in and what comes out of ${operationId}
      </caption>
      <tbody>
        ${parameters
          .map((parameter) => resolved<Parameter>(document, parameter))
          .map((parameter) => row(`${parameter.name} (${parameter.in})`, inline(parameter.description)))}
        ${requestBody ? row('body', content(requestBody)) : ''}
        ${Object.entries(responses).map(([status, response]) => {
          const { description = '', ...rest } = resolved<Body>(document, response);
          const headers = Object.keys(rest.headers ?? {});
          return row(
            status,
            html`${inline(description)}${headers.map((name) => html`, <code>${name}</code>`)} ${content(rest)}`,
          );
        })}
      </tbody>
    </table>
  </section>`;
}

const row = (name: string, value: Markup) =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;

function content({ content = {} }: Body): Markup {
  return html`${Object.entries(content).map(
    ([type, { schema }]) => html`<code>${parts(typeOf(schema))}</code> <span class="quiet">${type}</span>`,
  )}`;
}

function parts(type: readonly Part[]): Markup {
  return html`${type.map((part) => (typeof part === 'string' ? part : html`<a href="#schema-${part.name}">${part.name}</a>`))}`;
}

// Backticks are all the markup that the descriptions have.
function inline(text: string): Markup {
  return html`${text.split('`').map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : piece))}`;
}

function resolved<T extends object>(document: Document, value: T | { $ref: string }): T {
  if (!('$ref' in value)) return value;
  let found: unknown = document;
  for (const step of value.$ref.slice(2).split('/')) found = (found as Record<string, unknown>)[step];
  return found as T;
}
