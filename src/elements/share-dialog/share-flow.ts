import type { ReactiveControllerHost } from 'lit';
import { toShareRequest, type ShareClient } from '../../client/share-client.js';
import { ShareFailure } from '../../client/share-failure.js';
import { DraftController } from '../../controllers/draft-controller.js';
import { LoadController } from '../../controllers/load-controller.js';
import { MailPreviewController } from '../../controllers/mail-preview-controller.js';
import { SubmissionController } from '../../controllers/submission-controller.js';
import {
  sharedRecipients,
  withConsent,
  type Draft,
  type DraftPreset,
  type MailPreview,
  type Policy,
  type Share,
  type ShareRequest,
  type Study,
} from '../../domain/index.js';
import { ShareBeforeSendEvent, ShareCompleteEvent, ShareFailEvent, ShareSignInRequiredEvent } from '../../events.js';
import { randomId } from '../../support/random-id.js';
import { fetchExistingShares } from './existing-shares.js';

export interface ShareFlowOptions {
  client(): ShareClient | undefined;
  /** There is something new to tell: how sending went, or rules that are not those of before. */
  handleOutcome(outcome: FlowOutcome): void;
}

export type FlowOutcome =
  | { readonly status: 'shared'; readonly share: Share }
  | { readonly status: 'incomplete' }
  /** The rules that are in force now have come, after the endpoint refused. */
  | { readonly status: 'judged-anew' }
  | { readonly status: 'failed'; readonly failure: ShareFailure };

