import { css } from 'lit';

/** The studies to be shared. */
export const studiesStyles = css`
  .empty {
    color: var(--_text-quiet);
  }

  .studies {
    outline-offset: 4px;
  }

  .study-cards {
    display: grid;
    gap: var(--_space-2);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 24em), 1fr));
    max-block-size: 12.5em;
    overflow-y: auto;
    scrollbar-width: thin;
    border-radius: var(--_radius);
  }

  .patients {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .study-card {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-inline-size: 0;
    padding: var(--_space-2) var(--_space-2) var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
  }

  .modality {
    flex: none;
    min-inline-size: 2.6em;
    padding: 3px var(--_space);
    border-radius: var(--_radius-small);
    background: var(--_accent-soft);
    color: var(--_accent-strong);
    font-size: var(--_font-size-small);
    font-weight: 700;
    text-align: center;
  }

  .study-text {
    flex: 1;
    min-inline-size: 0;
  }

  .study-title,
  .study-meta {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .study-title {
    font-weight: 600;
    line-height: 1.3;
  }

  .study-meta > :not(:first-child)::before {
    content: '· ';
  }
`;
