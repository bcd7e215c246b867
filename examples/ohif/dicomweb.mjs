// A small DICOMweb server over a folder of DICOM files, as the PACS behind OHIF would be: QIDO-RS for studies and series,
// WADO-RS for metadata and frames. It reads; it stores nothing.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import dcmjs from 'dcmjs';

const { DicomMessage } = dcmjs.data;
// Its messages quote values of the files.
dcmjs.log.setLevel('silent');

const PIXEL_DATA = '7FE00010';
const STUDY_UID = '0020000D';
const SERIES_UID = '0020000E';
const INSTANCE_UID = '00080018';
const MODALITY = '00080060';

/** What QIDO-RS tells of a study and of a series, beside the numbers that are counted. */
const OF_STUDY = ['00080020', '00080030', '00080050', '00081030', '00100010', '00100020', '00100030', '00100040'];
const OF_SERIES = [MODALITY, '0008103E', '00200011', '00080021'];

/** By which a client may ask, each by its keyword or by its tag. */
const ASKED = {
  StudyInstanceUID: STUDY_UID,
  SeriesInstanceUID: SERIES_UID,
  StudyDate: '00080020',
  AccessionNumber: '00080050',
  StudyDescription: '00081030',
  PatientName: '00100010',
  PatientID: '00100020',
  ModalitiesInStudy: '00080061',
  Modality: MODALITY,
};

/** Resolves with what answers a path below /dicomweb/: `{ type, body }`, or undefined where there is nothing. */
export async function openDicomweb(directory) {
  const instances = await readFolder(directory);
  return async (path, query) => {
    const [, study, series, instance, frame] =
      /^\/studies(?:\/([\d.]+))?(?:\/series(?:\/([\d.]+))?)?(?:\/instances\/([\d.]+))?(?:\/frames\/(\d+))?(?:\/metadata)?$/.exec(
        path,
      ) ?? [path];
    const wanted = { [STUDY_UID]: study, [SERIES_UID]: series, [INSTANCE_UID]: instance };
    const found = instances.filter(({ data }) =>
      Object.entries(wanted).every(([tag, uid]) => uid === undefined || first(data, tag) === uid),
    );
    if (frame !== undefined) return found.length === 1 ? frameOf(found[0], Number(frame)) : undefined;
    if (path.endsWith('/metadata')) return json(found.map(({ data }) => data));
    if (path.endsWith('/series')) return json(page(groups(found, SERIES_UID).map(seriesOf), query));
    if (path === '/studies') return json(page(groups(found, STUDY_UID).map(studyOf).sort(newestFirst), query));
    return undefined;
  };
}

async function readFolder(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name));
  const read = await Promise.all(paths.map(readHeader));
  return read.filter((instance) => instance !== undefined);
}

async function readHeader(path) {
  try {
    const { dict } = await parse(path, { untilTag: PIXEL_DATA });
    delete dict[PIXEL_DATA];
    return { path, data: inlined(dict) };
  } catch {
    // Something else than a DICOM file.
    return undefined;
  }
}

async function parse(path, options) {
  const file = await readFile(path);
  return DicomMessage.readFile(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength), options);
}

/** As DICOM JSON has it: bytes as base64, and nothing of how the file was written. */
function inlined(data) {
  return Object.fromEntries(
    Object.entries(data).map(([tag, { vr, Value = [] }]) => {
      if (vr === 'SQ') return [tag, { vr, Value: Value.map(inlined) }];
      if (!(Value[0] instanceof ArrayBuffer)) return [tag, { vr, Value: [...Value] }];
      return [tag, { vr, InlineBinary: Buffer.from(Value[0]).toString('base64') }];
    }),
  );
}

function first(data, tag) {
  return data[tag]?.Value?.[0];
}

function groups(instances, tag) {
  const byUid = new Map();
  for (const instance of instances) {
    const uid = first(instance.data, tag);
    byUid.set(uid, [...(byUid.get(uid) ?? []), instance]);
  }
  return [...byUid.values()];
}

function select(data, tags) {
  return Object.fromEntries(tags.filter((tag) => tag in data).map((tag) => [tag, data[tag]]));
}

function studyOf(instances) {
  const modalities = new Set(instances.map(({ data }) => first(data, MODALITY)));
  return {
    ...select(instances[0].data, [STUDY_UID, ...OF_STUDY]),
    '00080061': { vr: 'CS', Value: [...modalities] },
    '00201206': { vr: 'IS', Value: [groups(instances, SERIES_UID).length] },
    '00201208': { vr: 'IS', Value: [instances.length] },
  };
}

function seriesOf(instances) {
  return {
    ...select(instances[0].data, [STUDY_UID, SERIES_UID, ...OF_SERIES]),
    '00201209': { vr: 'IS', Value: [instances.length] },
  };
}

function newestFirst(one, other) {
  const when = (study) => `${first(study, '00080020')}${first(study, '00080030')}`;
  return when(other).localeCompare(when(one));
}

function page(results, query) {
  const matching = results.filter((result) =>
    [...query].every(([name, value]) => {
      const tag = ASKED[name] ?? (Object.values(ASKED).includes(name) ? name : undefined);
      return tag === undefined || !(tag in result) || matches(result[tag].Value, value, tag === ASKED.StudyDate);
    }),
  );
  const offset = Number(query.get('offset') ?? 0);
  return matching.slice(offset, offset + Number(query.get('limit') ?? matching.length));
}

/** PS3.4 C.2.2.2: ranges of dates, lists of UIDs, and * and ? in anything else. */
function matches(values, asked, isDate) {
  if (isDate && asked.includes('-')) {
    const [from, to] = asked.split('-');
    return values.some((date) => date >= from && (to === '' || date <= to));
  }
  const patterns = asked.split(/[,\\]/).map((one) => {
    const literal = one.replace(/[.+^${}()|[\]]/g, String.raw`\$&`);
    return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'iu');
  });
  return values.some((value) => patterns.some((pattern) => pattern.test(value?.Alphabetic ?? value ?? '')));
}

async function frameOf({ path, data }, number) {
  const { meta, dict } = await parse(path);
  const pixels = dict[PIXEL_DATA]?.Value;
  if (!pixels) return undefined;
  const transferSyntax = meta['00020010'].Value[0];
  // Plain samples lie in one piece; compressed frames each have their own.
  const isPlain = /^1\.2\.840\.10008\.1\.2(?:\.[12])?$/.test(transferSyntax);
  const [rows, columns, samples, bits] = ['00280010', '00280011', '00280002', '00280100'].map((tag) =>
    first(data, tag),
  );
  const size = (rows * columns * samples * bits) / 8;
  const frame = isPlain ? pixels[0].slice((number - 1) * size, number * size) : pixels[number - 1];
  if (!frame?.byteLength) return undefined;
  const boundary = 'frame-of-an-instance';
  const head = `--${boundary}\r\nContent-Type: application/octet-stream; transfer-syntax=${transferSyntax}\r\n\r\n`;
  return {
    type: `multipart/related; type="application/octet-stream"; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), Buffer.from(frame), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

function json(value) {
  return { type: 'application/dicom+json', body: JSON.stringify(value) };
}
