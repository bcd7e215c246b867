// The buttons of a share's page call the contract; then the page is read again.
const problem = document.querySelector('#problem');

async function press(button) {
  button.disabled = true;
  problem.hidden = true;
  try {
    const response = await fetch(button.dataset.call, { method: button.dataset.method });
    if (!response.ok) throw new Error(`status ${response.status}`);
    location.reload();
  } catch {
    button.disabled = false;
    problem.hidden = false;
  }
}

for (const button of document.querySelectorAll('[data-call]')) {
  button.addEventListener('click', () => void press(button));
}
