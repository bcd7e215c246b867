import {
  pickRecipient,
  recipientKey,
  type NewRecipient,
  type PickedRecipient,
  type Policy,
  type Recipient,
  type RecipientChoices,
} from '../../domain/index.js';
import { recipientLines, spokenRecipient } from './recipient-line.js';

/** The recipient removed last, as long as that can be undone. */
export interface Removal {
  readonly recipient: PickedRecipient;
  readonly index: number;
  /** In words. */
  readonly spoken: string;
}

/** The chosen recipients while the user changes them; each change makes a new list. */
export class ChosenRecipients {
  private list: readonly PickedRecipient[] = [];
  private lastRemoval: Removal | undefined;

  /** @param changed Called after each change by the user. */
  constructor(private readonly changed: () => void) {}

  get value(): readonly PickedRecipient[] {
    return this.list;
  }

  /** Set by the host: not a change by the user. */
  set value(list: readonly PickedRecipient[]) {
    this.list = list;
    if (this.lastRemoval && this.has(this.lastRemoval.recipient)) this.lastRemoval = undefined;
  }

  /** What can be undone, until the next action. */
  get removal(): Removal | undefined {
    return this.lastRemoval;
  }

  get keys(): ReadonlySet<string> {
    return new Set(this.list.map(recipientKey));
  }

  /** A key for each, although a host may have given the same recipient twice. */
  get uniqueKeys(): readonly string[] {
    return uniqueKeys(this.list);
  }

  /** Where a recipient of a unique key stands; −1 where it has gone. */
  placeOf(uniqueKey: string): number {
    const keys = this.uniqueKeys;
    const place = keys.indexOf(uniqueKey);
    // Where its twin has gone, it is the only one.
    return place >= 0 ? place : keys.indexOf(uniqueKey.split('\n', 1)[0] ?? '');
  }

  has(recipient: Recipient | NewRecipient): boolean {
    return this.find(recipient) !== undefined;
  }

  find(recipient: Recipient | NewRecipient): PickedRecipient | undefined {
    const key = recipientKey(recipient);
    return this.list.find((present) => recipientKey(present) === key);
  }

  /** A recipient in words, with what tells it from others of its name. */
  spoken(recipient: Recipient | NewRecipient, locale: string): string {
    const key = recipientKey(recipient);
    const others = this.list.filter((other) => recipientKey(other) !== key);
    const lines = recipientLines([recipient, ...others], locale);
    return spokenRecipient(recipient, lines[0] ?? '');
  }

  /** Adds a recipient with the choices it starts with. */
  add(recipient: Recipient | NewRecipient, policy: Policy): void {
    this.become([...this.list, pickRecipient(recipient, policy)]);
  }

  /** Adds recipients that are not there yet, as one change; answers those. */
  addAll(recipients: readonly Recipient[], policy: Policy): readonly Recipient[] {
    const added = recipients.filter((recipient) => !this.has(recipient));
    if (added.length > 0) this.become([...this.list, ...added.map((recipient) => pickRecipient(recipient, policy))]);
    return added;
  }

  /** Puts a changed new recipient in the place of what it was; its choices stay where they still may. */
  replace(index: number, recipient: NewRecipient, policy: Policy): void {
    this.become(
      this.list.map((present, place) => {
        if (place !== index) return present;
        const { twoFactor, sendMail, favorite } = pickRecipient(recipient, policy);
        return {
          ...recipient,
          twoFactor: twoFactor || (present.twoFactor && recipient.mobile !== undefined),
          sendMail: sendMail && present.sendMail,
          favorite,
        };
      }),
    );
  }

  change(index: number, choices: Partial<RecipientChoices>): void {
    this.become(this.list.map((recipient, place) => (place === index ? { ...recipient, ...choices } : recipient)));
  }

  /** It has been removed from the favorites: sharing must not bring it back. */
  unstar(recipient: Recipient): void {
    const key = recipientKey(recipient);
    this.list.forEach((present, index) => {
      if (present.favorite && recipientKey(present) === key) this.change(index, { favorite: false });
    });
  }

  /** Removes a recipient and keeps it for undoing; undefined where there is none. */
  remove(index: number, locale: string): Removal | undefined {
    const recipient = this.list[index];
    if (!recipient) return undefined;
    const removal = { recipient, index, spoken: this.spoken(recipient, locale) };
    this.become(this.list.toSpliced(index, 1), removal);
    return removal;
  }

  /** Brings the recipient removed last back to its place. */
  undo(): Removal | undefined {
    const { lastRemoval } = this;
    if (!lastRemoval) return undefined;
    this.become(this.list.toSpliced(lastRemoval.index, 0, lastRemoval.recipient));
    return lastRemoval;
  }

  /** There has been another action: the removal stands. */
  forgetRemoval(): void {
    this.lastRemoval = undefined;
  }

  private become(list: readonly PickedRecipient[], removal?: Removal): void {
    this.list = list;
    this.lastRemoval = removal;
    this.changed();
  }
}

/** A key for each of them, unlike those of all others. */
export function uniqueKeys(list: readonly PickedRecipient[]): string[] {
  const count = new Map<string, number>();
  return list.map((recipient) => {
    const key = recipientKey(recipient);
    const before = count.get(key) ?? 0;
    count.set(key, before + 1);
    return before === 0 ? key : `${key}\n${before}`;
  });
}
