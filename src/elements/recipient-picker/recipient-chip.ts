import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  mailRefusal,
  recipientName,
  twoFactorRefusal,
  type MailRefusal,
  type PickedRecipient,
  type Policy,
  type RecipientChoices,
  type TwoFactorRefusal,
} from '../../domain/index.js';
import { kindText } from '../../localization/words.js';
import { icon, type IconName } from '../../styles/icons.js';
import { breakable } from './breakable-text.js';
import { renderEarlierAccess } from './earlier-access-line.js';
import { renderGroupMembers, type GroupMembersActions, type GroupMembersModel } from './group-members-list.js';
import { refusalHint } from './picker-words.js';
import { renderKindIcon } from './recipient-kind.js';
import { spokenRecipient } from './recipient-line.js';
import { renderExternal } from './suggestion-option.js';

export interface ChipModel {
  recipient: PickedRecipient;
  /** What tells it from others of its name. */
  line: string;
  /** What it may see already, in words; empty where nothing is known. */
  earlier: string;
  policy: Policy | undefined;
  /** What is wrong with it, in words. */
  issues: readonly string[];
  isDisabled: boolean;
  /** Of a group whose members can be shown. */
  members: GroupMembersModel | undefined;
}

export interface ChipActions {
  change: (index: number, choices: Partial<RecipientChoices>) => void;
  remove: (index: number) => void;
  /** Only for somebody new. */
  edit: (index: number) => void;
  handleKey: (index: number, event: KeyboardEvent) => void;
  members: GroupMembersActions;
}

// Until the policy is there, nothing is known to be off.
const ALL_ON = { twoFactor: true, sendMail: true };

/** A chosen recipient: who it is, the choices that go with it, and what is wrong with it. */
export function renderChip(model: ChipModel, index: number, actions: ChipActions): TemplateResult {
  const { recipient, line, issues, earlier } = model;
  const described = [
    ...(earlier === '' ? [] : [`chip-${index}-earlier`]),
    ...(issues.length > 0 ? [`chip-${index}-issues`] : []),
  ].join(' ');
  const name = recipientName(recipient);
  return html`<div role="listitem" class="chip ${issues.length > 0 ? 'invalid' : ''}" part="chip">
    <div
      class="chip-body"
      role="group"
      aria-labelledby="chip-${index}-name chip-${index}-line"
      aria-describedby=${described === '' ? nothing : described}
      @keydown=${(event: KeyboardEvent) => actions.handleKey(index, event)}
    >
      ${renderKindIcon(recipient.kind)}
      <div class="chip-text">
        <p class="chip-name">
          <bdi id="chip-${index}-name">${breakable(name)}</bdi>
          ${recipient.kind !== 'new' && recipient.external ? renderExternal() : nothing}
        </p>
        <p class="chip-line" id="chip-${index}-line">
          <span class="chip-kind">${kindText(recipient.kind)}</span
          >${line === '' ? nothing : html` · <bdi>${breakable(line)}</bdi>`}
        </p>
        ${renderEarlierAccess(earlier, `chip-${index}-earlier`)}
      </div>
      ${renderToggles(model, index, actions)} ${renderButtons(model, index, actions)}
    </div>
    ${model.members ? renderGroupMembers(model.members, actions.members) : nothing}
    ${
      issues.length > 0
        ? html`<div class="chip-issues" id="chip-${index}-issues">
            ${issues.map((text) => html`<p class="error">${icon('error')}<span>${text}</span></p>`)}
          </div>`
        : nothing
    }
  </div>`;
}

