// The frame's side of the protocol in ../README.md.
const hostOrigin = document.querySelector('meta[name="pacs-share-host"]').content;
const dialog = document.querySelector('share-dialog');
const tell = (type, detail = {}) =>
  window.parent.postMessage({ type: `pacs-share:${type}`, version: 1, ...detail }, hostOrigin);

window.addEventListener('message', async ({ origin, source, data }) => {
  if (origin !== hostOrigin || source !== window.parent) return;
  if (data?.type !== 'pacs-share:open' || data.version !== 1 || dialog.open) return;
  if (typeof data.locale === 'string') document.documentElement.lang = data.locale;
  const { status, shareId } = await dialog.show({ studies: data.studies });
  tell('result', { status, ...(shareId !== undefined && { shareId }) });
});

dialog.addEventListener('share-sign-in-required', () => tell('sign-in-required'));
new ResizeObserver(() => tell('height', { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(
  document.body,
);
tell('ready');
