/** The arrows between the rooms of src/, and the one door of each foreign library. Checked by `npm run arrows`. */

const rooms = {
  domain: '^src/domain/',
  contract: '^src/contract/',
  client: '^src/client/',
  controllers: '^src/controllers/',
  localization: '^src/localization/',
  styles: '^src/styles/',
  support: '^src/support/',
  elements: '^src/elements/',
};
const events = '^src/events\\.ts$';

/** A package, wherever npm has put it. */
const library = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const lit = library('lit', 'lit-html', 'lit-element', '@lit/reactive-element');

/** Whatever lies in `from` may import itself and `to`, nothing else. */
const arrow = (room, from, to, comment) => ({
  name: `${room}-arrows`,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...to] },
});

/** Only `door` may import `library`. */
const door = (name, path, only, comment) => ({
  name: `door-${name}`,
  comment,
  severity: 'error',
  from: { pathNot: only },
  to: { path },
});

module.exports = {
  forbidden: [
    arrow('domain', rooms.domain, [], 'The rules import nothing: the browser and the server share them.'),
    arrow('contract', rooms.contract, [rooms.domain, library('zod')], 'The wire knows the rules and its schemas.'),
    arrow('client', rooms.client, [rooms.contract, rooms.domain, library('ky')], 'A client speaks the contract.'),
    arrow(
      'controllers',
      rooms.controllers,
      [rooms.domain, rooms.client, lit, library('@floating-ui')],
      'A controller has behavior and a lifecycle; it has no words, no styles and no elements.',
    ),
    {
      name: 'controllers-client-types-only',
      comment: 'A controller is given a client; it never makes one.',
      severity: 'error',
      from: { path: rooms.controllers },
      to: { path: rooms.client, dependencyTypesNot: ['type-only'] },
    },
    arrow('localization', rooms.localization, [rooms.domain, library('@lit/localize'), lit], 'Words for the domain.'),
    {
      name: 'localization-lit-templates-only',
      comment: 'Apart from the generated templates, the words need only the types of lit.',
      severity: 'error',
      from: { path: rooms.localization, pathNot: '^src/localization/generated/' },
      to: { path: lit, dependencyTypesNot: ['type-only'] },
    },
    arrow('styles', rooms.styles, [lit], 'Styles know lit alone.'),
    arrow('support', rooms.support, [lit], 'Support knows nothing of the domain.'),
    {
      name: 'events-arrows',
      comment: 'Event details hold ids, counts and codes: they need the domain at most.',
      severity: 'error',
      from: { path: events },
      to: { pathNot: [rooms.domain] },
    },
    arrow(
      'elements',
      rooms.elements,
      [
        rooms.controllers,
        rooms.domain,
        rooms.client,
        rooms.localization,
        rooms.styles,
        rooms.support,
        events,
        lit,
        library('@lit/localize'),
      ],
      'An element owns pixels, focus and words; it never sees the wire or a library that has another door.',
    ),
    {
      name: 'known-rooms',
      comment: 'A new room begins with its arrows, here.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/', pathNot: [...Object.values(rooms), '^src/(index|elements|events|react)\\.ts$'] },
    },
    {
      name: 'no-way-back-to-the-entries',
      comment: 'index.ts and elements.ts are for hosts: nothing inside src imports them, but the former the latter.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/index\\.ts$' },
      to: { path: '^src/(index|elements)\\.ts$' },
    },
    {
      name: 'src-stands-alone',
      comment: 'The product never imports its tests, its stories or the server.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|stories|server|scripts|examples|\\.storybook)/' },
    },
    {
      name: 'server-rooms',
      comment: 'The server shares the rules and the contract with the browser, and nothing else; tests also vectors.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(src|stories|test)/', pathNot: ['^src/(domain|contract)/index\\.ts$', '^test/rules/'] },
    },
    {
      name: 'server-by-package-exports',
      comment: 'The server imports pacs-share/domain and pacs-share/contract, as anybody would.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^src/', dependencyTypes: ['local'] },
    },
    {
      name: 'conformance-rooms',
      comment: 'The kit knows an endpoint by HTTP and the contract alone.',
      severity: 'error',
      from: { path: '^conformance/src/' },
      to: { path: '^(src|server|stories|test)/', pathNot: '^src/(domain|contract)/index\\.ts$' },
    },
    {
      name: 'conformance-by-package-exports',
      comment: 'The kit and its tests import pacs-share/domain and pacs-share/contract, as anybody would.',
      severity: 'error',
      from: { path: '^conformance/' },
      to: { path: '^src/', dependencyTypes: ['local'] },
    },
    {
      name: 'conformance-stands-apart',
      comment: 'Nothing needs the kit.',
      severity: 'error',
      from: { path: '^(src|server|stories|test)/' },
      to: { path: '^conformance/' },
    },
    {
      name: 'stories-test-public-entries',
      comment:
        'Tests and stories use what hosts use, support and fixtures; a test of a room that is not public may import that room.',
      severity: 'error',
      from: { path: '^(stories|test)/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(index|elements|events)\\.ts$',
          '^src/(domain|contract|client)/index\\.ts$',
          '^src/elements/[^/]+/(define|[^/]+)\\.ts$',
          rooms.controllers,
          rooms.localization,
          rooms.styles,
          rooms.support,
        ],
      },
    },
    {
      name: 'stories-test-no-server',
      comment: 'What runs in the browser knows the server by HTTP alone.',
      severity: 'error',
      from: { path: '^(stories|test)/' },
      to: { path: '^server/' },
    },

    door('ky', library('ky'), ['^src/client/http-client\\.ts$', library('ky')]),
    door('floating-ui', library('@floating-ui'), ['^src/controllers/popup-placement\\.ts$', library('@floating-ui')]),
    door('zod', library('zod'), [rooms.contract, library('zod')]),

    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or miss a third. Types alone may go round.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import leads nowhere, or to a package that no package.json names.',
      severity: 'error',
      from: {},
      // What begins with a slash is an address that a page of the server loads from.
      to: { couldNotResolve: true, pathNot: '^/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|storybook-static|test/package/(bundlers|types))/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: false,
  },
};
