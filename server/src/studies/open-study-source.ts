import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { logToConsole, type Log } from '../http/request-log.js';
import { DicomFolder } from './dicom-folder.js';
import { Dicomweb } from './dicomweb.js';
import { INVENTED_DEPARTMENTS } from './invented/departments.js';
import type { Source, Sources } from './study-record.js';
import type { StudySource } from './study-source.js';

/** Where the studies are. */
export interface StudySettings {
  /** Absolute path: where indexes are kept, and the invented studies. */
  dataDirectory: string;
  /** A folder of DICOM files, or the base URL of a DICOMweb server; undefined: invented studies. */
  studies: { dicomDirectory: string } | { dicomwebUrl: string } | undefined;
}

/** What may be told to it that is no setting. */
export interface StudyContext {
  log?: Log;
  /** Departments that studies may name; others get an id made of their name. */
  departments?: readonly Source[];
  now?: () => Date;
}

/** The department of studies that name none. */
const UNNAMED: Source = { id: 'local', name: 'Local archive' };

/** A name for the index of a folder: one data directory may serve several folders, one after the other. */
function indexFileFor(dataDirectory: string, directory: string): string {
  const hash = createHash('sha256').update(resolve(directory)).digest('hex').slice(0, 12);
  return join(dataDirectory, `dicom-index-${hash}.json.gz`);
}

async function openFolder(directory: string, dataDirectory: string, sources: Sources, log: Log): Promise<StudySource> {
  const start = performance.now();
  const indexFile = indexFileFor(dataDirectory, directory);
  const folder = await DicomFolder.open({ directory, indexFile, sources, log });
  log({ level: 'info', event: 'dicom-indexed', ...folder.counts, ms: Math.round(performance.now() - start) });
  return folder;
}

/**
 * Opens the source of studies that the settings name. Without one, invented studies are written into
 * `<dataDirectory>/dicom` first. Rejects where a folder cannot be read; a PACS is asked only later.
 */
export async function openStudySource(
  { dataDirectory, studies }: StudySettings,
  { log = logToConsole, departments = [], now = () => new Date() }: StudyContext = {},
): Promise<StudySource> {
  const sources = { known: departments, unnamed: UNNAMED };
  if (studies && 'dicomwebUrl' in studies) return new Dicomweb({ url: studies.dicomwebUrl, sources, now });
  if (studies) return openFolder(studies.dicomDirectory, dataDirectory, sources, log);
  const directory = join(dataDirectory, 'dicom');
  if (await isEmpty(directory)) {
    // What draws and writes them takes long to load, and is needed once.
    const { writeInventedStudies } = await import('./invented-studies.js');
    await writeInventedStudies(directory, now().toISOString().slice(0, 10));
  }
  return openFolder(directory, dataDirectory, { ...sources, known: [...INVENTED_DEPARTMENTS, ...departments] }, log);
}

async function isEmpty(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0;
  } catch {
    // Not there yet; why it can't be read otherwise, writing tells.
    return true;
  }
}
