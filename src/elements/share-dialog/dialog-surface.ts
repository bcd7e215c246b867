import { html, type TemplateResult } from 'lit';

export interface SurfaceActions {
  /** Escape was pressed, or its like. */
  escape(): void;
  /** The browser has closed it. */
  handleClosed(): void;
}

/** What the flow lies on: a modal dialog of the top layer, or a panel in the page, where Escape is the page's. */
export function renderSurface(
  presentation: 'modal' | 'inline',
  content: TemplateResult,
  { escape, handleClosed }: SurfaceActions,
): TemplateResult {
  if (presentation === 'inline') {
    return html`<section class="root inline" part="dialog" aria-labelledby="title">${content}</section>`;
  }
  const handleCancel = (event: Event) => {
    event.preventDefault();
    escape();
  };
  const handleKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    escape();
  };
  const handleClose = ({ target }: Event) => {
    // One that was put back into the document is shown again before it hears that it had been closed.
    if (!(target as HTMLDialogElement).open) handleClosed();
  };
  return html`<dialog
    class="root"
    part="dialog"
    tabindex="-1"
    aria-labelledby="title"
    @cancel=${handleCancel}
    @close=${handleClose}
    @keydown=${handleKeydown}
  >
    ${content}
  </dialog>`;
}

/** Puts the dialog into the top layer. */
export function showSurface(root: Element | null): void {
  if (!(root instanceof HTMLDialogElement) || !root.isConnected) return;
  // A dialog that left the document keeps its attribute, but not its place in the top layer.
  if (root.open && !root.matches(':modal')) root.close();
  if (!root.open) root.showModal();
}
