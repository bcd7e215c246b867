import type { Dataset } from '../part10.js';

/** What a radiologist found; the words of a report. */
export interface InventedReport {
  findings: string;
  conclusion: string;
}

/** An object of a study that is no image: its class, and its attributes beyond those of patient and study. */
export interface InventedDocument {
  modality: string;
  sopClassUid: string;
  description: string;
  attributes: Dataset;
}

function code(value: string, scheme: string, meaning: string): Dataset[] {
  return [{ CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: meaning }];
}

function section(value: string, title: string, conceptCode: string, conceptMeaning: string, text: string): Dataset {
  return {
    RelationshipType: 'CONTAINS',
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: code(value, 'DCM', title),
    ContinuityOfContent: 'SEPARATE',
    ContentSequence: [
      {
        RelationshipType: 'CONTAINS',
        ValueType: 'TEXT',
        ConceptNameCodeSequence: code(conceptCode, 'DCM', conceptMeaning),
        TextValue: text,
      },
    ],
  };
}

/** A report as a Basic Text SR document. */
export function structuredReport(
  { findings, conclusion }: InventedReport,
  verified: { by: string; organization: string; dateTime: string },
): InventedDocument {
  return {
    modality: 'SR',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.88.11',
    description: 'Radiology report',
    attributes: {
      ReferencedPerformedProcedureStepSequence: [],
      PerformedProcedureCodeSequence: [],
      ValueType: 'CONTAINER',
      ConceptNameCodeSequence: code('18748-4', 'LN', 'Diagnostic imaging report'),
      ContinuityOfContent: 'SEPARATE',
      CompletionFlag: 'COMPLETE',
      VerificationFlag: 'VERIFIED',
      VerifyingObserverSequence: [
        {
          VerifyingOrganization: verified.organization,
          VerificationDateTime: verified.dateTime,
          VerifyingObserverName: verified.by,
          VerifyingObserverIdentificationCodeSequence: [],
        },
      ],
      ContentSequence: [
        section('121070', 'Findings', '121071', 'Finding', findings),
        section('121076', 'Conclusions', '121077', 'Conclusion', conclusion),
      ],
    },
  };
}

/** Text that a PDF string may hold: its parentheses are escaped, what is not Latin-1 is left out. */
function pdfString(text: string): string {
  return `(${text.replace(/[^\x20-\x7e\xa0-\xff]/g, '').replace(/[\\()]/g, '\\$&')})`;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** A page of text as a PDF file (PDF 1.4, Helvetica, Latin-1). */
export function pdfPage(title: string, paragraphs: readonly string[]): Uint8Array {
  const lines = paragraphs.flatMap((paragraph) => [...wrapped(paragraph, 84), '']);
  const text = [
    'BT /F1 16 Tf 72 760 Td',
    `${pdfString(title)} Tj`,
    '/F1 11 Tf 0 -32 Td 15 TL',
    ...lines.map((line) => `${pdfString(line)} Tj T*`),
    'ET',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}

/** A report as an Encapsulated PDF. */
export function pdfReport(title: string, { findings, conclusion }: InventedReport, dateTime: string): InventedDocument {
  const pdf = pdfPage(title, ['Findings', findings, 'Conclusion', conclusion]);
  const even = new Uint8Array(pdf.length + (pdf.length % 2));
  even.set(pdf);
  return {
    modality: 'DOC',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.104.1',
    description: 'Radiology report',
    attributes: {
      ConversionType: 'WSD',
      BurnedInAnnotation: 'YES',
      AcquisitionDateTime: dateTime,
      DocumentTitle: title,
      ConceptNameCodeSequence: code('18748-4', 'LN', 'Diagnostic imaging report'),
      MIMETypeOfEncapsulatedDocument: 'application/pdf',
      EncapsulatedDocumentLength: pdf.length,
      EncapsulatedDocument: even.buffer,
    },
  };
}
