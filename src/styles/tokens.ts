// Written by scripts/make-tokens.mjs from scripts/tokens/tokens.mjs; do not edit.
import { css } from 'lit';

/**
 * The design language: public `--share-*` properties that a page may set, and what they are where it does not.
 * Inside, styles use the private names. `color-scheme` of the page, or set on the element, decides light or dark.
 */
export const tokens = css`
  :host {
    --_font: var(--share-font-family, system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif);
    --_font-size: var(--share-font-size, 14px);
    --_line-height: var(--share-line-height, 1.45);
    --_density: clamp(0.75, var(--share-density, 1), 1.25);
    --_space: calc(var(--share-space, 4px) * var(--_density));
    --_control: max(24px, var(--share-control-height, 36px) * var(--_density));
    --_radius: var(--share-radius, 8px);
    --_surface: var(
      --share-color-surface,
      light-dark(var(--share-palette-gray-0, #ffffff), var(--share-palette-gray-850, #171c23))
    );
    --_surface-raised: var(
      --share-color-surface-raised,
      light-dark(var(--share-palette-gray-0, #ffffff), var(--share-palette-gray-800, #1f262f))
    );
    --_surface-sunken: var(
      --share-color-surface-sunken,
      light-dark(var(--share-palette-gray-50, #f3f6f9), var(--share-palette-gray-950, #10141a))
    );
    --_hover: var(
      --share-color-hover,
      light-dark(var(--share-palette-gray-100, #eaf0f6), var(--share-palette-gray-750, #28313c))
    );
    --_text: var(
      --share-color-text,
      light-dark(var(--share-palette-gray-900, #16212d), var(--share-palette-gray-150, #e6ecf2))
    );
    --_text-quiet: var(
      --share-color-text-quiet,
      light-dark(var(--share-palette-gray-600, #52606f), var(--share-palette-gray-400, #a3b1bf))
    );
    --_border: var(
      --share-color-border,
      light-dark(var(--share-palette-gray-200, #d8e0e8), var(--share-palette-gray-700, #333e4a))
    );
    --_border-control: var(
      --share-color-border-control,
      light-dark(var(--share-palette-gray-500, #7d8b99), var(--share-palette-gray-550, #6d7c8b))
    );
    --_accent: var(
      --share-color-accent,
      light-dark(var(--share-palette-blue-600, #0a5fae), var(--share-palette-blue-300, #7fbcf7))
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
    --_danger: var(
      --share-color-danger,
      light-dark(var(--share-palette-red-600, #b3261e), var(--share-palette-red-300, #ff9c91))
    );
    --_danger-soft: var(
      --share-color-danger-soft,
      light-dark(var(--share-palette-red-50, #fdecea), var(--share-palette-red-900, #3b1f1d))
    );
    --_warning: var(
      --share-color-warning,
      light-dark(var(--share-palette-amber-600, #7a4d00), var(--share-palette-amber-300, #f3c46c))
    );
    --_warning-soft: var(
      --share-color-warning-soft,
      light-dark(var(--share-palette-amber-50, #fff4dc), var(--share-palette-amber-900, #352914))
    );
    --_success: var(
      --share-color-success,
      light-dark(var(--share-palette-green-600, #17693a), var(--share-palette-green-300, #7ed3a1))
    );
    --_success-soft: var(
      --share-color-success-soft,
      light-dark(var(--share-palette-green-50, #e3f5ea), var(--share-palette-green-900, #17321f))
    );
    --_favorite: var(
      --share-color-favorite,
      light-dark(var(--share-palette-gold-600, #9a6700), var(--share-palette-gold-300, #f0c04f))
    );
    --_shadow-layer: var(--share-shadow-layer, 0 4px 16px rgb(10 22 34 / 0.16), 0 1px 3px rgb(10 22 34 / 0.12));
    --_shadow-dialog: var(--share-shadow-dialog, 0 24px 64px rgb(6 14 24 / 0.35), 0 4px 16px rgb(6 14 24 / 0.2));
    --_duration: var(--share-duration, 140ms);

    --_font-size-small: calc(var(--_font-size) * 0.875);
    --_font-size-large: calc(var(--_font-size) * 1.3);
    --_space-2: calc(var(--_space) * 2);
    --_space-3: calc(var(--_space) * 3);
    --_space-4: calc(var(--_space) * 4);
    --_space-5: calc(var(--_space) * 5);
    --_space-6: calc(var(--_space) * 6);
    --_control-small: max(24px, 28px * var(--_density));
    --_radius-small: calc(var(--_radius) * 0.625);
    --_radius-full: 999px;
  }

  /* What a finger presses. */
  @media (pointer: coarse) {
    :host {
      --_control: var(--share-control-height, 44px);
      --_control-small: 44px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0ms;
    }
  }
`;
