// The host's side of the protocol in ../README.md. Nothing of pacs-share is loaded into this page.
const byId = (id) => document.getElementById(id);
const { frameOrigin } = document.body.dataset;

const response = await fetch('/api/studies/search', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ limit: 10 }),
});
const { studies } = await response.json();
byId('study').append(...studies.map(({ description, date }, index) => new Option(`${description}, ${date}`, index)));

byId('share').addEventListener('click', async () => {
  byId('share').disabled = true;
  const { status } = await share([studies[byId('study').value]]);
  byId('share').disabled = false;
  byId('result').textContent = status === 'shared' ? 'The study was shared.' : 'Nothing was shared.';
  byId('share').focus();
});

/** Shows the frame; resolves with { status, shareId? } when its dialog has closed. */
function share(studies) {
  const frame = document.createElement('iframe');
  frame.title = 'Share studies';
  frame.allow = 'clipboard-write';
  frame.src = `${frameOrigin}/`;
  return new Promise((resolve) => {
    const receive = ({ origin, source, data }) => {
      // Any page may post a message here: it counts only from that origin, and from this frame.
      if (origin !== frameOrigin || source !== frame.contentWindow) return;
      if (data?.type === 'pacs-share:ready') {
        frame.contentWindow.postMessage({ type: 'pacs-share:open', version: 1, studies, locale: 'en' }, frameOrigin);
        frame.focus();
      } else if (data?.type === 'pacs-share:height' && Number.isFinite(data.height)) {
        frame.style.blockSize = `${Math.min(Math.max(data.height, 200), 4000)}px`;
      } else if (data?.type === 'pacs-share:result') {
        window.removeEventListener('message', receive);
        byId('panel').hidden = true;
        frame.remove();
        resolve({ status: data.status, shareId: data.shareId });
      }
    };
    window.addEventListener('message', receive);
    byId('panel').append(frame);
    byId('panel').hidden = false;
  });
}
