import { css } from 'lit';

export const pastedStyles = css`
  .pasted {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    padding: var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
  }

  .pasted-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
  }

  .pasted-head .link {
    min-block-size: 24px;
  }

  .pasted-title,
  .pasted-value {
    font-weight: 600;
  }

  .pasted-items {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .pasted-item {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: start;
    gap: var(--_space-2);
  }

  .pasted-item > svg,
  .pasted-item > .spinner {
    margin-block-start: 2px;
    color: var(--_text-quiet);
  }

  /* What to do stands beside a text that leaves room for it, and below one that does not. */
  .pasted-body {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-2);
    min-inline-size: 0;
  }

  .pasted-text {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .pasted-dismiss {
    margin-block-start: -4px;
  }

  .pasted-reason {
    color: var(--_text-quiet);
  }
`;
