import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { studiesBetween } from './study-selection.js';

/** Pixels that a pointer may move in a click; further, it selects text. */
const CLICK_SLOP = 4;

/** What the rows stand for. */
export interface StudyRows {
  /** Their UIDs, in their order. */
  uids(): readonly string[];
  isSelected(uid: string): boolean;
  /** The user selects studies, or lets them go. */
  select(uids: readonly string[], isOn: boolean): void;
  /** The user has gone to a row. */
  activate(uid: string): void;
}

/** Pointer and keys on rows that have a checkbox each: one tab stop, arrow keys, ranges. */
export class StudyRowsController implements ReactiveController {
  /** The row that a range begins at. */
  private rangeStart: string | undefined;
  private pressed: { x: number; y: number } | undefined;
  /** The click that a key makes does not tell of Shift in every browser. */
  private isShiftSpace = false;

  constructor(
    private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    private readonly rows: StudyRows,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.pressed = undefined;
    this.isShiftSpace = false;
  }

  readonly handlePointerDown = (event: PointerEvent): void => {
    this.pressed = { x: event.clientX, y: event.clientY };
  };

  readonly handleMouseDown = (event: MouseEvent): void => {
    // Shift would select the text between two rows.
    if (event.shiftKey) event.preventDefault();
  };

  readonly handleClick = (event: MouseEvent): void => {
    const uid = rowUid(event);
    if (uid === undefined) return;
    const checkbox = event.target instanceof HTMLInputElement ? event.target : undefined;
    if (!checkbox && this.isDrag(event)) return;
    const isOn = checkbox?.checked ?? !this.rows.isSelected(uid);
    const isRange = event.shiftKey || this.isShiftSpace;
    this.isShiftSpace = false;
    this.rows.select(isRange ? studiesBetween(this.rows.uids(), this.rangeStart, uid) : [uid], isOn);
    this.rangeStart = uid;
    this.focus(uid);
  };

  readonly handleFocusIn = (event: FocusEvent): void => {
    const uid = rowUid(event);
    if (uid !== undefined) this.rows.activate(uid);
  };

  readonly handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.isShiftSpace = event.shiftKey;
    const uid = rowUid(event);
    const next = uid === undefined ? undefined : rowAfterKey(event, this.rows.uids(), uid);
    if (next === undefined) return;
    event.preventDefault();
    this.focus(next);
  };

  /** Moves focus to a row's checkbox and the row into sight. */
  focus(uid: string | undefined): void {
    const rows = [...this.host.renderRoot.querySelectorAll<HTMLElement>('[data-uid]')];
    const row = rows.find(({ dataset }) => dataset['uid'] === uid);
    row?.querySelector('input')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  private isDrag({ clientX, clientY }: MouseEvent): boolean {
    const { x, y } = this.pressed ?? { x: clientX, y: clientY };
    return Math.max(Math.abs(clientX - x), Math.abs(clientY - y)) > CLICK_SLOP;
  }
}

/**
 * Whether a key event is the list's: everything that is typed into its field, and on the rest the keys that act there.
 * Letters pressed on a row are the viewer's.
 */
export function isListKey(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement && target.type === 'search') return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (target instanceof HTMLButtonElement) return event.key === ' ' || event.key === 'Enter';
  const isInRow = target instanceof Element && target.closest('[data-uid]') !== null;
  return event.key === ' ' || (isInRow && ['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key));
}

function rowUid(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-uid]')?.dataset['uid'];
}

function rowAfterKey(event: KeyboardEvent, uids: readonly string[], uid: string): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const index = uids.indexOf(uid);
  switch (event.key) {
    case 'ArrowDown':
      return uids[Math.min(index + 1, uids.length - 1)];
    case 'ArrowUp':
      return uids[Math.max(index - 1, 0)];
    case 'Home':
      return uids[0];
    case 'End':
      return uids.at(-1);
    default:
      return undefined;
  }
}
