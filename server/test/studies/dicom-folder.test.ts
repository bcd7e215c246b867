import assert from 'node:assert/strict';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';

import type { LogLine } from '../../src/http/request-log.js';
import { DicomFolder } from '../../src/studies/dicom-folder.js';
import { InvalidCursor } from '../../src/studies/study-source.js';
import {
  EXPLICIT_LITTLE_ENDIAN,
  imageElements,
  instanceElements,
  JPEG_BASELINE,
  part10Bytes,
  type Element,
} from './part10-bytes.js';
import { inTemporaryFolder } from './temporary-folder.js';

interface Opened {
  source: DicomFolder;
  log: LogLine[];
}

/** A folder of files, and a place beside it for the index. */
async function withFolder(
  files: Readonly<Record<string, Uint8Array | string>>,
  use: (open: () => Promise<Opened>, directory: string, indexFile: string) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const directory = join(folder, 'dicom');
    const indexFile = join(folder, 'index.json.gz');
    await mkdir(directory);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), content);
    }
    const open = async () => {
      const log: LogLine[] = [];
      const sources = { known: [{ id: 'known', name: 'Radiologie, Hôpital Modèle' }], unnamed: { id: 'x', name: 'X' } };
      return { source: await DicomFolder.open({ directory, indexFile, sources, log: (line) => log.push(line) }), log };
    };
    await use(open, directory, indexFile);
  });
}

function instance(uid: string, others: readonly Element[] = []): Buffer {
  return part10Bytes(instanceElements(uid, others));
}

function study(uid: string, date: string, others: readonly Element[] = []): Buffer {
  return instance(`${uid}.1`, [['0020000D', 'UI', uid], ['00080020', 'DA', date], ...others]);
}

async function datesOf(source: DicomFolder, query: Partial<Parameters<DicomFolder['search']>[0]>): Promise<string[]> {
  return (await source.search({ limit: 100, ...query })).studies.map(({ date }) => date);
}

