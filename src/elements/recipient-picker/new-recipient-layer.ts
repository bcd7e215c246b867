import type { LitElement } from 'lit';
import {
  isEmailAddress,
  isMobileNumber,
  normalizeMobile,
  recipientKey,
  type NewRecipient,
  type Recipient,
} from '../../domain/index.js';
import { EntryCheck, type EntryFinding } from './entry-check.js';
import { entryProblemText, findingText } from './finding-words.js';
import {
  changeEntry,
  entryProblems,
  startEntry,
  toNewRecipient,
  withField,
  withLeft,
  type EntryField,
  type EntryProblem,
  type NewRecipientEntry,
} from './new-recipient-entry.js';
import { alreadyChosenText } from './picker-words.js';
import type { PickingContext, PickingController } from './picking-controller.js';

/** Somebody new, while the form for that is open: what was entered, what is known of it, and how it is added. */
export class NewRecipientLayer {
  entry: NewRecipientEntry | undefined;
  private readonly check: EntryCheck;

  constructor(
    private readonly host: LitElement,
    private readonly context: Omit<PickingContext, 'changed'>,
    private readonly picking: PickingController,
  ) {
    this.check = new EntryCheck(host, context.client);
  }

  get isBeingChecked(): boolean {
    return this.check.isRunningFor(this.entry);
  }

  /** What the endpoint knows of the address and the mobile as they stand; undefined where it was not asked. */
  get finding(): EntryFinding | undefined {
    return this.check.findingFor(this.entry);
  }

  /** What is wrong and is told by now: all once adding was tried, before that what is left behind. */
  get shownProblems(): ReadonlyMap<EntryField, EntryProblem> {
    const { entry, problems } = this;
    if (!entry || entry.isChecked) return problems;
    // A national number is no mistake yet: the endpoint knows the country.
    const mayBeNational =
      this.check.isOffered && !this.finding?.isMobileRefused && /^0\d{6,}$/.test(normalizeMobile(entry.values.mobile));
    const isTold = (field: EntryField) => entry.left.includes(field) && !(field === 'mobile' && mayBeNational);
    return new Map([...problems].filter(([field]) => isTold(field)));
  }

  /** Opens the form with what can be read from what was typed. */
  open(typed: string): void {
    const policy = this.context.policy();
    if (!policy || this.picking.isFull) return;
    const { languages, sender } = policy;
    this.edit(startEntry(typed, languages.includes(sender.language) ? sender.language : (languages[0] ?? '')));
    this.picking.suggestions.close();
    // An address that was typed in the field is left already.
    this.leave('email');
  }

  /** Opens the form with a new recipient that was chosen. */
  openFor(index: number): void {
    const { value, uniqueKeys } = this.picking.chosen;
    const recipient = value[index];
    if (recipient?.kind === 'new') this.edit(changeEntry(recipient, uniqueKeys[index] ?? ''));
  }

  change(field: EntryField, value: string): void {
    if (!this.entry) return;
    this.entry = withField(this.entry, field, value);
    this.host.requestUpdate();
  }

  /** The focus has left a field: what is wrong with it, and what to look at once more, is told now. */
  leave(field: EntryField): void {
    const { entry } = this;
    if (!entry || this.isBeingChecked || (field !== 'email' && field !== 'mobile')) return;
    if (entry.values[field].trim() === '') return;
    const { email, mobile = '' } = toNewRecipient(entry);
    const isMobile = isMobileNumber(mobile);
    const written = field === 'mobile' && isMobile ? withField(entry, 'mobile', mobile) : entry;
    const wasTold = this.shownProblems.has(field);
    this.entry = withLeft(written, field);
    this.host.requestUpdate();
    const problem = this.shownProblems.get(field);
    if (problem !== undefined && !wasTold) this.announceProblem(field, problem);
    const isWorthAsking = isEmailAddress(email) && !this.check.isSettledFor(this.entry);
    // Of a number that is in order, the endpoint has nothing more to say.
    if (isWorthAsking && problem === undefined && !(isMobile && this.finding)) void this.look(this.entry);
  }

