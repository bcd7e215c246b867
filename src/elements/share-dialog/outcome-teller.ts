import type { LitElement } from 'lit';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { patientCount } from '../../domain/index.js';
import { failureText } from '../../localization/failure-text.js';
import { issueText } from '../../localization/issue-text.js';
import { outcomeText } from '../../localization/words.js';
import type { DialogFocus } from './dialog-focus.js';
import { policyChanges } from './entry-view.js';
import { unsureText } from './notices.js';
import { patientsText } from './fields/studies-field.js';
import type { FlowOutcome, ShareFlow } from './share-flow.js';

/** Where it stands how sending went. */
const OUTCOME = '#issue-summary, #notice';

/** Tells whoever does not see it how sending went and what the form asks anew, and brings the focus there. */
export class OutcomeTeller {
  private readonly announcer: AnnouncerController;
  private isAccessLost = false;
  private toldPatients = 1;

  constructor(
    host: LitElement,
    private readonly dialog: { flow: () => ShareFlow; locale: () => string; focus: DialogFocus },
  ) {
    this.announcer = new AnnouncerController(host);
  }

  /** For the live region. */
  get message(): string {
    return this.announcer.message;
  }

  /** Another form begins, to which what was said of the last does not apply. */
  forget(): void {
    this.announcer.forget();
    this.toldPatients = 1;
  }

  tell(outcome: FlowOutcome): void {
    const { focus } = this.dialog;
    switch (outcome.status) {
      case 'incomplete':
        void focus.moveTo(OUTCOME);
        break;
      case 'shared':
        this.announcer.announce(outcomeText(outcome.share));
        void focus.moveTo('#confirmation');
        break;
      case 'failed':
        this.announcer.announce(this.isUnsure ? unsureText() : failureText(outcome.failure));
        void focus.moveTo(OUTCOME);
        break;
      case 'judged-anew':
        this.tellChanges();
        break;
    }
  }

  /** What was asked for could not be loaded. The button that tried it again is gone by then, and the focus with it. */
  tellMissing(notice: string): void {
    this.announcer.announce(failureText({ code: 'not-loaded' }));
    if (this.dialog.focus.isLost) void this.dialog.focus.moveTo(notice);
  }

  /** A chosen access that became unavailable is asked for again, away from the focus. Called before each update. */
  noteLostAccess(): void {
    const { policy, shownIssues, isAttempted } = this.dialog.flow().form;
    const issue = shownIssues.find(({ code }) => code === 'access-unavailable');
    if (issue && policy && !isAttempted && !this.isAccessLost) {
      this.announcer.announce(issueText(issue, { policy, locale: this.dialog.locale() }));
    }
    this.isAccessLost = issue !== undefined;
  }

  /** The studies are of more than one patient, or of another number than was told. Called before each update. */
  notePatients(): void {
    const patients = patientCount(this.dialog.flow().form.draft.studies);
    if (patients !== this.toldPatients && patients > 1) this.announcer.announce(patientsText(patients));
    this.toldPatients = patients;
  }

  private get isUnsure(): boolean {
    return this.dialog.flow().submission.state.status === 'unsure';
  }

  private tellChanges(): void {
    const { flow, locale, focus } = this.dialog;
    const changes = policyChanges({ flow: flow(), locale: locale() });
    if (changes.length > 0) this.announcer.announce(changes.join(' '));
    // The notice that has the focus may give way to what is wrong by the rules of now.
    if (focus.isAt(OUTCOME)) void focus.moveTo(OUTCOME);
  }
}
