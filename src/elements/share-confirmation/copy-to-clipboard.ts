/** A text in the two forms that a clipboard takes. */
export interface ClipboardContent {
  plain: string;
  html?: string;
}

/** In milliseconds. A browser may ask its user first, and the question may stay open. */
const PATIENCE = 3_000;

/** Whether it is on the clipboard: what the browser has said by now, and what it says in the end. */
export interface Copying {
  /** `waiting`: the browser has not said anything for a while. */
  readonly soon: Promise<'copied' | 'refused' | 'waiting'>;
  readonly finally: Promise<boolean>;
}

/** Puts a text on the clipboard, without waiting for an answer that may never come. Call it in a user's click. */
export function startCopying(content: ClipboardContent, root: ParentNode): Copying {
  let isLate = false;
  const copied = copyToClipboard(content, root, () => !isLate);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = Promise.race([
    copied.then((isCopied) => (isCopied ? 'copied' : 'refused')),
    new Promise<'waiting'>((resolve) => {
      timer = setTimeout(() => {
        isLate = true;
        resolve('waiting');
      }, PATIENCE);
    }),
  ]).finally(() => clearTimeout(timer));
  return { soon, finally: copied };
}

/**
 * Puts a text on the clipboard, by the first way that works: both forms, the plain one, or the browser's copy command,
 * which works where there is no clipboard to write to, as on plain http.
 * @param root Where a field for the copy command can get focus; in the dialog that is inside it.
 * @param mayTryOn Whether another way may be tried: not any more once the text is there to be copied by hand.
 * @returns Whether the browser says that the text is on the clipboard.
 */
async function copyToClipboard(content: ClipboardContent, root: ParentNode, mayTryOn: () => boolean): Promise<boolean> {
  if (await writeBoth(content)) return true;
  if (mayTryOn() && (await writePlain(content))) return true;
  return mayTryOn() && copyByCommand(content, root);
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