  submit(): void {
    const { entry } = this;
    if (!entry || !this.context.policy() || this.isBeingChecked) return;
    const mayAsk = this.check.isOffered && !this.check.isSettledFor(entry);
    const isForCheck = ([field]: [EntryField, EntryProblem]) => mayAsk && field === 'mobile';
    if (![...this.problems].every(isForCheck)) this.showProblems();
    else if (mayAsk) void this.checkAndAdd(entry);
    else this.finish();
  }

  /** Adds the user whom the address belongs to, in place of somebody new. */
  chooseOwner(user: Recipient): void {
    const { picking, replaced } = this;
    this.entry = undefined;
    if (replaced >= 0) picking.chosen.remove(replaced, this.context.locale());
    if (picking.chosen.has(user)) {
      picking.announcer.announce(alreadyChosenText(picking.chosen.spoken(user, this.context.locale())));
      picking.focusInput();
      this.host.requestUpdate();
    } else picking.add(user);
  }

  /** What was typed in the field stays. */
  cancel(): void {
    this.check.stop();
    this.entry = undefined;
    this.picking.focusInput();
    this.host.requestUpdate();
  }

  private get problems(): ReadonlyMap<EntryField, EntryProblem> {
    if (!this.entry) return new Map();
    const others = this.picking.chosen.value.filter((_recipient, index) => index !== this.replaced);
    const problems = new Map(entryProblems(this.entry, new Set(others.map(recipientKey))));
    if (this.finding?.isMobileRefused) problems.set('mobile', 'recipient-mobile-invalid');
    return problems;
  }

  /** The place of the recipient that is being changed; −1 for somebody added, or one who has gone meanwhile. */
  private get replaced(): number {
    const key = this.entry?.replaces;
    return key === undefined ? -1 : this.picking.chosen.placeOf(key);
  }

  /** Asks while the form is filled in: what comes of it is shown, and the focus stays. */
  private async look(entry: NewRecipientEntry): Promise<void> {
    const known = this.finding;
    const finding = await this.check.run(entry, { isQuiet: true });
    const { entry: present } = this;
    const hasSomething = finding.isAnswered || finding.cautions.length > 0;
    if (!present || !hasSomething || present.values.email !== entry.values.email) return;
    if (present.values.mobile === entry.values.mobile) this.take(present, finding);
    else this.check.keep(entry, finding);
    const problem = this.shownProblems.get('mobile');
    if (finding.isMobileRefused && problem) this.announceProblem('mobile', problem);
    else if (!known) this.picking.announcer.announce(findingText(finding));
  }

  private async checkAndAdd(entry: NewRecipientEntry): Promise<void> {
    const known = this.finding;
    const finding = await this.check.run(entry);
    // Changed or given up meanwhile: the answer is about somebody else.
    if (this.entry !== entry) return;
    this.take(entry, finding);
    if (this.problems.size > 0) this.showProblems();
    else if (!known && (finding.user || finding.cautions.length > 0)) {
      this.picking.announcer.announce(findingText(finding));
      this.picking.focusAfterUpdate('.new-recipient .owner', '.new-recipient [type="submit"]');
    } else this.finish();
  }

  /** Takes what was found, and the number as the endpoint writes it. */
  private take(entry: NewRecipientEntry, finding: EntryFinding): void {
    this.entry = finding.mobile === undefined ? entry : withField(entry, 'mobile', finding.mobile);
    this.check.keep(this.entry, finding);
  }

  private showProblems(): void {
    if (!this.entry) return;
    this.entry = { ...this.entry, isChecked: true };
    this.picking.focusAfterUpdate('.new-recipient [aria-invalid="true"]');
  }

  private announceProblem(field: EntryField, problem: EntryProblem): void {
    const policy = this.context.policy();
    if (!policy) return;
    this.picking.announcer.announce(entryProblemText(problem, field, { policy, locale: this.context.locale() }));
  }

  private finish(): void {
    const policy = this.context.policy();
    const { entry, replaced, picking } = this;
    if (!entry || !policy) return;
    const recipient: NewRecipient = toNewRecipient(entry);
    this.entry = undefined;
    if (replaced < 0) return picking.add(recipient);
    picking.chosen.replace(replaced, recipient, policy);
    picking.focusChip(replaced);
  }

  private edit(entry: NewRecipientEntry): void {
    this.entry = entry;
    this.picking.focusAfterUpdate(
      '.new-recipient [aria-invalid="true"]',
      '.new-recipient .blank',
      '.new-recipient input',
    );
  }
}
