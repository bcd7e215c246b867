import { css } from 'lit';

/** A month to choose a day from. */
export const calendarStyles = css`
  .calendar {
    padding: var(--_space-2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
  }

  .calendar-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .calendar-month {
    font-weight: 600;
  }

  .calendar-month::first-letter {
    text-transform: uppercase;
  }

  .back svg {
    transform: rotate(90deg);
  }

  .forward svg {
    transform: rotate(-90deg);
  }

  .back:dir(rtl) svg {
    transform: rotate(-90deg);
  }

  .forward:dir(rtl) svg {
    transform: rotate(90deg);
  }

  .calendar table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }

  .calendar th {
    padding: var(--_space) 0;
    color: var(--_text-quiet);
    font-size: var(--_font-size-small);
    font-weight: 500;
  }

  .calendar td {
    padding: 1px;
  }

  .day {
    inline-size: 100%;
    min-block-size: 30px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: transparent;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }

  .day:hover {
    background: var(--_hover);
  }

  .day[data-other-month] {
    color: var(--_text-quiet);
  }

  .day[aria-disabled='true'] {
    color: var(--_text-quiet);
    opacity: 0.55;
    text-decoration: line-through;
    cursor: default;
  }

  .day[data-chosen] {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 700;
  }

  .day:focus-visible {
    outline-offset: -2px;
  }

  .day[data-chosen]:focus-visible {
    outline-color: var(--_on-accent);
  }
`;