describe('a folder of DICOM files', () => {
  it('makes one study of its instances', async () => {
    const department: Element[] = [
      ['00080080', 'LO', 'H\xd4PITAL MOD\xc8LE'],
      ['00081040', 'LO', 'Radiologie'],
      ['00080005', 'CS', 'ISO_IR 100'],
    ];
    const files = {
      'a/2.dcm': instance('2', [
        ...department,
        ['00080060', 'CS', 'SR'],
        ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.88.11'],
        ['00200011', 'IS', '9'],
      ]),
      'a/b/c/1': instance('1', [...department, ['00080060', 'CS', 'PT'], ['00081030', 'LO', ' PET/CT ']]),
      '3.bin': instance('3', [
        ...department,
        ['00080060', 'CS', 'CT'],
        ['00100030', 'DA', '19800229'],
        ['00100040', 'CS', 'F'],
      ]),
    };
    await withFolder(files, async (open) => {
      const { studies } = await (await open()).source.search({ limit: 10 });
      assert.deepEqual(studies, [
        {
          studyInstanceUid: '1.2.3',
          patient: { name: 'Proefpersoon^An', id: 'P-1', birthDate: '1980-02-29', sex: 'F' },
          description: 'PET/CT',
          date: '2026-01-02',
          modalities: ['CT', 'PT', 'SR'],
          hasReport: true,
          source: { id: 'known', name: 'Radiologie, Hôpital Modèle' },
        },
      ]);
    });
  });

  it('tells a report from a dose report, a key object selection and an image', async () => {
    const ofClass = (uid: string, sopClass: string, modality: string) =>
      study(uid, '20260101', [
        ['00080016', 'UI', sopClass],
        ['00080060', 'CS', modality],
      ]);
    const files = {
      basic: ofClass('1.1', '1.2.840.10008.5.1.4.1.1.88.11', 'SR'),
      pdf: ofClass('1.2', '1.2.840.10008.5.1.4.1.1.104.1', 'DOC'),
      scan: ofClass('1.3', '1.2.840.10008.5.1.4.1.1.7', 'DOC'),
      dose: ofClass('2.1', '1.2.840.10008.5.1.4.1.1.88.67', 'SR'),
      keys: ofClass('2.2', '1.2.840.10008.5.1.4.1.1.88.59', 'KO'),
      image: ofClass('2.3', '1.2.840.10008.5.1.4.1.1.2', 'CT'),
    };
    await withFolder(files, async (open) => {
      const { studies } = await (await open()).source.search({ limit: 10 });
      const withReport = studies.filter(({ hasReport }) => hasReport).map(({ studyInstanceUid }) => studyInstanceUid);
      assert.deepEqual(withReport.sort(), ['1.1', '1.2', '1.3']);
    });
  });

  it('leaves out broken files with one warning without their names, and counts what is no DICOM', async () => {
    const whole = instance('1', imageElements(2, 2, new Uint8Array(4)));
    const files = {
      'whole.dcm': whole,
      'Janssens_Piet/cut.dcm': whole.subarray(0, 260),
      'Janssens_Piet/noise.dcm': Buffer.concat([whole.subarray(0, 200), Buffer.alloc(400, 0x5a)]),
      'Janssens_Piet/without-series.dcm': part10Bytes(instanceElements('5').filter(([tag]) => tag !== '0020000E')),
      'readme.txt': 'hello',
      empty: '',
      DICOMDIR: part10Bytes([['00041130', 'CS', 'DISK']], EXPLICIT_LITTLE_ENDIAN, { sopClass: '1.2.840.10008.1.3.10' }),
      palette: part10Bytes(instanceElements('6').filter(([tag]) => tag.startsWith('0008'))),
    };
    await withFolder(files, async (open) => {
      for (const reused of [0, 5]) {
        const { source, log } = await open();
        assert.deepEqual(source.counts, { instances: 1, other: 4, broken: 3, reused });
        assert.equal(log.length, 1);
        assert.equal(log[0]?.event, 'dicom-files-unreadable');
        assert.equal(log[0]['files'], 3);
        assert.doesNotMatch(JSON.stringify(log), /Janssens|Proefpersoon|cut/);
      }
    });
  });

  it('rejects where there is no such folder', async () => {
    await withFolder({}, async (open, directory) => {
      await rm(directory, { recursive: true });
      await assert.rejects(open(), { code: 'ENOENT' });
    });
  });

  it('opens only the files that are new or changed since the last time', async () => {
    await withFolder({ a: study('1.1', '20260101'), b: study('1.2', '20260102') }, async (open, directory) => {
      const written = new Date('2026-02-01T10:00:00Z');
      await utimes(join(directory, 'a'), written, written);
      assert.equal((await open()).source.counts.reused, 0);
      assert.equal((await open()).source.counts.reused, 2);
      // The same size and time: what the file says now is not looked at.
      await writeFile(join(directory, 'a'), study('1.1', '20260105'));
      await utimes(join(directory, 'a'), written, written);
      assert.deepEqual(await datesOf((await open()).source, {}), ['2026-01-02', '2026-01-01']);
      await utimes(join(directory, 'a'), written, new Date(written.getTime() + 1000));
      const { source } = await open();
      assert.equal(source.counts.reused, 1);
      assert.deepEqual(await datesOf(source, {}), ['2026-01-05', '2026-01-02']);
      await rm(join(directory, 'a'));
      await writeFile(join(directory, 'c'), study('1.3', '20260103'));
      assert.deepEqual(await datesOf((await open()).source, {}), ['2026-01-03', '2026-01-02']);
    });
  });

  it('keeps its index to itself, and does without one that is damaged', async () => {
    await withFolder({ a: study('1.1', '20260101') }, async (open, _directory, indexFile) => {
      await open();
      assert.equal((await stat(indexFile)).mode & 0o777, 0o600);
      await writeFile(indexFile, (await readFile(indexFile)).subarray(0, 20));
      assert.equal((await open()).source.counts.reused, 0);
      await writeFile(indexFile, 'nonsense');
      assert.equal((await open()).source.counts.instances, 1);
    });
  });

  it('works where the index cannot be kept, and says so', async () => {
    await withFolder({ a: study('1.1', '20260101') }, async (open, _directory, indexFile) => {
      await mkdir(indexFile);
      const { source, log } = await open();
      assert.equal(source.counts.instances, 1);
      assert.deepEqual(
        log.map(({ event }) => event),
        ['dicom-index-not-kept'],
      );
    });
  });

  it('gives pages, newest first, that neither miss nor repeat a study', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 23 }, (_, index) => [
        `f${index}`,
        study(`1.${index + 1}`, `202601${String((index % 7) + 1).padStart(2, '0')}`, [
          ['00080030', 'TM', `0${index % 3}00`],
        ]),
      ]),
    );
    await withFolder(files, async (open) => {
      const { source } = await open();
      const all = (await source.search({ limit: 100 })).studies;
      assert.equal(all.length, 23);
      assert.deepEqual(
        all.map(({ date }) => date),
        all
          .map(({ date }) => date)
          .sort()
          .reverse(),
      );
      for (const limit of [1, 5, 23]) {
        const paged: typeof all = [];
        let cursor: string | undefined;
        do {
          const page = await source.search({ limit, ...(cursor !== undefined && { cursor }) });
          assert.ok(page.studies.length <= limit);
          paged.push(...page.studies);
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        assert.deepEqual(paged, all);
      }
    });
  });

  it('refuses a cursor that is none', async () => {
    await withFolder({ a: study('1.1', '20260101') }, async (open) => {
      const { source } = await open();
      for (const cursor of ['', 'x', 'e30', Buffer.from('[1,2,3]').toString('base64url')]) {
        await assert.rejects(source.search({ limit: 1, cursor }), InvalidCursor);
      }
    });
  });

  it('searches by dates, inclusive, and by one modality', async () => {
    const files = {
      a: study('1.1', '20260101', [['00080060', 'CS', 'CT']]),
      b: study('1.2', '20260102', [['00080060', 'CS', 'MR']]),
      c: study('1.3', '20260103', [['00080060', 'CS', 'CT']]),
    };
    await withFolder(files, async (open) => {
      const { source } = await open();
      assert.deepEqual(await datesOf(source, { from: '2026-01-02' }), ['2026-01-03', '2026-01-02']);
      assert.deepEqual(await datesOf(source, { to: '2026-01-02' }), ['2026-01-02', '2026-01-01']);
      assert.deepEqual(await datesOf(source, { from: '2026-01-02', to: '2026-01-02' }), ['2026-01-02']);
      assert.deepEqual(await datesOf(source, { modality: 'CT' }), ['2026-01-03', '2026-01-01']);
      assert.deepEqual(await datesOf(source, { modality: 'C' }), []);
      assert.deepEqual(await datesOf(source, { text: 'proef', modality: 'MR' }), ['2026-01-02']);
    });
  });

  it('dates a study by whatever date it has, and one without any visibly so', async () => {
    const files = {
      a: study('1.1', '', [['00080023', 'DA', '2026.01.05']]),
      b: study('1.2', '20260231', [['00080021', 'DA', '20260104']]),
      c: study('1.3', ''),
    };
    await withFolder(files, async (open) => {
      assert.deepEqual(await datesOf((await open()).source, {}), ['2026-01-05', '2026-01-04', '0001-01-01']);
    });
  });

  it('finds studies in the order asked, without the unknown ones', async () => {
    await withFolder({ a: study('1.1', '20260101'), b: study('1.2', '20260102') }, async (open) => {
      const found = await (await open()).source.find(['1.1', '9.9', '1.2', '__proto__']);
      assert.deepEqual(
        found.map(({ studyInstanceUid }) => studyInstanceUid),
        ['1.1', '1.2'],
      );
    });
  });

  it('gives instances in display order, one that is there twice once, and frames of those it can draw', async () => {
    const image = imageElements(1, 2, Uint8Array.of(7, 9));
    const numbered = (uid: string, series: string, number: string) =>
      instance(uid, [
        ['0020000E', 'UI', `1.2.3.${series}`],
        ['00200011', 'IS', series],
        ['00200013', 'IS', number],
        ...image,
      ]);
    const files = {
      a: numbered('1', '2', '1'),
      b: numbered('2', '1', '10'),
      c: numbered('3', '1', '9'),
      'copy of c': numbered('3', '1', '9'),
      d: instance('4', [['00200011', 'IS', '']]),
      e: part10Bytes(instanceElements('5', [['00200011', 'IS', '3'], ...image]), JPEG_BASELINE),
    };
    await withFolder(files, async (open, directory) => {
      const { source } = await open();
      const instances = await source.instances('1.2.3');
      assert.deepEqual(
        instances.map(({ sopInstanceUid, renderable }) => [sopInstanceUid, renderable]),
        [
          ['1.2.3.3', true],
          ['1.2.3.2', true],
          ['1.2.3.1', true],
          ['1.2.3.5', false],
          ['1.2.3.4', false],
        ],
      );
      assert.deepEqual(await source.frame('1.2.3.1'), { rows: 1, columns: 2, pixels: Uint8Array.of(7, 9) });
      for (const uid of ['1.2.3.4', '1.2.3.5', '9.9']) assert.equal(await source.frame(uid), undefined);
      assert.deepEqual(await source.instances('9.9'), []);
      await rm(join(directory, 'a'));
      assert.equal(await source.frame('1.2.3.1'), undefined);
    });
  });
});
