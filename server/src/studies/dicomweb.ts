import { concurrently } from './concurrently.js';
import { DicomwebRequest, type QidoAnswer } from './dicomweb-request.js';
import { instanceParameters, OPTIONAL_KEY, studyParameters, textMatches, type DateRange } from './qido-parameters.js';
import { walkBack, type Stretch } from './walk-back.js';
import {
  comparePositions,
  pageOf,
  positionOf,
  positionOfCursor,
  type DatedStudy,
  type Position,
} from './study-order.js';
import {
  compareInstances,
  instanceOf,
  MAXIMUM_REPORT,
  REPORT_SOP_CLASSES,
  studyOf,
  type Sources,
} from './study-record.js';
import {
  StudySourceUnavailable,
  type InstanceRecord,
  type RenderedFrame,
  type StudyPage,
  type StudyQuery,
  type StudyRecord,
  type StudyReport,
  type StudySource,
} from './study-source.js';
import { matchesWords, typedWords, wordsOfStudy } from './study-text.js';

export interface DicomwebOptions {
  /** Base URL of the DICOMweb service, for example `https://pacs.example.org/dicom-web`. */
  url: string;
  sources: Sources;
  /** Milliseconds until a request is given up. */
  timeout?: number;
  now?: () => Date;
}

/** How many results are asked for at once; common servers give at least so many. */
const PAGE = 100;
/** Pages of a single day, or of the instances of a study. */
const MAXIMUM_PAGES = 50;
const CONCURRENT_REQUESTS = 4;
/** 64 digits and dots at most (PS3.5 section 9.1); anything else cannot be a study of anybody. */
const UID = /^(?=.{1,64}$)\d+(\.\d+)*$/;

/**
 * Studies of a PACS, asked by QIDO-RS (DICOM PS3.18 section 10.6).
 *
 * The standard puts what is looked for, names included, into the URL of a request to the PACS: its log is a medical
 * record as its archive is. Whether accents matter in a name is the PACS's choice; where nothing is found, it is asked
 * again with wildcards in their place. Images are not drawn.
 */
export class Dicomweb implements StudySource {
  private readonly request: DicomwebRequest;
  private readonly sources: Sources;
  private readonly now: () => Date;

  constructor({ url, sources, timeout = 10_000, now = () => new Date() }: DicomwebOptions) {
    this.request = new DicomwebRequest({ url, timeout });
    this.sources = sources;
    this.now = now;
  }

  async search(query: StudyQuery, signal?: AbortSignal): Promise<StudyPage> {
    const { text, limit, cursor } = query;
    const after = cursor === undefined ? undefined : positionOfCursor(cursor);
    const typed = typedWords(text);
    const attempts = text === undefined || typed.length === 0 ? [[undefined]] : textMatches(text);
    let page: StudyPage = { studies: [], next: null };
    for (const matches of attempts) {
      page = await this.pageOfMatches(query, matches, typed, after, limit, signal);
      if (page.studies.length > 0 || page.next !== null) break;
    }
    return page;
  }

  async find(studyInstanceUids: readonly string[], signal?: AbortSignal): Promise<StudyRecord[]> {
    const found = await concurrently(studyInstanceUids, CONCURRENT_REQUESTS, async (uid) => {
      if (!UID.test(uid)) return undefined;
      const match = ['StudyInstanceUID', uid] as const;
      const { studies } = await this.studiesMatching({}, undefined, match, false, signal);
      return studies.find(({ study }) => study.studyInstanceUid === uid)?.study;
    });
    return found.filter((study) => study !== undefined);
  }

  async instances(studyInstanceUid: string, signal?: AbortSignal): Promise<InstanceRecord[]> {
    if (!UID.test(studyInstanceUid)) return [];
    const instances = new Map<string, InstanceRecord>();
    for (let page = 0; page < MAXIMUM_PAGES; page += 1) {
      const before = instances.size;
      const parameters = instanceParameters({ limit: PAGE, offset: page * PAGE });
      const { datasets, isCut } = await this.request.get(`studies/${studyInstanceUid}/instances`, parameters, signal);
      for (const dataset of datasets) {
        const instance = instanceOf(dataset, false);
        if (instance) instances.set(instance.sopInstanceUid, instance);
      }
      // A server that knows no pages gives the same, or everything, each time.
      if (instances.size === before || (datasets.length < PAGE && !isCut)) break;
    }
    return [...instances.values()].sort(compareInstances);
  }

