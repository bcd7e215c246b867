import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  evaluate,
  isTouched,
  startDraft,
  withStudies,
  type Draft,
  type DraftPreset,
  type Evaluation,
  type Policy,
  type Study,
} from '../domain/index.js';

/** Holds the one draft, and what the judge says of it. Whoever changes it gives the next draft to `apply`. */
export class DraftController implements ReactiveController {
  private start: Draft = startDraft([]);
  private current: Draft = this.start;
  private currentPolicy: Policy | undefined;
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
    this.start = startDraft(studies, preset);
    this.apply(this.start);
  }

  /** Goes on with a draft as the new start: what is in it counts as not entered. */
  restart(draft: Draft): void {
    this.start = draft;
    this.apply(draft);
  }

  setStudies(studies: readonly Study[]): void {
    this.apply(withStudies(this.current, studies));
  }
}
