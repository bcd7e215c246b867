import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LoadState } from '../../controllers/load-controller.js';
import { failureText } from '../../localization/failure-text.js';
import { failureTitle } from './picker-words.js';
import type { PickingController } from './picking-controller.js';
import { waitingText, type Failure } from './waiting-words.js';

/** Something that failed, in words, and how to try it again. */
export interface FieldFailure {
  /** The same object as long as it is the same failure. */
  occasion: object;
  title: string;
  text: string;
  retry: () => void;
  /** The endpoint wants to be left alone still. */
  isTooEarly: boolean;
  /** What was searched for may be somebody new. */
  isSearch: boolean;
}

export interface FailureSources {
  policy: () => LoadState<unknown>;
  retryPolicy: () => void;
  /** What is loaded late. */
  parts: () => readonly { readonly failure: object | undefined; retry(): void }[];
}

/** What keeps the field from being used: told once, counted down where the endpoint says how long, and tried again. */
export class FieldFailures implements ReactiveController {
  private announced: object | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly picking: PickingController,
    private readonly sources: FailureSources,
  ) {
    host.addController(this);
  }

  /** What failed and still matters, most important first. */
  get list(): FieldFailure[] {
    const { picking, sources } = this;
    const { suggestions } = picking;
    const { search, favoritesFailure } = suggestions;
    const policy = sources.policy();
    return [
      ...(policy.status === 'failed' ? [this.told('policy', policy, sources.retryPolicy)] : []),
      ...(search.status === 'failed' ? [this.told('search', search, () => suggestions.hurry(picking.text))] : []),
      ...(favoritesFailure ? [this.told('favorites', favoritesFailure, () => suggestions.openFavorites())] : []),
      ...sources.parts().flatMap((part) => (part.failure ? [this.toldMissing(part.failure, () => part.retry())] : [])),
    ];
  }

  hostUpdate(): void {
    const failure = this.list.at(0);
    if (failure && failure.occasion !== this.announced) {
      this.picking.announcer.announce(`${failure.title} ${failure.text}`);
    }
    this.announced = failure?.occasion;
  }

  private toldMissing(occasion: object, retry: () => void): FieldFailure {
    return {
      occasion,
      title: failureTitle('part'),
      text: failureText({ code: 'not-loaded' }),
      retry: () => this.picking.fromButton(retry),
      isTooEarly: false,
      isSearch: false,
    };
  }

  private told(what: Parameters<typeof failureTitle>[0], occasion: Failure, retry: () => void): FieldFailure {
    return {
      occasion,
      title: failureTitle(what),
      ...waitingText(occasion, this.picking.wait),
      retry: () => this.picking.fromButton(retry),
      isSearch: what === 'search',
    };
  }
}
