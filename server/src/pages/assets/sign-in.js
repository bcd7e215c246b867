// Signs in as the person whose card is pressed, or out.
const problem = document.querySelector('#problem');

async function call(method, body) {
  const response = await fetch('/demo/session', {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  location.assign('/');
}

async function press(button) {
  button.disabled = true;
  try {
    if ('person' in button.dataset) await call('POST', { user: button.dataset.person });
    else await call('DELETE');
  } catch {
    button.disabled = false;
    if (problem) {
      problem.hidden = false;
      problem.textContent = 'This did not work. Is the server still running?';
    }
  }
}

for (const button of document.querySelectorAll('[data-person], [data-sign-out]')) {
  button.addEventListener('click', () => void press(button));
}
