// Writes docs/endpoint.md from the contract's calls and schemas: npm run docs. With --check it fails where the file is
// not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { CALLS } from 'pacs-share/contract';
import { toJSONSchema } from 'zod/mini';
import prettier from 'prettier';

const path = new URL('../docs/endpoint.md', import.meta.url);

const calls = CALLS.map(
  ({ method, path, summary, status, optional }) =>
    `| \`${method} ${path}\` | ${summary} | ${status} | ${optional ? 'may be absent' : ''} |`,
);
const details = CALLS.filter(({ body, answer }) => body ?? answer).map(({ method, path, body, answer }) =>
  [
    `### ${method} ${path}`,
    body && `Body:\n\n\`\`\`ts\n${typeOf(body)}\n\`\`\``,
    answer && `Answer:\n\n\`\`\`ts\n${typeOf(answer)}\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n'),
);

const text = `# The endpoint

What a server must answer so that the elements can share through it. Written by \`npm run docs\` from the schemas of
\`pacs-share/contract\`; the rules are \`pacs-share/domain\`.

\`npx pacs-share-conformance <endpoint>\` tells which points of it hold at a server. As OpenAPI 3.1 it is what
\`openApiDocument\` of \`pacs-share/contract\` makes; the reference endpoint serves it at \`/api/openapi.json\`, and at
\`/api/docs\` to be read.

JSON in UTF-8. Errors are \`application/problem+json\` (RFC 9457) with a \`code\`; with status 422 also
\`errors: { code, pointer, recipient? }[]\`. Instants are ISO 8601 in UTC, calendar dates \`YYYY-MM-DD\` in the
department's time zone. 400 malformed, 401 not signed in, 403 may not share, 404 unknown or not yours, 409 policy
changed, 413 too large, 422 rules broken, 429 and 503 with \`Retry-After\`. A call that may be absent is answered with
404, 405 or 501 where it is; what rests on it is then not offered.

| call | | status | |
| --- | --- | --- | --- |
${calls.join('\n')}

${details.join('\n\n')}
`;

const formatted = await prettier.format(text, { ...(await prettier.resolveConfig(path)), parser: 'markdown' });
if (!process.argv.includes('--check')) writeFileSync(path, formatted);
else if (readFileSync(path, 'utf8') !== formatted) {
  console.error('docs/endpoint.md is not what the contract says: npm run docs');
  process.exitCode = 1;
}

/** A schema as a TypeScript type. */
function typeOf(schema) {
  return `type Value = ${toType(toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))}`;
}

function toType(schema) {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ');
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map((member) => `(${toType(member)})`).join(' | ');
  if (schema.type === 'array') return `(${toType(schema.items)})[]`;
  if (schema.type === 'object') {
    const required = new Set(schema.required ?? []);
    const members = Object.entries(schema.properties ?? {}).map(
      ([name, member]) => `${name}${required.has(name) ? '' : '?'}: ${toType(member)};`,
    );
    return `{\n${members.join('\n')}\n}`;
  }
  const types = [schema.type ?? 'unknown'].flat();
  return types.map((type) => (type === 'integer' ? 'number' : type)).join(' | ');
}
