import type { StudyPage } from 'pacs-share/contract';

import { InvalidCursor, type StudyQuery } from '../../../server/src/studies/study-source.js';
import { StudiesInMemory, STUDIES, study } from '../../../server/test/support/studies.js';

/** More studies than a strict department lets be shared at once, in pages. */
export class PagedStudies extends StudiesInMemory {
  constructor() {
    super([...STUDIES, ...Array.from({ length: 12 }, (_, index) => study(20 + index))]);
  }

  override search({ text, from, to, modality, cursor, limit }: StudyQuery): Promise<StudyPage> {
    if (cursor !== undefined && !/^\d+$/.test(cursor)) return Promise.reject(new InvalidCursor());
    const found = this.studies.filter(
      (each) =>
        (text === undefined || each.studyInstanceUid === text) &&
        (from === undefined || each.date >= from) &&
        (to === undefined || each.date <= to) &&
        (modality === undefined || each.modalities.includes(modality)),
    );
    const start = Number(cursor ?? 0);
    const end = start + limit;
    return Promise.resolve({ studies: found.slice(start, end), next: end < found.length ? `${end}` : null });
  }
}
