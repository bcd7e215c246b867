import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Draft, MailPreview } from '../domain/index.js';
import { LoadController, type LoadState } from './load-controller.js';

export interface MailPreviewOptions {
  ask(draft: Draft, signal: AbortSignal): Promise<MailPreview[]>;
  /** Whether a failure says that the endpoint has no previews. */
  isLack(error: unknown): boolean;
}

const UNASKED: LoadState<MailPreview[]> = { status: 'idle' };

/** The mails that a draft would send, when they are asked for. They are of that one draft: a change takes them away. */
export class MailPreviewController implements ReactiveController {
  private readonly loading: LoadController<MailPreview[]>;
  private draft: Draft | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly options: MailPreviewOptions,
  ) {
    host.addController(this);
    this.loading = new LoadController(host, (signal) => this.draft && options.ask(this.draft, signal));
  }

  // The loading gives up by itself when the host leaves the page.
  hostDisconnected(): void {}

  /** False once the endpoint has turned out to have none. */
  get isOffered(): boolean {
    const { state } = this.loading;
    return state.status !== 'failed' || !this.options.isLack(state.error);
  }

  stateFor(draft: Draft): LoadState<MailPreview[]> {
    return this.draft === draft ? this.loading.state : UNASKED;
  }

  show(draft: Draft): void {
    this.loading.reset();
    this.draft = draft;
    this.loading.load();
  }

  hide(): void {
    this.draft = undefined;
    this.loading.reset();
  }
}
