import { css } from 'lit';

/** What failed, what is missing, and what is still on its way. */
export const noticeStyles = css`
  .notice-title {
    font-size: inherit;
    font-weight: 600;
  }

  .notice-body {
    flex: 1;
    min-inline-size: 0;
  }

  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .issue-list {
    display: grid;
    gap: 2px;
    margin-block-start: var(--_space);
  }

  .issue-list .link {
    min-block-size: 24px;
    color: inherit;
  }

  .skeleton {
    display: grid;
    gap: var(--_space-5);
  }

  .skeleton-block {
    block-size: 4.5em;
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    animation: pulse 1.4s ease-in-out infinite alternate;
  }

  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton-block {
      animation: none;
    }
  }
`;
