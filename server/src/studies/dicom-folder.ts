import { join } from 'node:path';

import type { Log } from '../http/request-log.js';
import { indexFolder, type IndexCounts, type IndexedFile } from './folder-index.js';
import { IMAGE_TAGS, renderFrame } from './grayscale.js';
import { isUncompressed } from './part10-form.js';
import { readBytes, readWhole } from './part10-file.js';
import { comparePositions, pageOf, positionOf, positionOfCursor, type DatedStudy } from './study-order.js';
import {
  compareInstances,
  instanceOf,
  MAXIMUM_REPORT,
  REPORT_SOP_CLASSES,
  studyOf,
  type Sources,
} from './study-record.js';
import type {
  InstanceRecord,
  RenderedFrame,
  StudyPage,
  StudyQuery,
  StudyRecord,
  StudyReport,
  StudySource,
} from './study-source.js';
import { matchesWords, typedWords, wordsOfStudy } from './study-text.js';
import { TAG, textOf, type Attributes } from './tags.js';

export interface DicomFolderOptions {
  /** Folder of DICOM Part 10 files, searched with its subfolders. */
  directory: string;
  /** Where the index is kept between starts. */
  indexFile: string;
  sources: Sources;
  log: Log;
}

interface IndexedStudy extends DatedStudy {
  words: readonly string[];
  instances: readonly InstanceRecord[];
}

type InstanceFile = IndexedFile & { content: { kind: 'instance' } };

function isInstance(file: IndexedFile): file is InstanceFile {
  return file.content.kind === 'instance';
}

function groupByStudy(files: readonly InstanceFile[]): InstanceFile[][] {
  const groups = new Map<string, InstanceFile[]>();
  for (const file of files) {
    const uid = textOf(file.content.attributes, TAG.StudyInstanceUID) ?? '';
    const group = groups.get(uid);
    if (group) group.push(file);
    else groups.set(uid, [file]);
  }
  return [...groups.values()];
}

function indexStudy(files: readonly InstanceFile[], sources: Sources): IndexedStudy | undefined {
  const records = files
    .map(({ content }) => ({
      attributes: content.attributes,
      instance: instanceOf(content.attributes, content.renderable),
    }))
    .filter((record): record is { attributes: Attributes; instance: InstanceRecord } => record.instance !== undefined)
    .sort((one, other) => compareInstances(one.instance, other.instance));
  const dated = studyOf(
    records.map(({ attributes }) => attributes),
    sources,
  );
  if (!dated) return undefined;
  // The same instance may lie in the folder twice.
  const instances = new Map(records.map(({ instance }) => [instance.sopInstanceUid, instance]));
  return { ...dated, words: wordsOfStudy(dated.study), instances: [...instances.values()] };
}

/** Studies of a folder of DICOM Part 10 files, as they were when it was opened. */
export class DicomFolder implements StudySource {
  /** Indexes the folder; rejects where it cannot be read. */
  static async open(options: DicomFolderOptions): Promise<DicomFolder> {
    const { files, counts } = await indexFolder(options.directory, options.indexFile, options.log);
    return new DicomFolder(options, files.filter(isInstance), counts);
  }

  /** Newest first. */
  private readonly studies: readonly IndexedStudy[];
  private readonly studyByUid: ReadonlyMap<string, IndexedStudy>;
  private readonly pathBySopInstanceUid: ReadonlyMap<string, string>;

  private constructor(
    private readonly options: DicomFolderOptions,
    files: readonly InstanceFile[],
    /** What the folder holds. */
    readonly counts: IndexCounts,
  ) {
    this.studies = groupByStudy(files)
      .map((group) => indexStudy(group, options.sources))
      .filter((study) => study !== undefined)
      .sort((one, other) => comparePositions(positionOf(one), positionOf(other)));
    this.studyByUid = new Map(this.studies.map((indexed) => [indexed.study.studyInstanceUid, indexed]));
    this.pathBySopInstanceUid = new Map(
      files.map(({ path, content }) => [textOf(content.attributes, TAG.SOPInstanceUID) ?? '', path]),
    );
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a thrown InvalidCursor becomes a rejection
  async search({ text, from, to, modality, limit, cursor }: StudyQuery, signal?: AbortSignal): Promise<StudyPage> {
    signal?.throwIfAborted();
    const after = cursor === undefined ? undefined : positionOfCursor(cursor);
    const typed = typedWords(text);
    const matches = this.studies.filter(
      ({ study, time, words }) =>
        (after === undefined ||
          comparePositions({ date: study.date, time, studyInstanceUid: study.studyInstanceUid }, after) > 0) &&
        (from === undefined || study.date >= from) &&
        (to === undefined || study.date <= to) &&
        (modality === undefined || study.modalities.includes(modality)) &&
        matchesWords(words, typed),
    );
    return pageOf(matches, limit);
  }

  find(studyInstanceUids: readonly string[]): Promise<StudyRecord[]> {
    const found = studyInstanceUids.map((uid) => this.studyByUid.get(uid)?.study);
    return Promise.resolve(found.filter((study) => study !== undefined));
  }

  instances(studyInstanceUid: string): Promise<InstanceRecord[]> {
    return Promise.resolve([...(this.studyByUid.get(studyInstanceUid)?.instances ?? [])]);
  }

  async reports(studyInstanceUid: string): Promise<StudyReport[]> {
    const instances = this.studyByUid.get(studyInstanceUid)?.instances ?? [];
    const found = instances.filter(({ sopClassUid }) => REPORT_SOP_CLASSES.has(sopClassUid));
    if (found.length === 0) return [];
    const { readReport } = await import('./report.js');
    return Promise.all(
      found.map(async ({ sopInstanceUid }) => {
        const path = join(this.options.directory, this.pathBySopInstanceUid.get(sopInstanceUid) ?? '');
        const file = await readBytes(path, MAXIMUM_REPORT).catch(() => undefined);
        return file ? readReport(sopInstanceUid, file) : { kind: 'unreadable' as const, sopInstanceUid };
      }),
    );
  }

  async frame(sopInstanceUid: string): Promise<RenderedFrame | undefined> {
    const path = this.pathBySopInstanceUid.get(sopInstanceUid);
    if (path === undefined) return undefined;
    // A file that is gone or broken since it was indexed has no frame.
    const file = await readWhole(join(this.options.directory, path), IMAGE_TAGS).catch(() => undefined);
    if (!file || !isUncompressed(textOf(file.attributes, TAG.TransferSyntaxUID))) return undefined;
    return renderFrame(file);
  }
}
