import type { Suggestion, SuggestionsController } from '../../controllers/suggestions-controller.js';

export interface ComboboxKeyActions {
  choose: (suggestion: Suggestion) => void;
  /** Searches for the text now. */
  hurry: (text: string) => void;
  /** Leaves the empty field for the last of the chosen recipients. */
  goToLastChip: () => void;
}

/** Whether a key belongs to an input method: it chooses a character, not a recipient. */
function isComposing(event: KeyboardEvent): boolean {
  // Safari ends the composition before it tells of the key that ended it; 229 is all that gives it away.
  return event.isComposing || event.keyCode === 229;
}

const CARET_KEYS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** The keys of an editable combobox with a list, after the ARIA Authoring Practices; Home and End stay the caret's. */
export function handleComboboxKey(
  event: KeyboardEvent,
  suggestions: SuggestionsController,
  actions: ComboboxKeyActions,
): void {
  if (isComposing(event)) return;
  // Where the caret goes is spoken only while no option is active.
  if (CARET_KEYS.has(event.key)) suggestions.activate(-1);
  if (event.ctrlKey || event.metaKey) return;
  if (isHandled(event, suggestions, actions)) event.preventDefault();
}

function isHandled(
  { key, altKey, repeat, target }: KeyboardEvent,
  suggestions: SuggestionsController,
  { choose, hurry, goToLastChip }: ComboboxKeyActions,
): boolean {
  const text = (target as HTMLInputElement).value;
  switch (key) {
    case 'ArrowDown':
      if (!suggestions.isOpen) suggestions.open(text, { first: !altKey });
      else if (!altKey) suggestions.handleKey(key);
      return true;
    case 'ArrowUp':
      if (altKey && suggestions.isOpen) suggestions.close();
      else if (!altKey) return suggestions.handleKey(key);
      return true;
    case 'PageDown':
    case 'PageUp':
      return suggestions.handleKey(key);
    case 'Enter': {
      const active = suggestions.suggestions[suggestions.active];
      if (active) choose(active);
      else if (text.trim() !== '') hurry(text);
      return active !== undefined || text.trim() !== '';
    }
    case 'Escape':
      // One layer: a dialog around stays open.
      if (!suggestions.isOpen) return false;
      suggestions.close();
      return true;
    case 'Delete': {
      const active = suggestions.suggestions[suggestions.active];
      // Before a text, the key is the text's.
      if (!isCaretAtEnd(target as HTMLInputElement) || !suggestions.isRemovable(active)) return false;
      // Whoever holds the key does not mean all of them.
      if (active?.type === 'recipient' && !repeat) suggestions.removeFavorite(active.recipient);
      return true;
    }
    case 'Backspace':
      // Whoever holds the key to empty the field does not mean the chips.
      if (text !== '' || repeat) return false;
      goToLastChip();
      return true;
    default:
      return false;
  }
}

function isCaretAtEnd({ value, selectionStart, selectionEnd }: HTMLInputElement): boolean {
  return selectionStart === value.length && selectionEnd === value.length;
}
