// Made by `npm run analyze`; not there on a clean clone.
declare module '*/custom-elements.json' {
  const manifest: unknown;
  export default manifest;
}
