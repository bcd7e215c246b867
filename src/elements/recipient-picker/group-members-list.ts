import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { GroupMember, Recipient } from '../../domain/index.js';
import { formatNumber } from '../../localization/intl-words.js';
import type { GroupMembersState } from './group-members.js';
import { refusalHint } from './picker-words.js';

export interface GroupMembersModel {
  group: Recipient;
  index: number;
  /** Undefined while it is closed. */
  state: GroupMembersState | undefined;
  locale: string;
}

export interface GroupMembersActions {
  toggle: (groupId: string) => void;
  more: (groupId: string) => unknown;
}

/** Who is in a chosen group, and how many of them can be reached. */
export function renderGroupMembers(model: GroupMembersModel, actions: GroupMembersActions): TemplateResult {
  const { group, index, state, locale } = model;
  return html`<div class="members" part="members">
    <button
      type="button"
      class="link"
      aria-expanded=${state !== undefined}
      aria-controls="chip-${index}-members"
      @click=${() => actions.toggle(group.id)}
    >
      ${
        state
          ? msg('Hide the members', { desc: 'Button at a group' })
          : msg('Who is in this group?', { desc: 'Button at a group: shows its members' })
      }
    </button>
    <div id="chip-${index}-members" aria-live="polite" ?hidden=${!state}>
      ${reachLine(group, locale)} ${state ? renderState(state, () => actions.more(group.id)) : nothing}
    </div>
  </div>`;
}

function reachLine({ memberReach, memberCount }: Recipient, locale: string): TemplateResult | typeof nothing {
  if (!memberReach || memberCount === undefined) return nothing;
  const [all, mail, mobile] = [memberCount, memberReach.mail, memberReach.mobile].map((n) => formatNumber(n, locale));
  return html`<p class="chip-line">
    ${msg(str`Of ${all} members, ${mail} can get an e-mail and ${mobile} a text-message code.`, {
      desc: 'At a group: members in all, with an address, with a mobile',
    })}
  </p>`;
}

function renderState({ status, members, next }: GroupMembersState, more: () => void): TemplateResult {
  return html`${
    members.length === 0
      ? nothing
      : html`<ul class="member-list">
          ${members.map(renderMember)}
        </ul>`
  }
  ${
    status === 'loading'
      ? html`<p class="chip-line">${msg('Looking up the members…', { desc: 'While waiting for a group' })}</p>`
      : status === 'failed'
        ? html`<p class="error">
            <span>${msg('The members could not be had.', { desc: 'A look-up of a group failed' })}</span>
            <button type="button" class="link" @click=${more}>
              ${msg('Try again', { desc: 'Button: repeats what failed' })}
            </button>
          </p>`
        : members.length === 0
          ? html`<p class="chip-line">${msg('Nobody is in this group.', { desc: 'A group without members' })}</p>`
          : next === null
            ? nothing
            : html`<button type="button" class="link" @click=${more}>
                ${msg('Show more members', { desc: 'Button below the members of a group' })}
              </button>`
  }`;
}

function renderMember({ displayName, description = '', reach }: GroupMember): TemplateResult {
  const lacks = [
    ...(reach.mail ? [] : [refusalHint('mail-no-address', false)]),
    ...(reach.mobile ? [] : [refusalHint('two-factor-no-mobile', false)]),
  ];
  return html`<li>
    <bdi>${displayName}</bdi>
    <span class="chip-line">
      ${[description, ...lacks].filter(Boolean).map((part, at) => html`${at > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}
    </span>
  </li>`;
}
