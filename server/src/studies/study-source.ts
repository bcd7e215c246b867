import type { StudyPage } from 'pacs-share/contract';
import type { Study } from 'pacs-share/domain';

export type { StudyPage };

/** A study as the contract describes it. */
export type StudyRecord = Study;

/** One DICOM instance of a study: an image, a report, or another object. */
export interface InstanceRecord {
  /** DICOM (0008,0018). */
  sopInstanceUid: string;
  /** DICOM (0008,0016); empty where the source does not tell. */
  sopClassUid: string;
  /** DICOM (0020,000E). */
  seriesInstanceUid: string;
  /** DICOM (0020,0011). */
  seriesNumber?: number;
  /** DICOM (0008,103E). */
  seriesDescription?: string;
  /** DICOM (0008,0060), for example `CT`. */
  modality: string;
  /** DICOM (0020,0013). */
  instanceNumber?: number;
  /** Height and width of an image in pixels. */
  rows?: number;
  columns?: number;
  /** Whether `frame()` can draw it. */
  renderable: boolean;
}

/** A frame ready to be drawn: 8-bit grayscale, row by row from the top left, black is 0. */
export interface RenderedFrame {
  columns: number;
  rows: number;
  /** `rows` × `columns` values. */
  pixels: Uint8Array;
}

/** A report as a person reads it. */
export type StudyReport =
  | {
      kind: 'text';
      /** DICOM (0008,0018). */
      sopInstanceUid: string;
      sections: ReportSection[];
    }
  | { kind: 'pdf'; sopInstanceUid: string; bytes: Uint8Array<ArrayBuffer> }
  /** There is one, in a form that cannot be shown here. */
  | { kind: 'unreadable'; sopInstanceUid: string };

/** A part of a report. */
export interface ReportSection {
  /** Blank where the report gives none. */
  title: string;
  paragraphs: string[];
}

/** What to look for; every criterion given must hold. */
export interface StudyQuery {
  /** Words in any order: patient name, patient id, accession number, description. Accents and case do not matter. */
  text?: string;
  /** First study date, `YYYY-MM-DD`, inclusive. */
  from?: string;
  /** Last study date, `YYYY-MM-DD`, inclusive. */
  to?: string;
  /** One of the modalities of the study, exactly, for example `MR`. */
  modality?: string;
  /** How many studies at most, 1 or more. */
  limit: number;
  /** `next` of the page before, with the same criteria. */
  cursor?: string;
}

/**
 * Where studies come from: a folder of DICOM files, or a PACS asked by QIDO-RS.
 *
 * Every method rejects with `StudySourceUnavailable` where the source cannot be asked, and with the signal's
 * reason where it was aborted.
 */
export interface StudySource {
  /** Rejects with `InvalidCursor` where the cursor is not one of this source. */
  search(query: StudyQuery, signal?: AbortSignal): Promise<StudyPage>;
  /** In the order asked; unknown UIDs are absent. */
  find(studyInstanceUids: readonly string[], signal?: AbortSignal): Promise<StudyRecord[]>;
  /** Instances of a study in display order: series number, instance number. Empty where the study is unknown. */
  instances(studyInstanceUid: string, signal?: AbortSignal): Promise<InstanceRecord[]>;
  /** The reports of a study, in display order. Empty where there are none, or the study is unknown. */
  reports(studyInstanceUid: string, signal?: AbortSignal): Promise<StudyReport[]>;
  /** The first frame of an instance as its window shows it; undefined if unknown or not renderable. */
  frame(sopInstanceUid: string): Promise<RenderedFrame | undefined>;
}

/** Why a source could not be asked. */
export type UnavailableReason = 'timeout' | 'network' | 'status' | 'redirect' | 'invalid-answer';

/** The source of studies did not answer, or not in a way that can be used. The message holds no patient data and no URL. */
export class StudySourceUnavailable extends Error {
  override readonly name = 'StudySourceUnavailable';

  constructor(
    readonly reason: UnavailableReason,
    message: string,
    /** HTTP status, where there was one. */
    readonly status?: number,
  ) {
    super(message);
  }
}

/** A cursor that this source did not hand out. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';

  constructor() {
    super('not a cursor of this source of studies');
  }
}
