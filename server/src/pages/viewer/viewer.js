// A small viewer, as a host of the elements: it has its own single-letter hotkeys, as viewers have.
import { FrameView } from '/assets/frame-view.js';

const list = document.querySelector('study-list');
const dialog = document.querySelector('share-dialog');
const byId = (id) => document.getElementById(id);
const hint = byId('hint');

const view = new FrameView(byId('image'), ({ index, count, instance, failed }) => {
  byId('frame').textContent =
    count === 0 ? '' : [instance?.seriesDescription, `${index + 1} / ${count}`].filter(Boolean).join('\n');
  hint.hidden = count > 0 && !failed;
  hint.textContent = failed ? 'The image could not be loaded.' : 'This study has no images.';
});

const TOOLS = [
  { key: 'w', name: 'Window', tool: 'window' },
  { key: 'z', name: 'Zoom', tool: 'zoom' },
  { key: 'p', name: 'Pan', tool: 'pan' },
  { key: 'i', name: 'Invert', run: () => view.invert() },
  { key: 'r', name: 'Reset', run: () => view.reset() },
  { key: 's', name: 'Share', run: () => void share(chosen()) },
];

const studies = new Map();
let shown = '';

async function call(address, method = 'GET', body = undefined) {
  const response = await fetch(address, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.status === 401) location.assign('/');
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

/** The studies with these UIDs; whichever are not known yet are looked up. */
async function studiesOf(uids) {
  for (const study of list.studies ?? []) studies.set(study.studyInstanceUid, study);
  let cursor;
  while (uids.some((uid) => !studies.has(uid)) && cursor !== null) {
    const page = await call('/api/studies/search', 'POST', { limit: 200, ...(cursor && { cursor }) });
    for (const study of page.studies) studies.set(study.studyInstanceUid, study);
    cursor = page.next;
  }
  return uids.flatMap((uid) => studies.get(uid) ?? []);
}

/** What the list has ticked, otherwise what is being looked at. */
function chosen() {
  const ticked = list.selected ?? [];
  return ticked.length > 0 ? [...ticked] : shown === '' ? [] : [shown];
}

async function share(uids) {
  if (dialog.open) return;
  await dialog.show({ studies: await studiesOf(uids) });
}

async function look(uid) {
  const [study] = await studiesOf([uid]);
  if (!study || uid === shown) return;
  shown = uid;
  const { patient, description, date, modalities, source } = study;
  byId('patient').textContent = [readableName(patient.name), patient.birthDate, patient.id].filter(Boolean).join('\n');
  byId('study').textContent = [description, `${date} · ${modalities.join(', ')}`, source.name].join('\n');
  await view.show(`/demo/studies/${uid}/instances`, (instance) => `/demo/instances/${instance}/frame`);
}

function readableName(name) {
  const [family = '', given = ''] = name.split('=')[0].split('^');
  return [family, given].filter(Boolean).join(', ');
}

let before = [];
list.addEventListener('change', () => {
  const selected = [...(list.selected ?? [])];
  const added = selected.filter((uid) => !before.includes(uid)).at(-1);
  before = selected;
  if (added) void look(added);
});
list.addEventListener('share-studies', (event) => void share(event.detail.studyInstanceUids));

dialog.addEventListener('share-complete', (event) => {
  const link = document.createElement('a');
  link.href = `/shares/${encodeURIComponent(event.detail.shareId)}`;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Shared: see what became of it';
  byId('result').replaceChildren(link);
});
// What was entered stays in the dialog: one signs in again in a window of its own, which then closes.
dialog.addEventListener('share-sign-in-required', () => {
  if (!dialog.open) location.assign('/');
  else window.open('/', 'sign-in', 'popup,width=520,height=720');
});

function choose(tool) {
  view.tool = tool;
  for (const button of byId('tools').querySelectorAll('[data-tool]')) {
    button.setAttribute('aria-pressed', String(button.dataset.tool === tool));
  }
}

for (const { key, name, tool, run } of TOOLS) {
  const button = document.createElement('button');
  button.type = 'button';
  const shortcut = document.createElement('kbd');
  shortcut.textContent = key;
  button.append(`${name} `, shortcut);
  if (tool) button.dataset.tool = tool;
  button.addEventListener('click', run ?? (() => choose(tool)));
  byId('tools').append(button);
}
choose('window');

// On document and for single letters, as most viewers do it. Their "is it an input?" looks at the event's target, which
// is the element as a whole: what is typed inside it must not get here.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')) return;
  const tool = TOOLS.find(({ key }) => key === event.key.toLowerCase());
  if (tool) {
    byId('hotkey').textContent = `${event.key} – ${tool.name}`;
    if (tool.run) tool.run();
    else choose(tool.tool);
  } else if (event.key.length === 1 || event.key.startsWith('Arrow')) {
    byId('hotkey').textContent = event.key;
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (steps && document.activeElement === byId('image')) {
      event.preventDefault();
      view.scroll(steps);
    }
  }
});

async function start() {
  const [me, people] = await Promise.all([call('/demo/session'), call('/demo/people')]);
  const described = ({ displayName, department }) => [displayName, department?.name].filter(Boolean).join(' · ');
  byId('person').textContent = described(me);
  byId('person').setAttribute('aria-label', `Signed in as ${me.displayName}`);
  for (const person of people.filter(({ role, id }) => role !== 'recipient' && id !== me.id)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = described(person);
    button.addEventListener('click', async () => {
      await call('/demo/session', 'POST', { user: person.id });
      location.assign('/');
    });
    byId('people').append(button);
  }
  byId('sign-out').addEventListener('click', async () => {
    await call('/demo/session', 'DELETE');
    location.assign('/');
  });
  const { studies: newest } = await call('/api/studies/search', 'POST', { limit: 1 });
  if (newest[0] && shown === '') await look(newest[0].studyInstanceUid);
}

void start();
