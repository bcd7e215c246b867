// custom-elements.json tells editors, Storybook and hosts what each element offers: its contract, not its insides.
export default {
  globs: ['src/elements/**/*.ts', 'src/elements.ts', 'src/events.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  plugins: [publicMembersOnly()],
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
        }
      }
    },
  };
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
