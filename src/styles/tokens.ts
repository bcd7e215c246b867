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
    --_surface-raised: var(
      --share-color-surface-raised,
      light-dark(var(--share-palette-gray-0, #ffffff), var(--share-palette-gray-800, #1f262f))
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
    --_accent: var(
      --share-color-accent,
      light-dark(var(--share-palette-blue-600, #0a5fae), var(--share-palette-blue-300, #7fbcf7))
    );
    --_danger: var(
      --share-color-danger,
      light-dark(var(--share-palette-red-600, #b3261e), var(--share-palette-red-300, #ff9c91))
    );
    --_danger-soft: var(
      --share-color-danger-soft,
      light-dark(var(--share-palette-red-50, #fdecea), var(--share-palette-red-900, #3b1f1d))
    );
    --_success: var(
      --share-color-success,
      light-dark(var(--share-palette-green-600, #17693a), var(--share-palette-green-300, #7ed3a1))
    );
    --_success-soft: var(
      --share-color-success-soft,
      light-dark(var(--share-palette-green-50, #e3f5ea), var(--share-palette-green-900, #17321f))
    );
    --_shadow-layer: var(--share-shadow-layer, 0 4px 16px rgb(10 22 34 / 0.16), 0 1px 3px rgb(10 22 34 / 0.12));
    --_duration: var(--share-duration, 140ms);
    --_font-size-small: calc(var(--_font-size) * 0.875);
    --_space-2: calc(var(--_space) * 2);
    --_space-3: calc(var(--_space) * 3);
    --_space-4: calc(var(--_space) * 4);
    --_control-small: max(24px, 28px * var(--_density));
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
