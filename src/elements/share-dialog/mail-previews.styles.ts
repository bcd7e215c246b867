import { css } from 'lit';

/** The button that shows the mails, and where they stand. */
export const mailPreviewStyles = css`
  .previews {
    display: grid;
    gap: var(--_space-3);
    justify-items: start;
  }

  .previews > div {
    display: grid;
    gap: var(--_space-3);
    inline-size: 100%;
  }

  .previews > div:empty {
    display: none;
  }
`;
