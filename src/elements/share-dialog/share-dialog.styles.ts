import { css } from 'lit';

export const layoutStyles = css`
  :host {
    display: contents;
  }

  :host([presentation='inline']) {
    display: block;
  }

  .root {
    inline-size: min(60em, 100vw - var(--_space-4));
    max-inline-size: none;
    max-block-size: min(56em, 100dvh - var(--_space-4));
    margin: auto;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    box-shadow: var(--_shadow-dialog);
    overflow: hidden;
    outline: none;
  }

  dialog.root[open] {
    display: flex;
    animation: appear var(--_duration) ease-out;
  }

  .root.inline {
    display: flex;
    inline-size: auto;
    max-block-size: none;
    box-shadow: none;
  }

  .root::backdrop {
    background: var(--share-color-backdrop, rgb(8 16 26 / 0.55));
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  .frame {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    container: share-dialog / inline-size;
  }

  header {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-3) var(--_space-3) var(--_space-5);
    border-block-end: 1px solid var(--_border);
  }

  header > svg {
    color: var(--_accent);
  }

  header h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--_font-size-large);
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }

  .body {
    flex: 1;
    min-block-size: 0;
    padding: var(--_space-4) var(--_space-5) var(--_space-5);
    --share-confirmation-padding: 0px;
    overflow-y: auto;
    overscroll-behavior: contain;
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    scroll-padding-block: var(--_space-4);
  }

  .columns {
    display: grid;
    gap: var(--_space-6) calc(var(--_space) * 8);
    align-items: start;
  }

  .column {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    min-inline-size: 0;
  }

  footer {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-5);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-sunken);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    margin-inline-start: auto;
    gap: var(--_space-2);
  }

  .actions .primary {
    min-inline-size: 10em;
  }

  @container share-dialog (inline-size >= 44em) {
    .columns {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
    }

    .aside {
      padding-inline-start: calc(var(--_space) * 8);
      border-inline-start: 1px solid var(--_border);
    }

    footer {
      flex-direction: row;
      align-items: center;
      justify-content: space-between;
    }
  }

  @container share-dialog (inline-size < 30em) {
    header {
      padding-inline-start: var(--_space-4);
    }

    .body,
    footer {
      padding-inline: var(--_space-4);
    }

    .actions {
      inline-size: 100%;
    }

    .actions .primary {
      flex: 1;
    }
  }

  @media (max-height: 28em) {
    .frame {
      overflow-y: auto;
    }

    .body {
      flex: none;
      overflow: visible;
    }
  }

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

export const fieldStyles = css`
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

  .choices {
    display: grid;
    gap: var(--_space-2);
  }

  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-3);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    cursor: pointer;
    transition: border-color var(--_duration);
  }

  .choice:hover:not([data-off]) {
    border-color: var(--_border-control);
  }

  .choice:has(input:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .choice:has(input:checked) .hint {
    color: inherit;
  }

  .choice[data-off] {
    background: transparent;
    color: var(--_text-quiet);
    cursor: default;
  }

  .choice:has(input:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .choice input {
    inline-size: 18px;
    block-size: 18px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
    outline: none;
  }

  .choice-text {
    display: grid;
  }

  .choice-title {
    font-weight: 600;
  }

  .errors {
    display: grid;
    gap: 2px;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) var(--_space-2);
  }

  .suggestion {
    min-block-size: 26px;
    padding: 1px var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-full);
    background: transparent;
    color: var(--_text);
    font-size: var(--_font-size-small);
    cursor: pointer;
  }

  .suggestion:hover {
    background: var(--_hover);
  }

  .suggestion[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent-strong);
    font-weight: 600;
  }

  .spread {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-3);
  }

  .counter {
    font-variant-numeric: tabular-nums;
  }

  .date-row {
    display: flex;
    gap: var(--_space-2);
  }

  .date-row .button {
    border-color: var(--_border-control);
  }

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

  .nested {
    display: grid;
    gap: var(--_space-2);
    margin-inline-start: calc(18px + var(--_space-3));
  }

  .segments {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) var(--_space-5);
  }

  .options {
    display: grid;
    gap: var(--_space-3);
  }

  .option {
    display: grid;
    gap: var(--_space);
  }

  .option .warning,
  .option .errors {
    margin-inline-start: calc(18px + var(--_space-3));
  }

  .summary {
    display: grid;
    gap: var(--_space-2);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_border);
  }

  .summary h3 {
    margin: 0;
  }

  .summary ul {
    display: grid;
    gap: var(--_space-2);
    margin: 0;
    padding-inline-start: 1.25em;
    list-style: disc;
    overflow-wrap: anywhere;
  }

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

  .mail {
    padding: var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }

  .mail dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space) var(--_space-3);
    margin: 0;
  }

  .mail dt {
    color: var(--_text-quiet);
  }

  .mail dd {
    margin: 0;
  }

  .mail-text {
    margin: var(--_space-3) 0 0;
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_border);
    font: inherit;
    white-space: pre-wrap;
  }

  .consent {
    display: grid;
    gap: var(--_space);
  }

  .consent .check {
    font-weight: 600;
  }
`;
