import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { pdfReport, structuredReport } from '../../src/studies/invented/report.js';
import { Dicomweb } from '../../src/studies/dicomweb.js';
import { writePart10, type Dataset } from '../../src/studies/part10.js';
import { readReport } from '../../src/studies/report.js';
import { answerJson, DicomwebServer } from './dicomweb-server.js';

const WORDS = { findings: 'Kyste de 11 mm, bénin. 肝臓', conclusion: 'Rien à signaler (≥ 2 ans).' };

function file(sopClassUid: string, attributes: Dataset): Uint8Array {
  return writePart10({ SOPClassUID: sopClassUid, SOPInstanceUID: '2.25.7', Modality: 'SR', ...attributes });
}

const verified = { by: 'Lezer^Fictief', organization: 'AZ Voorbeeld', dateTime: '20260301101500' };
const sr = structuredReport(WORDS, verified);
const srFile = file(sr.sopClassUid, sr.attributes);
const pdf = pdfReport('Report', WORDS, '20260301101500');
const pdfFile = file(pdf.sopClassUid, pdf.attributes);
const SECTIONS = [
  { title: 'Findings', paragraphs: [WORDS.findings] },
  { title: 'Conclusions', paragraphs: [WORDS.conclusion] },
];

function item(valueType: string, name: string, attributes: Dataset): Dataset {
  const concept = [{ CodeValue: '1', CodingSchemeDesignator: '99TEST', CodeMeaning: name }];
  return { RelationshipType: 'CONTAINS', ValueType: valueType, ConceptNameCodeSequence: concept, ...attributes };
}

const coded = (meaning: string) => [{ CodeValue: '1', CodingSchemeDesignator: '99TEST', CodeMeaning: meaning }];

describe('reading a report', () => {
  it('reads a structured report section by section, whatever the script', () => {
    assert.deepEqual(readReport('2.25.7', srFile), { kind: 'text', sopInstanceUid: '2.25.7', sections: SECTIONS });
  });

  it('reads codes, numbers, dates and names with what they are of, nested ones too; images are left out', () => {
    const content = file('1.2.840.10008.5.1.4.1.1.88.33', {
      ContentSequence: [
        item('TEXT', 'Comment', { TextValue: 'Before any section' }),
        item('CONTAINER', 'Measurements', {
          ContentSequence: [
            item('NUM', 'Diameter', {
              MeasuredValueSequence: [{ NumericValue: 11, MeasurementUnitsCodeSequence: coded('mm') }],
            }),
            item('CONTAINER', 'Lesion', {
              ContentSequence: [
                item('CODE', 'Finding site', { ConceptCodeSequence: coded('Liver') }),
                item('DATE', 'Seen', { Date: '20260301' }),
                item('PNAME', 'Observer', { PersonName: 'Lezer^Fictief' }),
                item('IMAGE', 'Source', {}),
              ],
            }),
          ],
        }),
        item('CONTAINER', 'Empty', { ContentSequence: [] }),
      ],
    });
    assert.deepEqual(readReport('1', content), {
      kind: 'text',
      sopInstanceUid: '1',
      sections: [
        { title: '', paragraphs: ['Before any section'] },
        {
          title: 'Measurements',
          paragraphs: [
            'Diameter: 11 mm',
            'Lesion:',
            'Finding site: Liver',
            'Seen: 20260301',
            'Observer: Lezer Fictief',
          ],
        },
      ],
    });
  });

  it('gives an encapsulated PDF without its padding', () => {
    const report = readReport('2.25.7', pdfFile);
    assert.equal(report.kind, 'pdf');
    assert.match(
      Buffer.from(report.kind === 'pdf' ? report.bytes : []).toString('latin1'),
      /^%PDF-1\.4\n[\s\S]*%%EOF\n$/,
    );
  });

  it('says of anything else that it cannot be read', () => {
    const unreadable = { kind: 'unreadable', sopInstanceUid: '1' };
    for (const bytes of [
      Buffer.from('<html>'),
      srFile.subarray(0, 400),
      file('1.2.840.10008.5.1.4.1.1.88.11', {}),
      file('1.2.840.10008.5.1.4.1.1.104.1', {
        MIMETypeOfEncapsulatedDocument: 'application/pdf',
        EncapsulatedDocument: Uint8Array.from(Buffer.from('<script>')).buffer,
      }),
      file('1.2.840.10008.5.1.4.1.1.104.2', {
        MIMETypeOfEncapsulatedDocument: 'text/xml',
        EncapsulatedDocument: Uint8Array.from(Buffer.from('<a/>')).buffer,
      }),
    ])
      assert.deepEqual(readReport('1', bytes), unreadable);
  });
});

