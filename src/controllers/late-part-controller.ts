import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';

export interface LatePart {
  /** What the part looks like; added to the styles of the element. */
  styles?: CSSResult | readonly CSSResult[];
}

export interface LateHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * A part of an element that is loaded when it is first needed. What was asked of it meanwhile is done once it is there;
 * where it can't be loaded, that is done by the next attempt.
 */
export class LatePartController<Part extends LatePart> implements ReactiveController {
  private part: Part | undefined;
  private loading: Promise<void> | undefined;
  private awaited: ((part: Part) => void) | undefined;
  private error: { readonly error: unknown } | undefined;

  /**
   * @param fetch Imports the modules of the part and makes it.
   * @param missed Told when something was asked of a part that could not be loaded.
   */
  constructor(
    private readonly host: LateHost,
    private readonly fetch: () => Promise<Part>,
    private readonly missed: () => void = () => {},
  ) {
    host.addController(this);
  }

  /** The part, once it is there. */
  get value(): Part | undefined {
    return this.part;
  }

  /** Whether something was asked of it that has not been done yet. */
  get isAwaited(): boolean {
    return this.awaited !== undefined && !this.error;
  }

  /** Why it could not be loaded, once something was asked of it; the same object as long as it is the same failure. */
  get failure(): { readonly error: unknown } | undefined {
    return this.error;
  }

  hostDisconnected(): void {
    this.giveUp();
  }

  /** Loads it ahead of its use; tells nobody of a failure, as nothing was asked of it yet. */
  prefetch(): void {
    if (!this.part) void this.load();
  }

  /** Does something with the part: now, or once it is there. Only what was asked last is done. */
  use(act: (part: Part) => void): void {
    if (this.part) return act(this.part);
    this.awaited = act;
    this.error = undefined;
    this.host.requestUpdate();
    void this.load();
  }

  /** Once more after a failure. */
  retry(): void {
    if (this.error && this.awaited) this.use(this.awaited);
  }

  /** Forgets what was asked of it. */
  giveUp(): void {
    this.awaited = undefined;
    this.error = undefined;
  }

  private load(): Promise<void> {
    this.loading ??= this.attempt().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async attempt(): Promise<void> {
    try {
      this.part = await this.fetch();
    } catch (error) {
      this.miss(error);
      return;
    }
    const sheets = [this.part.styles ?? []].flat().flatMap(({ styleSheet }: CSSResult) => styleSheet ?? []);
    (this.host.renderRoot as ShadowRoot).adoptedStyleSheets.push(...sheets);
    this.host.requestUpdate();
    const { awaited } = this;
    this.giveUp();
    awaited?.(this.part);
  }

  /** Browsers ask for what has failed anew at the next import. */
  private miss(error: unknown): void {
    if (!this.awaited) return;
    this.error = { error };
    this.host.requestUpdate();
    this.missed();
  }
}
