import { css } from 'lit';

/**
 * The design language: public `--share-*` properties that a page may set, and what they are where it does not.
 * Inside, styles use the private names. `color-scheme` of the page, or set on the element, decides light or dark.
 */
export const tokens = css`
  :host {
    --_font: var(--share-font-family, system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif);
    --_font-size: var(--share-font-size, 14px);
    --_font-size-small: calc(var(--_font-size) * 0.875);
    --_font-size-large: calc(var(--_font-size) * 1.3);
    --_line-height: var(--share-line-height, 1.45);

    --_space: var(--share-space, 4px);
    --_space-2: calc(var(--_space) * 2);
    --_space-3: calc(var(--_space) * 3);
    --_space-4: calc(var(--_space) * 4);
    --_space-5: calc(var(--_space) * 5);
    --_space-6: calc(var(--_space) * 6);
    --_control: var(--share-control-height, 36px);
    --_control-small: 28px;
    --_radius: var(--share-radius, 8px);
    --_radius-small: calc(var(--_radius) * 0.625);
    --_radius-full: 999px;

    --_surface: var(--share-color-surface, light-dark(#ffffff, #171c23));
    --_surface-raised: var(--share-color-surface-raised, light-dark(#ffffff, #1f262f));
    --_surface-sunken: var(--share-color-surface-sunken, light-dark(#f3f6f9, #10141a));
    --_hover: var(--share-color-hover, light-dark(#eaf0f6, #28313c));
    --_text: var(--share-color-text, light-dark(#16212d, #e6ecf2));
    --_text-quiet: var(--share-color-text-quiet, light-dark(#52606f, #a3b1bf));
    --_border: var(--share-color-border, light-dark(#d8e0e8, #333e4a));
    --_border-control: var(--share-color-border-control, light-dark(#7d8b99, #6d7c8b));
    --_accent: var(--share-color-accent, light-dark(#0a5fae, #7fbcf7));
    --_accent-strong: var(--share-color-accent-strong, light-dark(#084c8b, #a8d2fb));
    --_on-accent: var(--share-color-on-accent, light-dark(#ffffff, #0b1a29));
    --_accent-soft: var(--share-color-accent-soft, light-dark(#e4effa, #1d3247));
    --_danger: var(--share-color-danger, light-dark(#b3261e, #ff9c91));
    --_danger-soft: var(--share-color-danger-soft, light-dark(#fdecea, #3b1f1d));
    --_warning: var(--share-color-warning, light-dark(#7a4d00, #f3c46c));
    --_warning-soft: var(--share-color-warning-soft, light-dark(#fff4dc, #352914));
    --_success: var(--share-color-success, light-dark(#17693a, #7ed3a1));
    --_success-soft: var(--share-color-success-soft, light-dark(#e3f5ea, #17321f));
    --_favorite: var(--share-color-favorite, light-dark(#9a6700, #f0c04f));

    --_shadow-layer: var(--share-shadow-layer, 0 4px 16px rgb(10 22 34 / 0.16), 0 1px 3px rgb(10 22 34 / 0.12));
    --_shadow-dialog: var(--share-shadow-dialog, 0 24px 64px rgb(6 14 24 / 0.35), 0 4px 16px rgb(6 14 24 / 0.2));
    --_duration: var(--share-duration, 140ms);
    --_focus-ring: 0 0 0 2px var(--_surface), 0 0 0 4px var(--_accent);
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
