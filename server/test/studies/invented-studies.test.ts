import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { studySchema } from 'pacs-share/contract';

import type { LogLine } from '../../src/http/request-log.js';
import { writeInventedStudies } from '../../src/studies/invented-studies.js';
import { INVENTED_DEPARTMENTS } from '../../src/studies/invented/departments.js';
import { openStudySource } from '../../src/studies/open-study-source.js';
import { readPart10 } from '../../src/studies/part10.js';
import type { StudyRecord, StudySource } from '../../src/studies/study-source.js';

const NOW = new Date('2026-03-14T10:00:00Z');

describe('the invented studies', () => {
  let folder: string;
  let source: StudySource;
  let studies: StudyRecord[];
  const log: LogLine[] = [];

  const open = () =>
    openStudySource({ dataDirectory: folder, studies: undefined }, { log: (line) => log.push(line), now: () => NOW });
  const filesOf = async () =>
    (await readdir(join(folder, 'dicom'), { recursive: true })).filter((name) => name.endsWith('.dcm'));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pacs-share-invented-'));
    source = await open();
    ({ studies } = await source.search({ limit: 200 }));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('are many, of many patients, modalities and two departments, some with a report', () => {
    assert.ok(studies.length >= 24);
    assert.ok(new Set(studies.map(({ patient }) => patient.id)).size >= 10);
    const modalities = new Set(studies.flatMap((study) => study.modalities));
    for (const modality of ['CT', 'MR', 'US', 'CR', 'MG', 'PT', 'SR', 'DOC'])
      assert.ok(modalities.has(modality), modality);
    const sources = new Map(studies.map((study) => [study.source.id, study.source]));
    assert.deepEqual(
      [...sources.values()].sort((one, other) => one.id.localeCompare(other.id)),
      [...INVENTED_DEPARTMENTS].sort((one, other) => one.id.localeCompare(other.id)),
    );
    const withReport = studies.filter(({ hasReport }) => hasReport).length;
    assert.ok(withReport > 5 && withReport < studies.length - 5);
  });

  it('fit the contract and the lengths that DICOM allows', () => {
    for (const study of studies) {
      assert.ok(studySchema.safeParse(study).success, study.description);
      assert.ok(Array.from(study.description).length <= 64, study.description);
      assert.ok((study.accessionNumber ?? '').length <= 16);
      assert.match(study.studyInstanceUid, /^2\.25\.[1-9]\d{0,38}$/);
      for (const group of study.patient.name.split('=')) assert.ok(Array.from(group).length <= 64);
    }
  });

  it('have names and descriptions that are hard to show', () => {
    const texts = studies.map(({ patient, description }) => `${patient.name} ${description}`).join('\n');
    for (const sign of ['ë', 'ã', 'Å', 'ü', '=仮想', '洪', 'سلمى', '<b>', '&', "'", '"', '😀'])
      assert.ok(texts.includes(sign), sign);
    assert.ok(studies.some(({ description }) => description.length > 60));
  });

  it('are dated in the 18 months before they were written, the newest today', () => {
    assert.equal(studies[0]?.date, '2026-03-14');
    assert.ok(studies.every(({ date }) => date > '2024-09-13'));
    assert.ok(new Set(studies.map(({ date }) => date.slice(0, 7))).size >= 10);
  });

  it('have images that show something, in series of several slices', async () => {
    for (const study of studies) {
      const images = (await source.instances(study.studyInstanceUid)).filter(({ renderable }) => renderable);
      assert.ok(images.length > 0, study.description);
      if (study.modalities[0] === 'MR') assert.ok(images.length >= 5);
      for (const { sopInstanceUid } of [images[0], images.at(-1)].filter((image) => image !== undefined)) {
        const frame = await source.frame(sopInstanceUid);
        assert.ok(frame);
        assert.equal(frame.pixels.length, frame.rows * frame.columns);
        const mean = frame.pixels.reduce((sum, value) => sum + value, 0) / frame.pixels.length;
        assert.ok(mean > 5 && mean < 190, `${study.description}: ${mean}`);
        assert.ok(new Set(frame.pixels).size > 60, study.description);
      }
    }
  });

  it('are small', async () => {
    const sizes = await Promise.all(
      (await filesOf()).map(async (name) => (await stat(join(folder, 'dicom', name))).size),
    );
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 25_000_000);
  });

  it('hold reports that can be read', async () => {
    const files = await Promise.all((await filesOf()).map((name) => readFile(join(folder, 'dicom', name))));
    const parsed = files.map((file) => readPart10(Uint8Array.from(file), ['00080060', '00420011', '0040A730'], true));
    const pdf = files[parsed.findIndex(({ attributes }) => attributes['00080060']?.[0] === 'DOC')]?.toString('latin1');
    assert.match(pdf ?? '', /%PDF-1\.4[\s\S]*%%EOF/);
    const start = pdf?.indexOf('%PDF-1.4') ?? 0;
    const table = Number(/startxref\n(\d+)/.exec(pdf ?? '')?.[1]);
    assert.equal(pdf?.slice(start + table, start + table + 4), 'xref');
    const sr = files[parsed.findIndex(({ attributes }) => attributes['00080060']?.[0] === 'SR')]?.toString();
    assert.match(sr ?? '', /Diagnostic imaging report/);
  });

  it('are not written again, nor read again, at the next start', async () => {
    const [first = ''] = await filesOf();
    const path = join(folder, 'dicom', first);
    const written = await stat(path);
    await open();
    assert.equal((await stat(path)).mtimeMs, written.mtimeMs);
    const line = log.findLast(({ event }) => event === 'dicom-indexed');
    assert.equal(line?.['reused'], line?.['instances']);
  });

  it('are the same on another day, but for their dates', async () => {
    const other = join(folder, 'other');
    assert.equal(await writeInventedStudies(other, '2025-12-31'), true);
    const again = await openStudySource(
      { dataDirectory: folder, studies: { dicomDirectory: other } },
      { log: () => undefined },
    );
    const found = await again.find(studies.map(({ studyInstanceUid }) => studyInstanceUid));
    assert.deepEqual(
      found.map(({ date: _date, source: _source, ...rest }) => rest),
      studies.map(({ date: _date, source: _source, ...rest }) => rest),
    );
    assert.equal(found[0]?.date, '2025-12-31');
    const [image] = await again.instances(found[1]?.studyInstanceUid ?? '');
    const uid = image?.sopInstanceUid ?? '';
    assert.deepEqual(await again.frame(uid), await source.frame(uid));
  });

  it('leave a folder alone that holds something', async () => {
    const own = await mkdtemp(join(folder, 'own-'));
    await writeFile(join(own, 'note.txt'), 'mine');
    assert.equal(await writeInventedStudies(own, '2026-03-14'), false);
    assert.deepEqual(await readdir(own), ['note.txt']);
  });
});

describe('opening a source of studies', () => {
  it('rejects where the folder does not exist', async () => {
    const settings = { dataDirectory: tmpdir(), studies: { dicomDirectory: join(tmpdir(), 'no-such-folder') } };
    await assert.rejects(openStudySource(settings, { log: () => undefined }), { code: 'ENOENT' });
  });

  it('does not ask a PACS before somebody does', async () => {
    const settings = { dataDirectory: tmpdir(), studies: { dicomwebUrl: 'http://127.0.0.1:9/dicom-web' } };
    const source = await openStudySource(settings);
    await assert.rejects(source.search({ limit: 1 }), { name: 'StudySourceUnavailable' });
  });
});
