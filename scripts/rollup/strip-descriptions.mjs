// A Rollup plugin. The descriptions of msg() are for translators: what a browser loads does without them. The hash that
// finds a translation is made of the text alone.
export function stripDescriptions() {
  return {
    name: 'strip-descriptions',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('msg(')) return null;
      const program = this.parse(code);
      const name = program.body
        .filter(({ type }) => type === 'ImportDeclaration')
        .flatMap(({ specifiers }) => specifiers)
        .find(({ imported }) => imported?.name === 'msg')?.local.name;
      if (name === undefined) return null;
      let stripped = code;
      for (const call of calls(program, name)) {
        const [text, options] = call.arguments;
        if (options?.type !== 'ObjectExpression') continue;
        const described = options.properties.find(({ key }) => key?.name === 'desc');
        if (described === undefined) continue;
        const [start, end] =
          options.properties.length === 1
            ? [text.end, options.end]
            : [described.start, afterComma(code, described.end)];
        // Blanks in its place: every position in the file stays what it was.
        stripped = stripped.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + stripped.slice(end);
      }
      return { code: stripped, map: null };
    },
  };
}

const afterComma = (code, position) => position + (/^\s*,/.exec(code.slice(position))?.[0].length ?? 0);

/** Every call of `name`, however deep. */
function* calls(node, name) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name) yield node;
  for (const value of Object.values(node)) yield* Array.isArray(value) ? eachCall(value, name) : calls(value, name);
}

function* eachCall(nodes, name) {
  for (const node of nodes) yield* calls(node, name);
}
