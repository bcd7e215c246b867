import { component, defaultOf, reference, semantic } from './scripts/tokens/tokens.mjs';

// custom-elements.json tells editors, Storybook and hosts what each element offers: its contract, not its insides.
export default {
  globs: ['src/elements/**/*.ts', 'src/elements.ts', 'src/events.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  plugins: [publicMembersOnly(), designTokens(), builtPaths()],
};

function publicMembersOnly() {
  const isPublic = ({ name = '', privacy = 'public' }) => privacy === 'public' && !/^[#_]/.test(name);
  return {
    name: 'public-members-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (declaration.kind !== 'class') continue;
          // lit's own lifecycle is nobody's contract.
          declaration.members = declaration.members?.filter(
            (member) => isPublic(member) && !lifecycle.has(member.name) && !member.name.startsWith('handle'),
          );
          declaration.attributes = declaration.attributes?.filter(
            ({ fieldName }) =>
              fieldName === undefined || declaration.members?.some((member) => member.name === fieldName) !== false,
          );
          // Those that are dispatched without a literal name are documented by @fires.
          declaration.events = declaration.events?.filter(({ name }) => name !== undefined);
        }
      }
    },
  };
}

/** Every element has the whole design language, and of the components' tokens those that are its own. */
function designTokens() {
  const described = (token) => ({
    name: token.property,
    description: token.description ?? 'A color of the palette.',
    default: defaultOf(token),
  });
  return {
    name: 'design-tokens',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (declaration.tagName === undefined) continue;
          const own = component.filter(({ elements }) => elements?.includes(declaration.tagName) ?? true);
          declaration.cssProperties = [...own, ...semantic, ...reference].map(described);
        }
      }
    },
  };
}

/** The manifest is read where the package is installed: its modules are the built ones. */
function builtPaths() {
  const built = (value) => (typeof value === 'string' ? value.replace(/^(\/?)src\/(.*)\.ts$/, '$1dist/$2.js') : value);
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'path' || key === 'module') node[key] = built(value);
      else visit(value);
    }
  };
  return { name: 'built-paths', packageLinkPhase: ({ customElementsManifest }) => visit(customElementsManifest) };
}

const lifecycle = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'adoptedCallback',
  'attributeChangedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'createRenderRoot',
  'shouldUpdate',
  'willUpdate',
  'update',
  'firstUpdated',
  'updated',
  'render',
  'styles',
  'shadowRootOptions',
  'formAssociated',
]);
