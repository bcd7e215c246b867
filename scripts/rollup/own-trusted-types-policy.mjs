// A Rollup plugin.
/**
 * Gives lit's Trusted Types policy a name of our own in the bundle: a browser refuses a second policy of the same name,
 * so beside a host that has loaded lit too, the later of the two would throw.
 */
export function ownTrustedTypesPolicy() {
  const pattern = /createPolicy\((["'])lit-html\1/;
  let renamed = 0;
  return {
    name: 'own-trusted-types-policy',
    buildStart() {
      renamed = 0;
    },
    transform(code, id) {
      if (!pattern.test(code)) return null;
      if (!id.includes('/lit-html/')) this.error(`an unexpected module creates the policy lit-html: ${id}`);
      renamed += 1;
      // The name grows at the end of the call's first argument: the positions before it, and all lines, stay.
      return { code: code.replace(pattern, 'createPolicy($1pacs-share-lit-html$1'), map: null };
    },
    buildEnd(error) {
      if (!error && renamed !== 1)
        this.error(`lit-html's createPolicy('lit-html') was found ${renamed} times, not once`);
    },
  };
}
