import { calendarDate, isCalendarDate } from 'pacs-share/domain';

import type { InstanceRecord, StudyRecord } from './study-source.js';
import type { DatedStudy } from './study-order.js';
import { numberOf, TAG, textOf, type Attributes } from './tags.js';

/** The date of a study whose date nobody recorded: visibly none, and the last one in a list. */
export const UNDATED = '0001-01-01';

/** Modalities of objects that are no images; named after those of images. */
const WITHOUT_IMAGES = new Set(['AU', 'DOC', 'FID', 'KO', 'PLAN', 'PR', 'REG', 'RWV', 'SEG', 'SR', 'TEXTUREMAP']);

/** SOP classes that a person reads as a report. Dose reports, CAD results and key object selections are not among them. */
export const REPORT_SOP_CLASSES = new Set([
  '1.2.840.10008.5.1.4.1.1.88.11', // Basic Text SR
  '1.2.840.10008.5.1.4.1.1.88.22', // Enhanced SR
  '1.2.840.10008.5.1.4.1.1.88.33', // Comprehensive SR
  '1.2.840.10008.5.1.4.1.1.88.34', // Comprehensive 3D SR
  '1.2.840.10008.5.1.4.1.1.88.35', // Extensible SR
  '1.2.840.10008.5.1.4.1.1.104.1', // Encapsulated PDF
  '1.2.840.10008.5.1.4.1.1.104.2', // Encapsulated CDA
]);

/** A report beyond so many bytes is not shown. */
export const MAXIMUM_REPORT = 64 * 1024 * 1024;

/** A department that studies come from. */
export interface Source {
  id: string;
  name: string;
}

/** A DICOM DA as `YYYY-MM-DD`; undefined where it is no date that exists. Also the older `YYYY.MM.DD`. */
export function dateOf(text: string | undefined): string | undefined {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(text ?? '');
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function isReport(attributes: Attributes): boolean {
  const sopClasses = [...(attributes[TAG.SOPClassUID] ?? []), ...(attributes[TAG.SOPClassesInStudy] ?? [])];
  if (sopClasses.some((uid) => REPORT_SOP_CLASSES.has(uid))) return true;
  const modalities = modalitiesOf(attributes);
  // Who answers without SOP classes leaves the modality only.
  return modalities.includes('DOC') || (sopClasses.length === 0 && modalities.includes('SR'));
}

function modalitiesOf(attributes: Attributes): string[] {
  return [...(attributes[TAG.Modality] ?? []), ...(attributes[TAG.ModalitiesInStudy] ?? [])].filter(Boolean);
}

function sortedModalities(all: readonly Attributes[]): string[] {
  const modalities = [...new Set(all.flatMap(modalitiesOf))].sort();
  return [
    ...modalities.filter((modality) => !WITHOUT_IMAGES.has(modality)),
    ...modalities.filter((modality) => WITHOUT_IMAGES.has(modality)),
  ];
}

function firstText(all: readonly Attributes[], ...tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    for (const attributes of all) {
      const text = textOf(attributes, tag);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

function studyDate(all: readonly Attributes[]): string {
  const tags = [TAG.StudyDate, TAG.AcquisitionDate, TAG.SeriesDate, TAG.ContentDate, TAG.InstanceCreationDate] as const;
  for (const tag of tags) {
    const date = all.map((attributes) => dateOf(textOf(attributes, tag))).find((value) => value !== undefined);
    if (date !== undefined && isCalendarDate(date)) return date;
  }
  return UNDATED;
}

/** An identifier made of a name: `Radiologie, Clinique Modèle` gives `radiologie-clinique-modele`. */
export function sourceId(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** How studies come to a department: by the name that they give, which is that of a known one or makes a new one. */
export interface Sources {
  /** Departments known by name. */
  known: readonly Source[];
  /** Where studies come from that name no institution. */
  unnamed: Source;
}

function sourceOf(all: readonly Attributes[], { known, unnamed }: Sources): Source {
  const institution = firstText(all, TAG.InstitutionName);
  if (institution === undefined) return unnamed;
  const department = firstText(all, TAG.InstitutionalDepartmentName);
  const name = department === undefined ? institution : `${department}, ${institution}`;
  const id = sourceId(name);
  return known.find((source) => sourceId(source.name) === id) ?? (id === '' ? unnamed : { id, name });
}

/**
 * One study out of the attributes of its instances, or of the study itself as QIDO-RS answers it.
 * Undefined without a Study Instance UID.
 */
export function studyOf(all: readonly Attributes[], sources: Sources): DatedStudy | undefined {
  const studyInstanceUid = firstText(all, TAG.StudyInstanceUID);
  if (studyInstanceUid === undefined) return undefined;
  const id = firstText(all, TAG.PatientID);
  const birthDate = dateOf(firstText(all, TAG.PatientBirthDate));
  const sex = firstText(all, TAG.PatientSex);
  const accessionNumber = firstText(all, TAG.AccessionNumber);
  const study: StudyRecord = {
    studyInstanceUid,
    patient: {
      name: firstText(all, TAG.PatientName) ?? '',
      ...(id !== undefined && { id }),
      ...(birthDate !== undefined && { birthDate }),
      ...(sex !== undefined && { sex }),
    },
    description: firstText(all, TAG.StudyDescription) ?? '',
    date: studyDate(all),
    modalities: sortedModalities(all),
    ...(accessionNumber !== undefined && { accessionNumber }),
    hasReport: all.some(isReport),
    source: sourceOf(all, sources),
  };
  return { study, time: firstText(all, TAG.StudyTime) ?? '' };
}

/** An instance out of its attributes; undefined without UIDs. */
export function instanceOf(attributes: Attributes, renderable: boolean): InstanceRecord | undefined {
  const sopInstanceUid = textOf(attributes, TAG.SOPInstanceUID);
  const seriesInstanceUid = textOf(attributes, TAG.SeriesInstanceUID);
  if (sopInstanceUid === undefined || seriesInstanceUid === undefined) return undefined;
  const seriesNumber = numberOf(attributes, TAG.SeriesNumber);
  const seriesDescription = textOf(attributes, TAG.SeriesDescription);
  const instanceNumber = numberOf(attributes, TAG.InstanceNumber);
  const rows = numberOf(attributes, TAG.Rows);
  const columns = numberOf(attributes, TAG.Columns);
  return {
    sopInstanceUid,
    sopClassUid: textOf(attributes, TAG.SOPClassUID) ?? '',
    seriesInstanceUid,
    ...(seriesNumber !== undefined && { seriesNumber }),
    ...(seriesDescription !== undefined && { seriesDescription }),
    modality: textOf(attributes, TAG.Modality) ?? '',
    ...(instanceNumber !== undefined && { instanceNumber }),
    ...(rows !== undefined && { rows }),
    ...(columns !== undefined && { columns }),
    renderable,
  };
}

/** Display order: series number, instance number; those without a number come last. */
export function compareInstances(one: InstanceRecord, other: InstanceRecord): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    (one.seriesNumber ?? last) - (other.seriesNumber ?? last) ||
    compareText(one.seriesInstanceUid, other.seriesInstanceUid) ||
    (one.instanceNumber ?? last) - (other.instanceNumber ?? last) ||
    compareText(one.sopInstanceUid, other.sopInstanceUid)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
