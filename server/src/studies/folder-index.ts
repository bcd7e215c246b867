import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import type { Log } from '../http/request-log.js';
import { concurrently } from './concurrently.js';
import { isRenderable } from './grayscale.js';
import { readIndexCache, writeIndexCache } from './index-cache.js';
import { isUncompressed } from './part10-form.js';
import { readHeader } from './part10-file.js';
import { TAG, textOf, type Attributes } from './tags.js';

/** What is kept of a file: the attributes of its instance, or why there are none. */
export type FileContent =
  | { kind: 'instance'; attributes: Attributes; renderable: boolean }
  /** Not DICOM, or DICOM that is of no patient, as a DICOMDIR is. */
  | { kind: 'other' }
  | { kind: 'broken' };

/** A file of the folder and what it holds. */
export interface IndexedFile {
  /** Relative to the folder, with `/`. */
  path: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  content: FileContent;
}

/** How many files an index holds, and how they came into it. */
export interface IndexCounts {
  instances: number;
  other: number;
  broken: number;
  /** Taken from the cache, without opening the file. */
  reused: number;
}

const CONCURRENT_READS = 8;
/** How many broken files a line of the log names. */
const NAMED_IN_LOG = 8;

const MEDIA_STORAGE_DIRECTORY = '1.2.840.10008.1.3.10';

const HEADER_TAGS: readonly string[] = [
  TAG.InstanceCreationDate,
  TAG.SOPClassUID,
  TAG.SOPInstanceUID,
  TAG.StudyDate,
  TAG.SeriesDate,
  TAG.AcquisitionDate,
  TAG.ContentDate,
  TAG.StudyTime,
  TAG.AccessionNumber,
  TAG.Modality,
  TAG.InstitutionName,
  TAG.StudyDescription,
  TAG.SeriesDescription,
  TAG.InstitutionalDepartmentName,
  TAG.PatientName,
  TAG.PatientID,
  TAG.PatientBirthDate,
  TAG.PatientSex,
  TAG.StudyInstanceUID,
  TAG.SeriesInstanceUID,
  TAG.SeriesNumber,
  TAG.InstanceNumber,
  TAG.SamplesPerPixel,
  TAG.PhotometricInterpretation,
  TAG.Rows,
  TAG.Columns,
  TAG.BitsAllocated,
];

interface FoundFile {
  path: string;
  size: number;
  modified: number;
}

/** Files of a folder and its subfolders, in the order of their paths. Links to folders are not followed. */
async function findFiles(directory: string): Promise<FoundFile[]> {
  const paths: string[] = [];
  const pending = [directory];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for await (const entry of await openFolder(next, next === directory)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile() || entry.isSymbolicLink()) paths.push(path);
    }
  }
  const found = await concurrently(paths.sort(), CONCURRENT_READS, async (path) => {
    const stats = await stat(path).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    const name = relative(directory, path).split(sep).join('/');
    return { path: name, size: stats.size, modified: Math.trunc(stats.mtimeMs) };
  });
  return found.filter((file) => file !== undefined);
}

/** A folder that cannot be listed is left out, except the outermost one. */
async function openFolder(path: string, isOutermost: boolean): Promise<AsyncIterable<Dirent> | readonly Dirent[]> {
  try {
    return await opendir(path);
  } catch (error) {
    if (isOutermost) throw error;
    return [];
  }
}

/** A DICOMDIR, or an object as hanging protocols and color palettes are. */
function isOfNoPatient(attributes: Attributes): boolean {
  if (textOf(attributes, TAG.MediaStorageSOPClassUID) === MEDIA_STORAGE_DIRECTORY) return true;
  return textOf(attributes, TAG.SOPInstanceUID) !== undefined && attributes[TAG.PatientID] === undefined;
}

async function readContent(path: string): Promise<FileContent> {
  const header = await readHeader(path, HEADER_TAGS);
  if (!header) return { kind: 'other' };
  const { attributes } = header;
  const [study, ...others] = [TAG.StudyInstanceUID, TAG.SeriesInstanceUID, TAG.SOPInstanceUID].map((tag) =>
    textOf(attributes, tag),
  );
  if (study === undefined && isOfNoPatient(attributes)) return { kind: 'other' };
  if (study === undefined || others.includes(undefined)) return { kind: 'broken' };
  const renderable = isRenderable(attributes) && isUncompressed(textOf(attributes, TAG.TransferSyntaxUID));
  return { kind: 'instance', attributes, renderable };
}

function logBroken(files: readonly IndexedFile[], log: Log): void {
  const broken = files.filter(({ content }) => content.kind === 'broken');
  if (broken.length === 0) return;
  // Names of files may hold names of patients: `printf %s NAME | sha256sum` finds the file again.
  const names = broken
    .slice(0, NAMED_IN_LOG)
    .map(({ path }) => createHash('sha256').update(path).digest('hex').slice(0, 12));
  log({ level: 'warn', event: 'dicom-files-unreadable', files: broken.length, pathHashes: names.join(' ') });
}

function countsOf(files: readonly IndexedFile[], reused: number): IndexCounts {
  const count = (kind: FileContent['kind']) => files.filter(({ content }) => content.kind === kind).length;
  return { instances: count('instance'), other: count('other'), broken: count('broken'), reused };
}

/**
 * The headers of all DICOM files of a folder. Files that the cache knows with the same size and time of
 * modification are not opened again. Rejects where the folder itself cannot be read.
 *
 * @param cacheFile where the index is kept between starts; it holds names of patients as the folder does
 */
export async function indexFolder(
  directory: string,
  cacheFile: string,
  log: Log,
): Promise<{ files: IndexedFile[]; counts: IndexCounts }> {
  const known = new Map((await readIndexCache(cacheFile)).map((file) => [file.path, file]));
  let reused = 0;
  const found = await findFiles(directory);
  const files = await concurrently(found, CONCURRENT_READS, async (file): Promise<IndexedFile> => {
    const before = known.get(file.path);
    if (before?.size === file.size && before.modified === file.modified) {
      reused += 1;
      return before;
    }
    const content = await readContent(join(directory, file.path)).catch((): FileContent => ({ kind: 'broken' }));
    return { ...file, content };
  });
  if (reused < files.length || known.size !== files.length) {
    // What could not be read may be readable next time: a mount that was away, a permission since given.
    const lasting = files.filter(({ content }) => content.kind !== 'broken');
    await writeIndexCache(cacheFile, lasting).catch(() => {
      // The next start reads every file again.
      log({ level: 'warn', event: 'dicom-index-not-kept' });
    });
  }
  logBroken(files, log);
  return { files, counts: countsOf(files, reused) };
}