/** From opening to the share: the policy, the draft that it judges, what exists already, and sending. Draws nothing. */
export class ShareFlow {
  readonly form: DraftController;
  readonly policy: LoadController<Policy>;
  readonly previews: MailPreviewController;
  readonly submission: SubmissionController<ShareRequest>;
  private readonly existing: LoadController<Share[]>;
  private currentShare: Share | undefined;
  private sharedId: string | undefined;
  private refusedPolicy: Policy | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: ShareFlowOptions,
  ) {
    this.form = new DraftController(host);
    this.policy = new LoadController(host, (signal) => this.fetchPolicy(signal));
    this.existing = new LoadController(host, (signal) =>
      fetchExistingShares(this.requireClient(), this.studyUids, signal),
    );
    this.previews = new MailPreviewController(host, {
      ask: (draft, signal) => this.fetchPreviews(draft, signal),
      isLack: (error) => ShareFailure.from(error).code === 'not-found',
    });
    this.submission = new SubmissionController(host, {
      newKey: randomId,
      send: (request, idempotencyKey, signal) => this.requireClient().createShare(request, { idempotencyKey, signal }),
      toFailure: (error) => ShareFailure.from(error),
    });
  }

  /** What was shared, while it is being confirmed. */
  get share(): Share | undefined {
    return this.currentShare;
  }

  /** The policy of the form that the endpoint refused, until the next attempt. */
  get earlierPolicy(): Policy | undefined {
    return this.refusedPolicy;
  }

  /** The id of the last share since it was opened. */
  get lastShareId(): string | undefined {
    return this.sharedId;
  }

  /** Shares of the same studies, once they are known. */
  get existingShares(): readonly Share[] | undefined {
    return this.existing.value;
  }

  get studyUids(): string[] {
    return this.form.draft.studies.map(({ studyInstanceUid }) => studyInstanceUid);
  }

  /** Whether what was entered may not be changed now: it is on its way, or may have arrived. */
  get isLocked(): boolean {
    const { status } = this.submission.state;
    return status === 'sending' || status === 'unsure';
  }

  /** Whether closing now would lose something. */
  get mayBeLost(): boolean {
    return !this.currentShare && (this.form.isTouched || this.submission.state.status !== 'idle');
  }

  begin(studies: readonly Study[], preset: DraftPreset): void {
    this.form.begin(studies, preset);
    this.sharedId = undefined;
    this.start();
  }

  /** Back to the form after a share. */
  continueWith(draft: Draft): void {
    this.form.restart(draft);
    this.start();
  }

  end(): void {
    this.forget();
    this.policy.reset();
    this.previews.hide();
    this.form.begin([]);
  }

  setStudies(studies: readonly Study[]): void {
    this.form.setStudies(studies);
    this.existing.reset();
  }

  reloadPolicy(): void {
    this.policy.reset();
    this.policy.load();
  }

  /** Asks which shares exist as soon as there is somebody to tell it about. */
  seekExistingShares(): void {
    if (!this.currentShare && this.form.policy && this.form.draft.recipients.length > 0) this.existing.load();
  }

  async send(): Promise<void> {
    const { evaluation } = this.form;
    if (this.submission.isBusy || !evaluation) return;
    this.refusedPolicy = undefined;
    if (!this.form.attempt()) {
      this.options.handleOutcome({ status: 'incomplete' });
      return;
    }
    const share = await this.submission.submit(async () => {
      const event = new ShareBeforeSendEvent();
      this.host.dispatchEvent(event);
      if (!(await event.isAllowed())) return undefined;
      return toShareRequest(this.form.draft, evaluation.effective);
    });
    if (share) this.complete(share);
    else this.handleUnsent();
  }

  private start(): void {
    this.forget();
    this.form.setPolicy(undefined);
    this.reloadPolicy();
  }

  private forget(): void {
    this.currentShare = undefined;
    this.refusedPolicy = undefined;
    this.existing.reset();
    this.submission.reset();
  }

  private complete(share: Share): void {
    const shared = sharedRecipients(share);
    this.currentShare = share;
    if (shared.length > 0) this.sharedId = share.id;
    this.host.requestUpdate();
    this.options.handleOutcome({ status: 'shared', share });
    this.host.dispatchEvent(
      new ShareCompleteEvent({
        shareId: share.id,
        studyInstanceUids: share.studies.map(({ studyInstanceUid }) => studyInstanceUid),
        recipients: shared.length,
      }),
    );
  }

  private handleUnsent(): void {
    const { state } = this.submission;
    if (state.status !== 'failed' && state.status !== 'unsure') return;
    const { failure } = state;
    if (failure.code === 'rules-broken' || failure.code === 'policy-changed') {
      // Back to the form, with the fields marked, and judged by the policy of now.
      this.form.refuse(failure.issues);
      this.refusedPolicy = this.form.policy;
      this.reloadPolicy();
    }
    this.report(failure);
    this.options.handleOutcome({ status: 'failed', failure });
  }

  private report({ code, status }: ShareFailure): void {
    this.host.dispatchEvent(new ShareFailEvent(status === undefined ? { code } : { code, status }));
    if (code === 'not-signed-in') this.host.dispatchEvent(new ShareSignInRequiredEvent());
  }

  private requireClient(): ShareClient {
    const client = this.options.client();
    if (!client) throw new ShareFailure('no-endpoint');
    return client;
  }

  private async fetchPolicy(signal: AbortSignal): Promise<Policy> {
    try {
      const policy = await this.requireClient().getPolicy({ signal });
      if (!signal.aborted) this.takePolicy(policy);
      return policy;
    } catch (error) {
      const failure = ShareFailure.from(error);
      if (!signal.aborted) this.report(failure);
      throw failure;
    }
  }

  private takePolicy(policy: Policy): void {
    const { form, refusedPolicy } = this;
    form.setPolicy(policy);
    if (!refusedPolicy) return;
    // Consent to other words than those of now is none.
    if (policy.consent?.text !== refusedPolicy.consent?.text) form.apply(withConsent(form.draft, false));
    this.options.handleOutcome({ status: 'judged-anew' });
  }

  private async fetchPreviews(draft: Draft, signal: AbortSignal): Promise<MailPreview[]> {
    const { evaluation } = this.form;
    const client = this.requireClient();
    if (!client.previewMails || !evaluation) throw new ShareFailure('not-found');
    return client.previewMails(toShareRequest(draft, evaluation.effective), { signal });
  }
}
