import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { Dicomweb } from '../../src/studies/dicomweb.js';
import { InvalidCursor, type StudyRecord } from '../../src/studies/study-source.js';
import { answerJson, DicomwebServer, pacs, studyJson } from './dicomweb-server.js';

const TODAY = '2026-03-14';

/** So many days before today, as DICOM DA. */
function daysAgo(days: number): string {
  return new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}

const HANAKO = { Alphabetic: 'Kasou^Hanako', Ideographic: '仮想^花子', Phonetic: 'かそう^はなこ' };

describe('a PACS asked by QIDO-RS', () => {
  const server = new DicomwebServer(pacs([]));
  let source: Dicomweb;

  before(() => server.start());
  after(() => server.stop());
  beforeEach(() => {
    server.asked.length = 0;
    server.headers.length = 0;
    source = open(server.origin);
  });

  function open(origin: string): Dicomweb {
    return new Dicomweb({
      url: `${origin}/dicom-web`,
      sources: { known: [], unnamed: { id: 'local', name: 'Local archive' } },
      now: () => new Date(`${TODAY}T12:00:00Z`),
    });
  }

  async function everything(query: { limit: number; text?: string; modality?: string }): Promise<StudyRecord[]> {
    const all: StudyRecord[] = [];
    let cursor: string | undefined;
    do {
      const page = await source.search({ ...query, ...(cursor !== undefined && { cursor }) });
      all.push(...page.studies);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return all;
  }

  it('makes studies of the DICOM JSON', async () => {
    server.handle = pacs([
      studyJson('1.1', HANAKO, '20260102', {
        '00080061': { vr: 'CS', Value: ['SR', 'PT', 'CT'] },
        '00080080': { vr: 'LO', Value: ['AZ Voorbeeld'] },
        '00081040': { vr: 'LO', Value: ['Radiology'] },
        '00100030': { vr: 'DA', Value: ['19900214'] },
        '00100040': { vr: 'CS', Value: ['F'] },
      }),
    ]);
    assert.deepEqual(await source.search({ limit: 10 }), {
      studies: [
        {
          studyInstanceUid: '1.1',
          patient: { name: 'Kasou^Hanako=仮想^花子=かそう^はなこ', id: 'P11', birthDate: '1990-02-14', sex: 'F' },
          description: 'CT thorax',
          date: '2026-01-02',
          modalities: ['CT', 'PT', 'SR'],
          accessionNumber: 'A11',
          hasReport: true,
          source: { id: 'radiology-az-voorbeeld', name: 'Radiology, AZ Voorbeeld' },
        },
      ],
      next: null,
    });
  });

  it('makes a study of as little as a server may answer', async () => {
    server.handle = (_request, response) =>
      answerJson(response, [
        { '0020000d': { vr: 'UI', Value: ['1.1'] }, '00100010': { vr: 'PN', Value: [null] }, '00080061': { vr: 'CS' } },
        { '00100010': { vr: 'PN', Value: [{ Ideographic: '仮想^花子' }] }, '0020000D': { vr: 'UI', Value: ['1.2'] } },
        { '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Nobody' }] } },
      ]);
    const { studies } = await source.search({ limit: 10 });
    assert.deepEqual(
      studies.map(({ studyInstanceUid, patient, source: { id } }) => [studyInstanceUid, patient.name, id]),
      [
        ['1.1', '', 'local'],
        ['1.2', '=仮想^花子', 'local'],
      ],
    );
  });

  it('tells a report by the SOP classes where the server does, otherwise by the modalities', async () => {
    const modalities = (...Value: string[]) => ({ '00080061': { vr: 'CS', Value } });
    const classes = (...Value: string[]) => ({ '00080062': { vr: 'UI', Value } });
    server.handle = pacs([
      studyJson('1.1', 'A', '20260101', modalities('CT')),
      studyJson('1.2', 'B', '20260102', modalities('CT', 'SR')),
      studyJson('1.3', 'C', '20260103', modalities('CT', 'DOC')),
      studyJson('1.4', 'D', '20260104', { ...modalities('CT', 'SR'), ...classes('1.2.840.10008.5.1.4.1.1.88.67') }),
      studyJson('1.5', 'E', '20260105', { ...modalities('CT', 'SR'), ...classes('1.2.840.10008.5.1.4.1.1.88.33') }),
    ]);
    const { studies } = await source.search({ limit: 10 });
    assert.deepEqual(
      studies.map(({ hasReport }) => hasReport),
      [true, false, true, true, false],
    );
  });

  it('finds by name, id, accession number and description, without what the server finds too much', async () => {
    server.handle = pacs([
      studyJson('1.1', 'Vanbedacht^Zoë', '20260101'),
      studyJson('1.2', HANAKO, '20260102'),
      studyJson('1.3', 'Fictício^João', '20260103', { '00081030': { vr: 'LO', Value: ['MR knee'] } }),
      studyJson('1.4', 'Xthorax^Y', '20260104', { '00081030': { vr: 'LO', Value: ['US'] } }),
    ]);
    for (const [text, found] of [
      ['vanbed', '1.1'],
      ['zoë vanbedacht', '1.1'],
      ['thorax zoë', '1.1'],
      ['仮想花子', '1.2'],
      ['P13', '1.3'],
      ['a13', '1.3'],
      ['knee', '1.3'],
      ['thorax', '1.2 1.1'],
      ['***', ''],
    ] as const) {
      const { studies } = await source.search({ text, limit: 10 });
      assert.equal(studies.map(({ studyInstanceUid }) => studyInstanceUid).join(' '), found, text);
    }
  });

  it('sends a wildcard of its own only', async () => {
    server.handle = pacs([]);
    await source.search({ text: '*?\\^=a&limit=9999', limit: 10 });
    server.asked.splice(4);
    for (const { searchParams } of server.asked) {
      assert.equal(searchParams.get('limit'), '100');
      const [, pattern] = [...searchParams][0] ?? [];
      assert.equal(pattern, '*limit*');
    }
    assert.deepEqual(server.asked.map(({ searchParams }) => [...searchParams.keys()][0]).sort(), [
      'AccessionNumber',
      'PatientID',
      'PatientName',
      'StudyDescription',
    ]);
  });

  it('finds names whose accents the server compares, or has lost', async () => {
    server.handle = pacs([
      studyJson('1.1', 'Müsterfräu^Jörg', '20260101'),
      studyJson('1.2', 'Mistorfrou^X', '20260102'),
    ]);
    for (const text of ['musterfrau', 'musterfrau jorg', 'Müsterfräu']) {
      const { studies } = await source.search({ text, limit: 10 });
      assert.deepEqual(
        studies.map(({ patient }) => patient.name),
        ['Müsterfräu^Jörg'],
        text,
      );
    }
    server.asked.length = 0;
    assert.deepEqual((await source.search({ text: 'noa', limit: 10 })).studies, []);
    assert.equal(server.asked.length, 4);
  });

  it('asks for dates and a modality', async () => {
    server.handle = pacs([]);
    await source.search({ from: '2026-01-01', to: '2026-01-31', modality: 'MR', limit: 10 });
    await source.search({ from: '2026-01-01', limit: 10 });
    await source.search({ to: '2026-01-31', limit: 10 });
    const dates = server.asked.map(({ searchParams }) => searchParams.get('StudyDate'));
    assert.deepEqual(dates, ['20260101-20260131', '20260101-', '-20260131']);
    assert.equal(server.asked[0]?.searchParams.get('ModalitiesInStudy'), 'MR');
    assert.equal(server.asked[0]?.pathname, '/dicom-web/studies');
    assert.equal(server.headers[0]?.accept, 'application/dicom+json');
  });

  it('goes without a search by description where the server refuses it', async () => {
    const answer = pacs([studyJson('1.1', 'Vanbedacht^Zoë', '20260101')]);
    server.handle = (request, response, url) =>
      url.searchParams.has('StudyDescription') ? response.writeHead(400).end() : answer(request, response, url);
    assert.equal((await source.search({ text: 'vanbedacht', limit: 10 })).studies.length, 1);
  });

  // Answers come in no order: what is newest is found by asking for one stretch of time after the other.
  for (const [name, maximum, tellsMore] of [
    ['as many as asked for', 1000, false],
    ['fewer than asked for, and says so', 40, true],
  ] as const) {
    it(`pages through a large archive, newest first, from a server that gives ${name}`, async () => {
      const many = Array.from({ length: 700 }, (_, index) =>
        studyJson(`1.${index + 1}`, `Proef^P${index}`, daysAgo((index * 37) % 500)),
      );
      const busy = Array.from({ length: 250 }, (_, index) => studyJson(`2.${index + 1}`, 'Druk^Dag', daysAgo(3)));
      const old = [studyJson('3.1', 'Oud^A', '19870506'), studyJson('3.2', 'Toekomst^B', daysAgo(-20))];
      server.handle = pacs([...many, ...busy, ...old], maximum, tellsMore);
      const { studies, next } = await source.search({ limit: 20 });
      assert.equal(studies[0]?.studyInstanceUid, '3.2');
      assert.ok(next);
      assert.ok(server.asked.length < 30, `${server.asked.length} requests`);
      const all = await everything({ limit: 200 });
      assert.equal(all.length, 952);
      assert.equal(new Set(all.map(({ studyInstanceUid }) => studyInstanceUid)).size, 952);
      assert.deepEqual(
        all.map(({ date }) => date),
        all
          .map(({ date }) => date)
          .sort()
          .reverse(),
      );
      assert.equal((await everything({ limit: 50, text: 'oud' })).length, 1);
    });
  }

  it('asks for less where the server says that it is too much', async () => {
    const studies = Array.from({ length: 30 }, (_, index) => studyJson(`1.${index + 1}`, 'Proef^P', daysAgo(index)));
    const answer = pacs(studies);
    server.handle = (request, response, url) => {
      const [from = '', to = ''] = (url.searchParams.get('StudyDate') ?? '-').split('-');
      const isShort = from !== '' && (to === '' ? from >= daysAgo(10) : Number(to) - Number(from) < 200);
      if (isShort) answer(request, response, url);
      else response.writeHead(413).end();
    };
    const { studies: found } = await source.search({ limit: 5, from: '2026-01-01' });
    assert.deepEqual(
      found.map(({ date }) => date),
      [0, 1, 2, 3, 4].map((days) => `2026-03-${14 - days}`),
    );
  });

  it('finds studies in the order asked, without the unknown ones and without asking for what is no UID', async () => {
    server.handle = pacs([studyJson('1.1', 'A', '20260101'), studyJson('1.2', 'B', '20260102')]);
    const found = await source.find(['1.2', '9.9', '*', '1.1', '../secret', '']);
    assert.deepEqual(
      found.map(({ studyInstanceUid }) => studyInstanceUid),
      ['1.2', '1.1'],
    );
    assert.equal(server.asked.length, 3);
  });

  it('gives the instances of a study in display order, page after page', async () => {
    const instances = Array.from({ length: 130 }, (_, index) => ({
      '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.2'] },
      '00080018': { vr: 'UI', Value: [`1.1.${index}`] },
      '00080060': { vr: 'CS', Value: ['CT'] },
      '0020000E': { vr: 'UI', Value: [`1.1.${index % 2}`] },
      '00200011': { vr: 'IS', Value: [index % 2 ? 1 : '2'] },
      '00200013': { vr: 'IS', Value: [200 - index] },
      '00280010': { vr: 'US', Value: [512] },
    }));
    server.handle = (_request, response, url) => {
      const offset = Number(url.searchParams.get('offset') ?? 0);
      answerJson(response, instances.slice(offset, offset + Number(url.searchParams.get('limit'))));
    };
    const found = await source.instances('1.1');
    assert.equal(server.asked[0]?.pathname, '/dicom-web/studies/1.1/instances');
    assert.equal(found.length, 130);
    assert.deepEqual(found[0], {
      sopInstanceUid: '1.1.129',
      sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
      seriesInstanceUid: '1.1.1',
      seriesNumber: 1,
      modality: 'CT',
      instanceNumber: 71,
      rows: 512,
      renderable: false,
    });
    assert.deepEqual(await source.instances('1.1/../../secret'), []);
    assert.equal(await source.frame(), undefined);
  });

  it('refuses a cursor that is none', async () => {
    await assert.rejects(source.search({ limit: 10, cursor: 'x' }), InvalidCursor);
  });
});
