import type { Study } from 'pacs-share/domain';

import type { StudyPage, StudyQuery, StudyReport, StudySource } from '../../src/studies/study-source.js';

const VOORBEELD = { id: 'radiology-az-voorbeeld', name: 'Radiology, AZ Voorbeeld' };
const MODELE = { id: 'radiology-clinique-modele', name: 'Radiologie, Clinique Modèle' };

/** A study of an invented patient. */
export function study(serial: number, changes: Partial<Study> = {}): Study {
  return {
    studyInstanceUid: `1.2.826.0.1.3680043.10.999.${serial}`,
    patient: { name: 'Proefkonijn^Zélie', id: `P${serial}`, birthDate: '1961-02-03', sex: 'F' },
    description: 'CT thorax',
    date: '2026-03-01',
    modalities: ['CT'],
    accessionNumber: `A${serial}`,
    hasReport: true,
    source: VOORBEELD,
    ...changes,
  };
}

export const STUDIES: readonly Study[] = [
  study(1),
  study(2, { description: 'MR brain', modalities: ['MR'], patient: { name: 'Proefkonijn^Zélie', id: 'P1' } }),
  study(3, { source: MODELE, patient: { name: 'Modèle^Gédéon', id: 'M3' } }),
  study(4, { source: MODELE, patient: { name: 'Exemple^Ondine', id: 'M4' }, hasReport: false }),
  study(5, { patient: { name: 'O\u202eerif<script>alert(1)</script>^"Quotes" 🫀', id: 'P5' } }),
];

/** Studies that are given, in place of an archive. */
export class StudiesInMemory implements StudySource {
  constructor(readonly studies: readonly Study[] = STUDIES) {}

  search({ limit, modality }: StudyQuery): Promise<StudyPage> {
    const studies = this.studies.filter(({ modalities }) => modality === undefined || modalities.includes(modality));
    return Promise.resolve({ studies: studies.slice(0, limit), next: null });
  }

  find(uids: readonly string[]): Promise<Study[]> {
    return Promise.resolve(
      uids.flatMap((uid) => this.studies.find(({ studyInstanceUid }) => studyInstanceUid === uid) ?? []),
    );
  }

  instances(uid: string) {
    const isKnown = this.studies.some(({ studyInstanceUid }) => studyInstanceUid === uid);
    const instance = { sopInstanceUid: `${uid}.1`, sopClassUid: '', seriesInstanceUid: `${uid}.0`, modality: 'CT' };
    return Promise.resolve(isKnown ? [{ ...instance, renderable: true }] : []);
  }

  reports(uid: string): Promise<StudyReport[]> {
    const study = this.studies.find(({ studyInstanceUid }) => studyInstanceUid === uid);
    if (!study?.hasReport) return Promise.resolve([]);
    const sections = [{ title: 'Conclusion', paragraphs: ['Nothing of <note>.'] }];
    const pdf = Uint8Array.from(Buffer.from('%PDF-1.4 invented'));
    return Promise.resolve([
      { kind: 'text', sopInstanceUid: `${uid}.8`, sections },
      { kind: 'pdf', sopInstanceUid: `${uid}.9`, bytes: pdf },
    ]);
  }

  frame(uid: string) {
    const isKnown = this.studies.some(({ studyInstanceUid }) => uid === `${studyInstanceUid}.1`);
    return Promise.resolve(
      isKnown ? { columns: 3, rows: 2, pixels: Uint8Array.of(0, 50, 100, 150, 200, 250) } : undefined,
    );
  }
}