describe('the reports of a PACS', () => {
  const server = new DicomwebServer((_request, response) => void response.writeHead(404).end());
  let source: Dicomweb;
  const instance = (uid: string, sopClassUid: string) => ({
    '00080016': { vr: 'UI', Value: [sopClassUid] },
    '00080018': { vr: 'UI', Value: [uid] },
    '00080060': { vr: 'CS', Value: ['SR'] },
    '0020000D': { vr: 'UI', Value: ['1.2'] },
    '0020000E': { vr: 'UI', Value: ['1.2.3'] },
  });
  const instances = [
    instance('1.2.3.1', '1.2.840.10008.5.1.4.1.1.2'),
    instance('1.2.3.2', '1.2.840.10008.5.1.4.1.1.88.11'),
    instance('../../secret', '1.2.840.10008.5.1.4.1.1.88.11'),
  ];

  before(async () => {
    await server.start();
    const sources = { known: [], unnamed: { id: 'local', name: 'Local archive' } };
    source = new Dicomweb({ url: `${server.origin}/dicom-web`, sources, timeout: 2000 });
  });
  after(() => server.stop());

  function answerWith(body: Uint8Array, headers: Record<string, string>, status = 200): void {
    server.asked.length = 0;
    server.handle = (_request, response, url) => {
      if (url.pathname.endsWith('/instances')) answerJson(response, instances);
      else response.writeHead(status, headers).end(body);
    };
  }
  const multipart = (bytes: Uint8Array) =>
    Buffer.concat([
      Buffer.from('\r\n--b0\r\nContent-Type: application/dicom\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--b0--\r\n'),
    ]);
  const related = { 'content-type': 'multipart/related; type="application/dicom"; boundary="b0"' };

  it('are retrieved one by one, in parts or alone, and only by ids that are UIDs', async () => {
    for (const [body, headers] of [
      [multipart(srFile), related],
      [Buffer.from(srFile), { 'content-type': 'application/dicom' }],
    ] as const) {
      answerWith(body, headers);
      assert.deepEqual(await source.reports('1.2'), [{ kind: 'text', sopInstanceUid: '1.2.3.2', sections: SECTIONS }]);
      assert.deepEqual(
        server.asked.map(({ pathname }) => pathname),
        ['/dicom-web/studies/1.2/instances', '/dicom-web/studies/1.2/series/1.2.3/instances/1.2.3.2'],
      );
      assert.equal(server.headers.at(-1)?.accept, 'multipart/related; type="application/dicom"');
    }
  });

  it('are told apart: one that is gone, one that is broken, and an archive that fails', async () => {
    answerWith(Buffer.from(''), {}, 404);
    assert.deepEqual(await source.reports('1.2'), [{ kind: 'unreadable', sopInstanceUid: '1.2.3.2' }]);
    answerWith(Buffer.from('<html>'), { 'content-type': 'text/html' });
    assert.deepEqual(await source.reports('1.2'), [{ kind: 'unreadable', sopInstanceUid: '1.2.3.2' }]);
    answerWith(Buffer.from('no part'), related);
    await assert.rejects(source.reports('1.2'), { reason: 'invalid-answer' });
    answerWith(Buffer.from(''), {}, 500);
    await assert.rejects(source.reports('1.2'), { reason: 'status', status: 500 });
    assert.deepEqual(await source.reports('../1'), []);
  });
});
