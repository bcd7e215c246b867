import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  evaluate,
  isIssueCode,
  isTouched,
  recipientKey,
  startDraft,
  withUnknownRecipients,
  withStudies,
  type Draft,
  type DraftPreset,
  type Evaluation,
  type Policy,
  type ReportedIssue,
  type Study,
} from '../domain/index.js';

/** What is said only once the sender has tried to send: before that, blank is no mistake. */
const WAITS_FOR_ATTEMPT: ReadonlySet<ReportedIssue['code']> = new Set([
  'studies-missing',
  'recipients-missing',
  'recipient-incomplete',
  'reason-missing',
  'validity-missing',
  'consent-missing',
  'label-missing',
]);

/** Holds the one draft, and what the judge says of it. Whoever changes it gives the next draft to `apply`. */
export class DraftController implements ReactiveController {
  private start: Draft = startDraft([]);
  private current: Draft = this.start;
  private currentPolicy: Policy | undefined;
  private attempted = false;
  /** What the endpoint found wrong, for the draft that it judged. */
  private refused: { draft: Draft; issues: readonly ReportedIssue[] } | undefined;
  private judged: { draft: Draft; policy: Policy; evaluation: Evaluation } | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  // Everything here is derived when it is asked for: there is nothing to do in the life of the host.
  hostConnected(): void {}

  get draft(): Draft {
    return this.current;
  }

  get policy(): Policy | undefined {
    return this.currentPolicy;
  }

  /** Undefined until there is a policy to judge by. */
  get evaluation(): Evaluation | undefined {
    const [draft, policy] = [this.current, this.currentPolicy];
    if (!policy) return undefined;
    if (this.judged?.draft !== draft || this.judged.policy !== policy) {
      this.judged = { draft, policy, evaluation: evaluate(draft, policy) };
    }
    return this.judged.evaluation;
  }

  /**
   * The issues to show: all after an attempt, before that only those about what was entered; and what the endpoint
   * alone found wrong, each until what it points at changes.
   */
  get shownIssues(): ReportedIssue[] {
    const own = (this.evaluation?.issues ?? []).filter(({ code }) => this.attempted || !this.isWaiting(code));
    const isOwn = (issue: ReportedIssue) =>
      own.some(({ code, pointer }) => code === issue.code && pointer === issue.pointer);
    const refused = (this.refused?.issues ?? []).filter((issue) => this.isStanding(issue) && !isOwn(issue));
    return [...own, ...refused];
  }

  /** The sender tries to send: whether the judge lets the draft go. From now on everything that is missing shows. */
  attempt(): boolean {
    this.attempted = true;
    this.refused = undefined;
    this.host.requestUpdate();
    return this.evaluation?.issues.length === 0;
  }

  /** Takes what the endpoint refused: shown with the fields, and remembered where the judge can say it from now on. */
  refuse(reported: readonly ReportedIssue[]): void {
    const issues = reported.map((issue) => this.understood(issue));
    const keys = issues.flatMap(({ code, recipient }) =>
      code === 'recipient-unknown' && recipient !== undefined ? [recipient] : [],
    );
    if (keys.length > 0) this.current = withUnknownRecipients(this.current, keys);
    this.refused = { draft: this.current, issues };
    this.host.requestUpdate();
  }

  /** Whether the sender has tried to send this draft. */
  get isAttempted(): boolean {
    return this.attempted;
  }

  /** Whether the sender has entered something. */
  get isTouched(): boolean {
    return isTouched(this.current, this.start);
  }

  apply(next: Draft): void {
    this.current = next;
    this.host.requestUpdate();
  }

  setPolicy(policy: Policy | undefined): void {
    this.currentPolicy = policy;
    this.host.requestUpdate();
  }

  /** A fresh draft. */
  begin(studies: readonly Study[], preset: DraftPreset = {}): void {
    this.restart(startDraft(studies, preset));
  }

  /** Goes on with a draft as the new start: what is in it counts as not entered, and nothing was attempted. */
  restart(draft: Draft): void {
    this.start = draft;
    this.attempted = false;
    this.refused = undefined;
    this.apply(draft);
  }

  setStudies(studies: readonly Study[]): void {
    this.apply(withStudies(this.current, studies));
  }

  /** With a code that has words, and with the recipient it is about where the endpoint has only pointed at it. */
  private understood({ code, pointer, recipient }: ReportedIssue): ReportedIssue {
    const index = /^\/recipients\/(\d+)/.exec(pointer)?.[1];
    const pointedAt = this.current.recipients[Number(index)];
    const key = recipient ?? (pointedAt && recipientKey(pointedAt));
    return { code: isIssueCode(code) ? code : 'unknown', pointer, ...(key === undefined ? {} : { recipient: key }) };
  }

  private isStanding({ pointer }: ReportedIssue): boolean {
    const before = this.refused?.draft;
    const field = pointer.split('/')[1] ?? '';
    const isOfField = field in this.current;
    return isOfField ? before?.[field as keyof Draft] === this.current[field as keyof Draft] : before === this.current;
  }

  private isWaiting(code: ReportedIssue['code']): boolean {
    return WAITS_FOR_ATTEMPT.has(code) || (code === 'access-unavailable' && this.current.access === null);
  }
}
