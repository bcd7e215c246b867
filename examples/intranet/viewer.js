// A viewer that shows one study at a time and has single-letter hotkeys on document, as most have.
const byId = (id) => document.getElementById(id);
const dialog = document.querySelector('share-dialog');

// Where a viewer's studies come from is its own affair; this one asks the endpoint for some.
const response = await fetch('/api/studies/search', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ limit: 10 }),
});
const { studies } = await response.json();
byId('study').append(...studies.map(({ description, date }, index) => new Option(`${description}, ${date}`, index)));
byId('study').addEventListener('change', look);
look();

function look() {
  byId('image').textContent = shown().description;
}

function shown() {
  return studies[byId('study').value];
}

async function share() {
  const { status } = await dialog.show({ studies: [shown()] });
  byId('result').textContent = status === 'shared' ? 'The study was shared.' : 'Nothing was shared.';
}
byId('share').addEventListener('click', share);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')) return;
  byId('hotkey').textContent = event.key;
  if (event.key === 's') {
    // Otherwise the letter is typed into the field that gets the focus.
    event.preventDefault();
    void share();
  }
});
