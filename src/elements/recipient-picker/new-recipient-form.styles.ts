import { css } from 'lit';

/** The form for somebody new, and what is known of the address. */
export const newRecipientStyles = css`
  .new-recipient {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    padding: var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
  }

  .new-title {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-weight: 600;
  }

  .new-title svg {
    color: var(--_text-quiet);
  }

  .new-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3) var(--_space-4);
  }

  .finding {
    display: grid;
    gap: var(--_space-2);
    justify-items: start;
    padding: var(--_space-3);
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_warning);
    border-radius: var(--_radius-small);
    overflow-wrap: anywhere;
  }

  .finding .warning {
    display: flex;
    gap: var(--_space-2);
    margin: 0;
  }

  .new-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  @container (inline-size >= 24rem) {
    .new-fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
