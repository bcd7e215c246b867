// Signs in as the person whose card is pressed.
const problem = document.querySelector('#problem');

async function press(button) {
  button.disabled = true;
  try {
    const response = await fetch('/demo/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: button.dataset.person }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    // Opened by a page that goes on where it was.
    if (window.opener) window.close();
    else location.assign('/');
  } catch {
    button.disabled = false;
    problem.hidden = false;
    problem.textContent = 'This did not work. Is the server still running?';
  }
}

for (const button of document.querySelectorAll('[data-person]')) {
  button.addEventListener('click', () => void press(button));
}
