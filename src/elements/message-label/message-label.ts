import { msg } from '@lit/localize';
import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { KeyGuardController } from '../../controllers/key-guard-controller.js';
import { PopupController } from '../../controllers/popup-controller.js';
import { formatInstant } from '../../localization/format.js';
import { LocaleController } from '../../localization/locale.js';
import { ShareMessageOpenEvent } from '../../events.js';
import { messageIcon } from '../../styles/message-icons.js';
import { plain } from '../../styles/plain.js';
import { deepestActiveElement } from '../../support/active-element.js';
import { VERSION } from '../../support/version.js';
import { messageLabelStyles } from './message-label.styles.js';

/**
 * The "Message" label of a received study: red with a dot until the recipient has opened the study, green with a check
 * after that. Pressing it shows the message, its sender and when it was sent. Without a message nothing is drawn.
 *
 * Reading the message does not turn it green: opening the study does, and the host says so with `opened`.
 *
 * ```html
 * <message-label message="Could you have a look?" sender="Dr. Ina Voorbeeld" sent-at="2027-01-31T09:30:00Z"></message-label>
 * ```
 *
 * @tag message-label
 * @fires {ShareMessageOpenEvent} share-message-open - The user has opened the message.
 * @csspart label - The label that is pressed.
 * @csspart popover - What shows the message.
 * @csspart message - The message's text.
 */
export class MessageLabel extends LitElement {
  static prefix = '';
  static readonly version: string = VERSION;
  static override styles: CSSResultGroup = [plain, messageLabelStyles];

  // Without decorators: this element is to be the smallest that a page can load.
  static override properties: PropertyDeclarations = {
    message: {},
    sender: {},
    sentAt: { attribute: 'sent-at' },
    opened: { type: Boolean, reflect: true },
    locale: {},
  };

  private readonly localeController = new LocaleController(this);

  /** The message: plain text, never read as markup. */
  message: string | null = '';

  /** Who sent it. */
  sender: string | null = '';

  /** When it was sent: an instant, ISO 8601. */
  sentAt: string | null = '';

  /** Whether the recipient has opened the study. */
  opened = false;

  /** BCP 47; otherwise the nearest `lang`. */
  locale?: string;

  /** Whether the focus was in the message when it began to close. */
  private hadFocus = false;

  constructor() {
    super();
    // On the label, only the keys that press it; in the message, all: a viewer would act on the arrows that scroll it.
    new PopupController(this, {
      anchor: () => this.label,
      popup: () => this.popoverElement,
      isOpen: () => this.isOpen,
      hasOwnWidth: true,
    });
    new KeyGuardController(this, ({ key }) => this.isOpen || key === 'Enter' || key === ' ' || key === 'Escape');
  }

  private get label(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.label') ?? null;
  }

  private get popoverElement(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.popover') ?? null;
  }

  /** The browser closes it, too: by a press elsewhere. */
  private get isOpen(): boolean {
    return this.popoverElement?.matches(':popover-open') ?? false;
  }

  // In place of what the browser does for `popovertarget` later: so it is placed before it is painted.
  private handlePress(event: Event): void {
    event.preventDefault();
    this.popoverElement?.togglePopover();
    this.requestUpdate();
  }

  private handleBeforeToggle({ newState }: ToggleEvent): void {
    this.hadFocus = newState === 'closed' && this.popoverElement?.matches(':focus-within') === true;
  }

  private handleToggle({ newState }: ToggleEvent): void {
    this.requestUpdate();
    if (newState === 'open') {
      // Read at once, and scrolled by the arrow keys.
      this.popoverElement?.focus();
      this.dispatchEvent(new ShareMessageOpenEvent());
    } else if (this.hadFocus && this.isFocusLost) {
      // Not every browser gives the focus back inside a shadow root.
      this.label?.focus();
    }
  }

  /** A press elsewhere may have taken the focus there. */
  private get isFocusLost(): boolean {
    const active = deepestActiveElement();
    return active === document.body || this.popoverElement?.contains(active) === true;
  }

  /** WebKit would close the dialog of the page with it. */
  private handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || !this.isOpen) return;
    event.preventDefault();
    this.handleClose();
  }

  private handleClose(): void {
    this.popoverElement?.hidePopover();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { words } = this.localeController;
    return words ? words.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.message?.trim()) return nothing;
    const state = this.opened
      ? msg('opened', { desc: 'State of a message: the recipient has opened the study' })
      : msg('unopened', { desc: 'State of a message: the recipient has not opened the study' });
    return html`
      <span class="root" @keydown=${this.handleKeydown}>
        <button
          class="label ${this.opened ? 'opened' : 'unopened'}"
          part="label ${this.opened ? 'opened' : 'unopened'}"
          type="button"
          popovertarget="popover"
          aria-haspopup="dialog"
          @click=${this.handlePress}
        >
          ${messageIcon(this.opened ? 'messageOpened' : 'messageUnopened')}
          <span>${msg('Message', { desc: 'Field, heading and label: a message to the recipients' })}</span>
          <span class="state">${state}</span>
        </button>
        ${this.renderPopover()}
      </span>
    `;
  }

  private renderPopover(): TemplateResult {
    const when = this.sentAt ? formatInstant(this.sentAt, this.localeController.current) : '';
    const close = msg('Close', { desc: 'Button' });
    return html`
      <div
        class="popover"
        id="popover"
        part="popover"
        popover="auto"
        role="dialog"
        tabindex="-1"
        aria-labelledby="title"
        aria-describedby="message"
        @beforetoggle=${this.handleBeforeToggle}
        @toggle=${this.handleToggle}
      >
        <div class="head">
          <p class="title" id="title">
            ${
              !this.sender
                ? msg('Message', { desc: 'Field, heading and label: a message to the recipients' })
                : msg(html`Message from <bdi>${this.sender}</bdi>`, { desc: 'Title of a message: its sender' })
            }
          </p>
          ${when === '' ? nothing : html`<time class="quiet-text" datetime=${this.sentAt}>${when}</time>`}
          <button class="close" type="button" aria-label=${close} @click=${this.handleClose}>
            ${messageIcon('close')}
          </button>
        </div>
        <p class="message" id="message" part="message" dir="auto">${this.message}</p>
      </div>
    `;
  }
}
