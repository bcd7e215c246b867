import { readPart10Tree, type Tree } from './part10.js';
import type { ReportSection, StudyReport } from './study-source.js';
import { numberOf, TAG, textOf } from './tags.js';

const WANTED = {
  values: new Set<string>([
    TAG.CodeMeaning,
    TAG.ValueType,
    TAG.DateTime,
    TAG.Date,
    TAG.Time,
    TAG.PersonName,
    TAG.TextValue,
    TAG.NumericValue,
    TAG.MIMETypeOfEncapsulatedDocument,
    TAG.EncapsulatedDocumentLength,
  ]),
  bytes: new Set<string>([TAG.EncapsulatedDocument]),
  sequences: new Set<string>([
    TAG.MeasurementUnitsCodeSequence,
    TAG.ConceptNameCodeSequence,
    TAG.ConceptCodeSequence,
    TAG.MeasuredValueSequence,
    TAG.ContentSequence,
  ]),
};

/**
 * Reads a report out of a DICOM Part 10 file: a structured report (PS3.3 section A.35) or an Encapsulated PDF (A.45.1).
 * What cannot be read is said to be unreadable, never left out: a reader has to know that there is a report.
 */
export function readReport(sopInstanceUid: string, file: Uint8Array): StudyReport {
  try {
    const tree = readPart10Tree(file, WANTED);
    const pdf = encapsulatedPdf(tree);
    if (pdf) return { kind: 'pdf', sopInstanceUid, bytes: pdf };
    const sections = sectionsOf(itemsOf(tree, TAG.ContentSequence));
    if (sections.length > 0) return { kind: 'text', sopInstanceUid, sections };
  } catch {
    // Broken, or in an encoding that nobody here reads.
  }
  return { kind: 'unreadable', sopInstanceUid };
}

function encapsulatedPdf({ attributes, bytes }: Tree): Uint8Array<ArrayBuffer> | undefined {
  const document = bytes[TAG.EncapsulatedDocument];
  if (!document || textOf(attributes, TAG.MIMETypeOfEncapsulatedDocument) !== 'application/pdf') return undefined;
  // Padded to an even length; only newer files tell their own.
  const pdf = Uint8Array.from(document.subarray(0, numberOf(attributes, TAG.EncapsulatedDocumentLength)));
  return Buffer.from(pdf.subarray(0, 5)).toString('latin1') === '%PDF-' ? pdf : undefined;
}

/** The containers of the outermost level as sections; what stands outside of them comes first, without a title. */
function sectionsOf(content: readonly Tree[]): ReportSection[] {
  const loose = content.filter((item) => !isContainer(item)).flatMap(linesOf);
  const parts = content.filter(isContainer).map((container) => ({
    title: meaning(container, TAG.ConceptNameCodeSequence),
    paragraphs: itemsOf(container, TAG.ContentSequence).flatMap(linesOf),
  }));
  return [{ title: '', paragraphs: loose }, ...parts].filter(({ paragraphs }) => paragraphs.length > 0);
}

function linesOf(item: Tree): string[] {
  const inner = itemsOf(item, TAG.ContentSequence).flatMap(linesOf);
  const name = meaning(item, TAG.ConceptNameCodeSequence);
  if (isContainer(item)) return name === '' || inner.length === 0 ? inner : [`${name}:`, ...inner];
  const value = valueOf(item);
  if (value === '') return inner;
  // The name of a text is that of its section once more.
  const isText = textOf(item.attributes, TAG.ValueType) === 'TEXT';
  return [isText || name === '' ? value : `${name}: ${value}`, ...inner];
}

/** The value of a content item, PS3.3 section C.17.3; blank for references to images and the like. */
function valueOf(item: Tree): string {
  const text = (tag: string) => textOf(item.attributes, tag) ?? '';
  switch (text(TAG.ValueType)) {
    case 'TEXT':
      return text(TAG.TextValue);
    case 'CODE':
      return meaning(item, TAG.ConceptCodeSequence);
    case 'NUM': {
      const [measured] = itemsOf(item, TAG.MeasuredValueSequence);
      if (!measured) return '';
      const number = textOf(measured.attributes, TAG.NumericValue) ?? '';
      return `${number} ${meaning(measured, TAG.MeasurementUnitsCodeSequence)}`.trim();
    }
    case 'DATETIME':
      return text(TAG.DateTime);
    case 'DATE':
      return text(TAG.Date);
    case 'TIME':
      return text(TAG.Time);
    case 'PNAME':
      return text(TAG.PersonName).replaceAll('^', ' ').trim();
    default:
      return '';
  }
}

const isContainer = ({ attributes }: Tree) => textOf(attributes, TAG.ValueType) === 'CONTAINER';

const itemsOf = ({ sequences }: Tree, tag: string): readonly Tree[] => sequences[tag] ?? [];

function meaning(item: Tree, tag: string): string {
  const [code] = itemsOf(item, tag);
  return code ? (textOf(code.attributes, TAG.CodeMeaning) ?? '') : '';
}
