import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Study } from '../../domain/index.js';
import { headerRow, studyRow } from './study-row.js';
import type { StudyRowsController } from './study-rows-controller.js';
import { selectedPart } from './study-selection.js';

export interface StudyTableProps {
  /** No UID twice. */
  studies: readonly Study[];
  selected: readonly string[];
  activeStudy: string | null | undefined;
  locale: string;
  rows: StudyRowsController;
  onSelectAll: (event: Event) => void;
}

/** The rows, below the checkbox for all of them. */
export function studyTable({ studies, rows, locale, onSelectAll, ...props }: StudyTableProps): TemplateResult {
  const uids = studies.map(({ studyInstanceUid }) => studyInstanceUid);
  const selected = new Set(props.selected);
  const active = uids.find((uid) => uid === props.activeStudy);
  const tabStop = active ?? uids[0];
  return html`
    <div class="table" part="table" role="table" aria-label=${msg('Studies', { desc: 'Heading' })}>
      ${headerRow(selectedPart(props.selected, uids), onSelectAll)}
      <div
        class="rows"
        role="rowgroup"
        @pointerdown=${rows.handlePointerDown}
        @mousedown=${rows.handleMouseDown}
        @click=${rows.handleClick}
        @focusin=${rows.handleFocusIn}
        @keydown=${rows.handleKeyDown}
      >
        ${repeat(
          studies,
          ({ studyInstanceUid }) => studyInstanceUid,
          (study, index) =>
            studyRow(study, {
              index,
              locale,
              isSelected: selected.has(study.studyInstanceUid),
              isActive: study.studyInstanceUid === active,
              isTabStop: study.studyInstanceUid === tabStop,
            }),
        )}
      </div>
    </div>
  `;
}
