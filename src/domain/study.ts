/** A DICOM study as the sender picks it. */
export interface Study {
  /** DICOM (0020,000D). */
  studyInstanceUid: string;
  patient: {
    /** A DICOM PN string, for example `Peeters^An`; up to three groups separated by `=`. */
    name: string;
    id?: string;
    /** Calendar date, `YYYY-MM-DD`. */
    birthDate?: string;
    /** DICOM (0010,0040): M, F or O. */
    sex?: string;
  };
  description: string;
  /** Calendar date, `YYYY-MM-DD`, in the time zone of the department that made it. */
  date: string;
  /** DICOM (0008,0061), for example `['CT', 'SR']`. */
  modalities: string[];
  accessionNumber?: string;
  hasReport: boolean;
  /** The department that made the study. */
  source: { id: string; name: string };
}

/** The studies without those named twice, in their first order. */
export function distinctStudies(studies: readonly Study[]): Study[] {
  const byUid = new Map<string, Study>();
  for (const study of studies) if (!byUid.has(study.studyInstanceUid)) byUid.set(study.studyInstanceUid, study);
  return [...byUid.values()];
}

/** How many patients the studies are of, told apart by identifier and name as they were given. */
export function patientCount(studies: readonly Study[]): number {
  return new Set(studies.map(({ patient: { id = '', name } }) => JSON.stringify([id, name]))).size;
}

/** Whether all studies come from one department. */
export function isOneSource(studies: readonly Study[]): boolean {
  return new Set(studies.map((study) => study.source.id)).size <= 1;
}
