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
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-2);
  }

  .pasted-item > svg {
    flex: none;
    color: var(--_text-quiet);
  }

  .pasted-text {
    display: flex;
    flex: 1 1 10rem;
    flex-direction: column;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .pasted-reason {
    color: var(--_text-quiet);
  }

  .pasted-actions {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin-inline-start: auto;
  }
`;
