// What each example needs of the server that serves it.
import { fileURLToPath } from 'node:url';

export const folderOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** As strict as the elements allow: their own scripts and style sheets, and the endpoint. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html pacs-share-lit-html";

/**
 * `folder`: what is served at `/`; `headers`: of its pages; `frame`: what is served from an origin of its own beside it.
 * In headers and pages, %HOST% and %FRAME% are the two origins, and %INTEGRITY% the
 * hash of the bundle.
 */
export const examples = {
  'plain-html': { folder: 'plain-html' },
  intranet: { folder: 'intranet', headers: { 'content-security-policy': STRICT } },
  iframe: {
    folder: 'iframe/host',
    headers: { 'content-security-policy': "default-src 'self'; frame-src %FRAME%" },
    frame: {
      folder: 'iframe/frame',
      headers: { 'content-security-policy': `${STRICT}; frame-ancestors %HOST%` },
    },
  },
};