function renderToggles(
  { recipient, policy, isDisabled }: ChipModel,
  index: number,
  actions: ChipActions,
): TemplateResult {
  const options = policy?.options ?? ALL_ON;
  const isPacs = recipient.kind === 'pacs';
  const needsMembers = recipient.kind === 'group' && recipient.twoFactor;
  return html`<div class="chip-toggles">
    ${renderToggle({
      id: `chip-${index}-two-factor`,
      icon: 'twoFactor',
      label: msg('Text-message code', { desc: 'Option of a recipient: a one-time password by text message' }),
      isOn: recipient.twoFactor,
      refusal: twoFactorRefusal(recipient, options),
      note: needsMembers
        ? msg('each member needs a registered mobile', { desc: 'Note at the text-message code of a group' })
        : '',
      isPacs,
      isDisabled,
      change: (twoFactor) => actions.change(index, { twoFactor }),
    })}
    ${renderToggle({
      id: `chip-${index}-mail`,
      icon: 'mail',
      label: msg('Send e-mail', { desc: 'Option of a recipient' }),
      isOn: recipient.sendMail,
      refusal: mailRefusal(recipient, options),
      note: '',
      isPacs,
      isDisabled,
      change: (sendMail) => actions.change(index, { sendMail }),
    })}
  </div>`;
}

interface ToggleModel {
  id: string;
  icon: IconName;
  label: string;
  isOn: boolean;
  refusal: TwoFactorRefusal | MailRefusal | null;
  note: string;
  isPacs: boolean;
  isDisabled: boolean;
  change: (isOn: boolean) => void;
}

function renderToggle(model: ToggleModel): TemplateResult {
  const { id, label, isOn, refusal, isPacs, isDisabled, change } = model;
  const hint = refusal === null ? model.note : refusalHint(refusal, isPacs);
  // One that is on although it may not be can still be switched off.
  const isOff = refusal !== null && !isOn;
  const handleClick = (event: Event) => {
    if (isOff) event.preventDefault();
  };
  const handleChange = ({ target }: Event) => change((target as HTMLInputElement).checked);
  // Not `disabled`: what is off says why to those too who come by with the keyboard.
  return html`<div class="toggle ${isOff ? 'off' : ''}" part="toggle">
    <label title=${hint === '' ? nothing : hint}>
      <input
        type="checkbox"
        .checked=${live(isOn)}
        ?disabled=${isDisabled}
        aria-disabled=${isOff}
        aria-describedby=${hint === '' ? nothing : `${id}-hint`}
        @click=${handleClick}
        @change=${handleChange}
      />
      <span>${label}</span>
    </label>
    ${hint === '' ? nothing : html`<span class="toggle-hint" id="${id}-hint">${hint}</span>`}
  </div>`;
}

function renderButtons(
  { recipient, line, isDisabled }: ChipModel,
  index: number,
  actions: ChipActions,
): TemplateResult {
  const spoken = spokenRecipient(recipient, line);
  return html`<div class="chip-buttons">
    ${
      recipient.kind === 'new'
        ? html`<button
            type="button"
            class="button quiet icon-only small edit"
            aria-label=${msg(str`Change ${spoken}`, { desc: 'Button: name of a new recipient' })}
            title=${msg('Change', { desc: 'Button: details of a new recipient' })}
            ?disabled=${isDisabled}
            @click=${() => actions.edit(index)}
          >
            ${icon('edit')}
          </button>`
        : html`<button
            type="button"
            class="button quiet icon-only small star"
            aria-label=${msg(str`Favorite: ${spoken}`, { desc: 'Toggle button: name of a recipient' })}
            title=${
              recipient.favorite
                ? msg('A favorite', { desc: 'Toggle button that is on' })
                : msg('Becomes a favorite once shared', { desc: 'Toggle button that is off' })
            }
            aria-pressed=${recipient.favorite}
            ?disabled=${isDisabled}
            @click=${() => actions.change(index, { favorite: !recipient.favorite })}
          >
            ${icon('star')}
          </button>`
    }
    <button
      type="button"
      class="button quiet icon-only small remove"
      aria-label=${msg(str`Remove ${spoken}`, { desc: 'Button: name of a recipient' })}
      title=${msg('Remove', { desc: 'Button' })}
      ?disabled=${isDisabled}
      @click=${() => actions.remove(index)}
    >
      ${icon('close')}
    </button>
  </div>`;
}
