import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { recipientKey, type Issue, type PickedRecipient, type Policy } from '../../domain/index.js';
import { issueText } from '../../localization/issue-text.js';
import { uniqueKeys } from './chosen-recipients.js';
import { earlierAccessText, type ExistingShares } from './earlier-access-line.js';
import type { GroupMembers } from './group-members.js';
import { renderChip, type ChipActions } from './recipient-chip.js';
import { recipientLines } from './recipient-line.js';

export interface ChipsModel {
  value: readonly PickedRecipient[];
  policy: Policy | undefined;
  issues: readonly Issue[];
  existingShares: ExistingShares | undefined;
  members: Pick<GroupMembers, 'isOffered' | 'stateOf'>;
  isDisabled: boolean;
  /** Whether there is room for another. */
  mayAdd: boolean;
  locale: string;
  /** The recipient removed last, in words, as long as that can be undone. */
  removed: string | undefined;
}

export interface ChipsActions extends Omit<ChipActions, 'handleKey'> {
  undo: () => void;
  goToField: () => void;
  addExtra: () => void;
}

/** The chosen recipients, and the way back for the one removed last. */
export function renderChips(model: ChipsModel, actions: ChipsActions): TemplateResult {
  const { value, policy, isDisabled, locale, removed } = model;
  const lines = recipientLines(value, locale);
  const keys = uniqueKeys(value);
  const chipActions: ChipActions = { ...actions, handleKey: (index, event) => handleChipKey(index, event, actions) };
  return html`${
    value.length === 0
      ? nothing
      : html`<div
            class="chips"
            part="chips"
            role="list"
            aria-label=${msg('Chosen recipients', { desc: 'List of the recipients that were chosen' })}
          >
            ${repeat(
              value,
              (_recipient, index) => keys[index],
              (recipient, index) => {
                const issues = chipIssues(recipient, model);
                const earlier = earlierAccessText(recipient, model.existingShares, policy, locale);
                const members =
                  recipient.kind === 'group' && model.members.isOffered
                    ? { group: recipient, index, state: model.members.stateOf(recipient.id), locale }
                    : undefined;
                return renderChip(
                  { recipient, line: lines[index] ?? '', earlier, policy, issues, isDisabled, members },
                  index,
                  chipActions,
                );
              },
            )}
          </div>
          ${
            model.mayAdd
              ? html`<button type="button" class="link extra" @click=${actions.addExtra}>
                  ${msg('Add extra recipient', { desc: 'Button below the chosen recipients: goes to the field' })}
                </button>`
              : nothing
          }`
  }
  ${
    removed === undefined
      ? nothing
      : html`<p class="removed">
          <span>${msg(str`Removed ${removed}.`, { desc: 'A recipient was removed; Undo stands beside it' })}</span>
          <button type="button" class="link undo" @click=${actions.undo}>
            ${msg('Undo', { desc: 'Button: brings the removed recipient back' })}
          </button>
        </p>`
  }`;
}

function chipIssues(recipient: PickedRecipient, { issues, policy, locale }: ChipsModel): string[] {
  if (!policy) return [];
  const key = recipientKey(recipient);
  const own = issues.filter((issue) => issue.recipient === key);
  return [...new Set(own.map((issue) => issueText(issue, { policy, locale })))];
}

const CONTROLS = 'input, button';

/** Arrows go from chip to chip and stay at the same control; Delete removes where the button for it has focus. */
function handleChipKey(index: number, event: KeyboardEvent, actions: ChipsActions): void {
  const target = event.target as HTMLElement;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      if (event.repeat || !target.closest('.remove')) return;
      actions.remove(index);
      break;
    case 'ArrowDown':
      step(target, 1);
      break;
    case 'ArrowUp':
      if (!step(target, -1)) actions.goToField();
      break;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const isForward = (event.key === 'ArrowRight') === (getComputedStyle(target).direction === 'ltr');
      if (!step(target, isForward ? 1 : -1) && !isForward) actions.goToField();
      break;
    }
    default:
      return;
  }
  event.preventDefault();
}

function step(target: HTMLElement, by: 1 | -1): boolean {
  const chip = target.closest('.chip');
  const next = by === 1 ? chip?.nextElementSibling : chip?.previousElementSibling;
  if (!chip || !next) return false;
  const controls = [...next.querySelectorAll<HTMLElement>(CONTROLS)];
  const place = [...chip.querySelectorAll(CONTROLS)].indexOf(target.closest(CONTROLS)!);
  (controls[place] ?? controls.at(-1))?.focus();
  return true;
}
