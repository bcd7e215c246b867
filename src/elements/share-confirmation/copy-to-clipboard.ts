/** A text in the two forms that a clipboard takes. */
export interface ClipboardContent {
  plain: string;
  html?: string;
}

/**
 * Puts a text on the clipboard, by the first way that works: both forms, the plain one, or the browser's copy command,
 * which works where there is no clipboard to write to, as on plain http. Call it in a user's click.
 * @param root Where a field for the copy command can get focus; in the dialog that is inside it.
 * @returns Whether the browser says that the text is on the clipboard.
 */
export async function copyToClipboard(content: ClipboardContent, root: ParentNode): Promise<boolean> {
  return (await writeBoth(content)) || (await writePlain(content)) || copyByCommand(content, root);
}

async function writeBoth({ plain, html }: ClipboardContent): Promise<boolean> {
  if (html === undefined || typeof ClipboardItem === 'undefined') return false;
  const items = { 'text/plain': blob(plain, 'text/plain'), 'text/html': blob(html, 'text/html') };
  return isDone(() => clipboard()?.write([new ClipboardItem(items)]));
}

function writePlain({ plain }: ClipboardContent): Promise<boolean> {
  return isDone(() => clipboard()?.writeText(plain));
}

function copyByCommand({ plain, html }: ClipboardContent, root: ParentNode): boolean {
  const field = document.createElement('textarea');
  field.className = 'copy-source';
  field.readOnly = true;
  field.value = plain;
  const active = field.ownerDocument.activeElement;
  const returnFocus = (root instanceof ShadowRoot ? root.activeElement : active) as HTMLElement | null;
  let isTaken = false;
  const handleCopy = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', plain);
    if (html !== undefined) event.clipboardData.setData('text/html', html);
    event.preventDefault();
    event.stopPropagation();
    isTaken = true;
  };
  root.append(field);
  field.addEventListener('copy', handleCopy);
  try {
    field.focus({ preventScroll: true });
    field.select();
    return document.execCommand('copy') && isTaken;
  } catch {
    return false;
  } finally {
    field.remove();
    returnFocus?.focus({ preventScroll: true });
  }
}

/** On plain http there is none. */
function clipboard(): Clipboard | undefined {
  return navigator.clipboard;
}

async function isDone(write: () => Promise<void> | undefined): Promise<boolean> {
  try {
    const written = write();
    if (!written) return false;
    await written;
    return true;
  } catch {
    // Refused by the browser, by its user or by the page's permissions.
    return false;
  }
}

function blob(text: string, type: string): Blob {
  return new Blob([text], { type });
}
