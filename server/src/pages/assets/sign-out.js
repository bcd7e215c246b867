// Signs out, and goes on wherever the server says.
async function press(button) {
  button.disabled = true;
  try {
    const response = await fetch('/sign-out', { method: 'POST' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    location.assign((await response.json()).location);
  } catch {
    button.disabled = false;
  }
}

for (const button of document.querySelectorAll('[data-sign-out]')) {
  button.addEventListener('click', () => void press(button));
}
