// Written by scripts/make-tokens.mjs from scripts/tokens/tokens.mjs; do not edit.
import { css } from 'lit';

/** The rest of the design language, which nothing but the elements with fields reads. */
export const fieldTokens = css`
  :host {
    --_surface: var(
      --share-color-surface,
      light-dark(var(--share-palette-gray-0, #ffffff), var(--share-palette-gray-850, #171c23))
    );
    --_surface-sunken: var(
      --share-color-surface-sunken,
      light-dark(var(--share-palette-gray-50, #f3f6f9), var(--share-palette-gray-950, #10141a))
    );
    --_border-control: var(
      --share-color-border-control,
      light-dark(var(--share-palette-gray-500, #7d8b99), var(--share-palette-gray-550, #6d7c8b))
    );
    --_accent-strong: var(
      --share-color-accent-strong,
      light-dark(var(--share-palette-blue-700, #084c8b), var(--share-palette-blue-200, #a8d2fb))
    );
    --_on-accent: var(
      --share-color-on-accent,
      light-dark(var(--share-palette-gray-0, #ffffff), var(--share-palette-blue-950, #0b1a29))
    );
    --_accent-soft: var(
      --share-color-accent-soft,
      light-dark(var(--share-palette-blue-50, #e4effa), var(--share-palette-blue-900, #1d3247))
    );
    --_warning: var(
      --share-color-warning,
      light-dark(var(--share-palette-amber-600, #7a4d00), var(--share-palette-amber-300, #f3c46c))
    );
    --_warning-soft: var(
      --share-color-warning-soft,
      light-dark(var(--share-palette-amber-50, #fff4dc), var(--share-palette-amber-900, #352914))
    );
    --_favorite: var(
      --share-color-favorite,
      light-dark(var(--share-palette-gold-600, #9a6700), var(--share-palette-gold-300, #f0c04f))
    );
    --_shadow-dialog: var(--share-shadow-dialog, 0 24px 64px rgb(6 14 24 / 0.35), 0 4px 16px rgb(6 14 24 / 0.2));
    --_font-size-large: calc(var(--_font-size) * 1.3);
    --_space-5: calc(var(--_space) * 5);
    --_space-6: calc(var(--_space) * 6);
    --_radius-small: calc(var(--_radius) * 0.625);
  }
`;
