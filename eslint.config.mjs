import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const message = {
  style: 'A style attribute breaks a strict Content-Security-Policy: use a class, or element.style in updated().',
  sheet: 'A <style> in a template breaks a strict Content-Security-Policy: use static styles.',
  html: 'Renders markup from a string; Trusted Types do not protect against it.',
  clock: 'The domain has no clock: today is an argument.',
  words: 'The domain has no words and no formats: see src/localization/format.ts.',
  defaultExport: 'Named exports only.',
};

const template = 'TaggedTemplateExpression[tag.name=/^(html|svg|mathml|staticHtml)$/] TemplateElement';
const inElements = [
  { selector: 'ExportDefaultDeclaration', message: message.defaultExport },
  { selector: `${template}[value.raw=/<style/i]`, message: message.sheet },
  { selector: `${template}[value.raw=/(^|\\s)\\.?style\\s*=/i]`, message: message.style },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
    message: message.style,
  },
  { selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: message.html },
  { selector: `${template}[value.raw=/\\.(innerHTML|outerHTML|srcdoc)\\s*=/]`, message: message.html },
  { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]', message: message.html },
];
const inDomain = [
  { selector: 'ExportDefaultDeclaration', message: message.defaultExport },
  { selector: "NewExpression[callee.name='Date']", message: message.clock },
  { selector: "CallExpression[callee.name='Date']", message: message.clock },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: message.clock },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The domain is deterministic.' },
  { selector: 'CallExpression[callee.property.name=/^(toLocale|localeCompare)/]', message: message.words },
];

const unsafeDirectives = [
  { name: 'lit/directives/style-map.js', message: message.style },
  { name: 'lit/directives/unsafe-html.js', message: message.html },
  { name: 'lit/directives/unsafe-svg.js', message: message.html },
  { name: 'lit/directives/unsafe-mathml.js', message: message.html },
];

// Configured once a module instance, in one place.
const localizeDoor = ['', '/init/install.js', '/init/runtime.js'].map((path) => ({
  name: `@lit/localize${path}`,
  ...(path === '' && {
    importNames: ['configureLocalization', 'configureTransformLocalization', 'updateWhenLocaleChanges'],
  }),
  message: 'Only src/localization/messages.ts configures the localization.',
}));

const browser = ['src/**/*.ts', 'stories/**/*.ts', 'test/**/*.ts', '.storybook/**/*.ts'];
const node = [
  'server/**/*.ts',
  'conformance/**/*.ts',
  'test/**/*.node.test.ts',
  'test/end-to-end/**/*.ts',
  'test/package/*.ts',
  '.storybook/main.ts',
];
const tests = ['test/**/*.ts', 'server/test/**/*.ts', 'conformance/test/**/*.ts', 'stories/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '.cache/',
      '.data/',
      'coverage/',
      '**/dist/',
      'storybook-static/',
      'src/localization/generated/',
      'examples/**/dist/',
      // With libraries that are installed there alone: its build has the types checked.
      'examples/angular/src/',
      'test/package/types/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json', './server/tsconfig.json', './conformance/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // Lit's lifecycle and event methods are passed to the template, which binds them to the host.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // What is declared there is used elsewhere.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    files: browser,
    ignores: node,
    languageOptions: { globals: globals.browser },
    plugins: { 'lit-a11y': litA11y },
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    settings: { litHtmlSources: true },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/lifecycle-super': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'off',
      'lit/no-template-bind': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      // A LitElement always has the lifecycle methods of its base.
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: [...unsafeDirectives, ...localizeDoor] }],
      'no-restricted-syntax': ['error', ...inElements],
      'no-eval': 'error',
    },
  },
  {
    // Static templates: its parts have tags under its own prefix, which the rules take for bindings.
    files: ['src/elements/share-dialog/inner-elements.ts'],
    rules: { 'lit/binding-positions': 'off', 'lit/no-invalid-html': 'off' },
  },
  {
    files: ['src/localization/messages.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: unsafeDirectives }] },
  },
  {
    // The one door to the console.
    files: ['src/support/warn.ts'],
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Intl', message: message.words }],
      'no-restricted-syntax': ['error', ...inDomain],
    },
  },
  {
    files: [...node, '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // Scripts of the server's own pages.
    files: ['server/src/**/*.js', 'examples/**/*.js', 'test/package/bundlers/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    // Hands functions to the page.
    files: ['scripts/check-stories.mjs'],
    languageOptions: { globals: { document: 'readonly' } },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  prettier,
);