  async reports(studyInstanceUid: string, signal?: AbortSignal): Promise<StudyReport[]> {
    const instances = await this.instances(studyInstanceUid, signal);
    const found = instances.filter(
      ({ sopClassUid, sopInstanceUid, seriesInstanceUid }) =>
        REPORT_SOP_CLASSES.has(sopClassUid) && UID.test(sopInstanceUid) && UID.test(seriesInstanceUid),
    );
    if (found.length === 0) return [];
    const { readReport } = await import('./report.js');
    return concurrently(found, CONCURRENT_REQUESTS, async ({ sopInstanceUid, seriesInstanceUid }) => {
      const path = `studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances/${sopInstanceUid}`;
      const file = await this.request.retrieve(path, MAXIMUM_REPORT, signal);
      return file ? readReport(sopInstanceUid, file) : { kind: 'unreadable' as const, sopInstanceUid };
    });
  }

  frame(): Promise<RenderedFrame | undefined> {
    return Promise.resolve(undefined);
  }

  private async pageOfMatches(
    { from, to, modality }: StudyQuery,
    matches: readonly (readonly [key: string, pattern: string] | undefined)[],
    typed: readonly string[],
    after: Position | undefined,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<StudyPage> {
    const isWanted = (dated: DatedStudy) =>
      (after === undefined || comparePositions(positionOf(dated), after) > 0) &&
      (modality === undefined || dated.study.modalities.includes(modality)) &&
      matchesWords(wordsOfStudy(dated.study), typed);
    const ask = async (range: DateRange, isDay: boolean): Promise<Stretch> => {
      const answers = await concurrently(matches, CONCURRENT_REQUESTS, (match) =>
        this.studiesMatching(range, modality, match, isDay, signal),
      );
      const found = answers.flatMap(({ studies }) => studies).filter(isWanted);
      const byUid = new Map(found.map((dated) => [dated.study.studyInstanceUid, dated]));
      return { studies: [...byUid.values()], isWhole: answers.every(({ isWhole }) => isWhole) };
    };
    // What follows a position is of the same day or an older one.
    const [last] = [to, after?.date].filter((date) => date !== undefined).sort();
    const today = this.now().toISOString().slice(0, 10);
    const { studies, rest } = await walkBack({ from, to: last }, today, limit, ask);
    studies.sort((one, other) => comparePositions(positionOf(one), positionOf(other)));
    const page = pageOf(studies, limit);
    return page.next === null && rest !== null ? { ...page, next: rest } : page;
  }

  private async studiesMatching(
    range: DateRange,
    modality: string | undefined,
    match: readonly [key: string, pattern: string] | undefined,
    allPages: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Stretch> {
    const studies: DatedStudy[] = [];
    let offset = 0;
    for (let page = 0; page < (allPages ? MAXIMUM_PAGES : 1); page += 1) {
      const parameters = studyParameters(range, modality, match, { limit: PAGE, offset });
      const answer = await this.askForStudies(parameters, match, signal);
      if (!answer) return { studies, isWhole: false };
      const { datasets, isCut } = answer;
      offset += datasets.length;
      for (const dataset of datasets) {
        const dated = studyOf([dataset], this.sources);
        if (dated) studies.push(dated);
      }
      if (datasets.length === 0 || (datasets.length < PAGE && !isCut)) return { studies, isWhole: true };
      // A server that knows no pages gives all it has.
      if (datasets.length > PAGE && !isCut) return { studies, isWhole: true };
    }
    return { studies, isWhole: false };
  }

  /** Undefined where the server finds that there would be too many. */
  private async askForStudies(
    parameters: URLSearchParams,
    match: readonly [key: string, pattern: string] | undefined,
    signal: AbortSignal | undefined,
  ): Promise<QidoAnswer | undefined> {
    try {
      return await this.request.get('studies', parameters, signal);
    } catch (error) {
      if (!(error instanceof StudySourceUnavailable) || error.reason !== 'status') throw error;
      if (error.status === 413) return undefined;
      const isRefused = error.status === 400 || error.status === 501;
      if (isRefused && match?.[0] === OPTIONAL_KEY) return { datasets: [], isCut: false };
      throw error;
    }
  }
}
