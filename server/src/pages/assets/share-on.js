// Each button shares on what was received: the dialog speaks with the endpoint of that one share.
const dialog = document.querySelector('share-dialog');
const problem = document.querySelector('#share-on-problem');

async function studiesOf(endpoint) {
  const studies = [];
  let cursor;
  do {
    const response = await fetch(`${endpoint}/studies/search`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ limit: 200, ...(cursor && { cursor }) }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const page = await response.json();
    studies.push(...page.studies);
    cursor = page.next;
  } while (cursor);
  return studies;
}

async function press(button) {
  if (dialog.open || button.disabled) return;
  const endpoint = button.dataset.shareOn;
  button.disabled = true;
  problem.hidden = true;
  let studies;
  try {
    studies = await studiesOf(endpoint);
  } catch {
    problem.hidden = false;
    return;
  } finally {
    // Before the dialog opens: it gives the focus back to what had it.
    button.disabled = false;
    button.focus();
  }
  dialog.endpoint = endpoint;
  // What came without the name goes on without it: the server sees to that, the dialog says so.
  dialog.draft = 'anonymized' in button.dataset ? { anonymize: true } : undefined;
  await dialog.show({ studies });
}

for (const button of document.querySelectorAll('[data-share-on]')) {
  button.addEventListener('click', () => void press(button));
}
dialog?.addEventListener('share-complete', ({ detail }) => {
  const link = document.querySelector('#share-on-result');
  link.href = `/shares/${encodeURIComponent(detail.shareId)}`;
  link.hidden = false;
});
// What was entered stays in the dialog: one signs in again in a window of its own.
dialog?.addEventListener('share-sign-in-required', () => window.open('/', 'sign-in', 'popup,width=520,height=720'));
