/** The DICOM attributes this project reads: group and element as eight hexadecimal digits, as in DICOM JSON. */
export const TAG = {
  MediaStorageSOPClassUID: '00020002',
  TransferSyntaxUID: '00020010',
  SpecificCharacterSet: '00080005',
  InstanceCreationDate: '00080012',
  SOPClassUID: '00080016',
  SOPInstanceUID: '00080018',
  StudyDate: '00080020',
  SeriesDate: '00080021',
  AcquisitionDate: '00080022',
  ContentDate: '00080023',
  StudyTime: '00080030',
  AccessionNumber: '00080050',
  Modality: '00080060',
  ModalitiesInStudy: '00080061',
  SOPClassesInStudy: '00080062',
  InstitutionName: '00080080',
  StudyDescription: '00081030',
  SeriesDescription: '0008103E',
  InstitutionalDepartmentName: '00081040',
  CodeMeaning: '00080104',
  PatientName: '00100010',
  PatientID: '00100020',
  PatientBirthDate: '00100030',
  PatientSex: '00100040',
  StudyInstanceUID: '0020000D',
  SeriesInstanceUID: '0020000E',
  SeriesNumber: '00200011',
  InstanceNumber: '00200013',
  SamplesPerPixel: '00280002',
  PhotometricInterpretation: '00280004',
  PlanarConfiguration: '00280006',
  Rows: '00280010',
  Columns: '00280011',
  BitsAllocated: '00280100',
  BitsStored: '00280101',
  HighBit: '00280102',
  PixelRepresentation: '00280103',
  PixelPaddingValue: '00280120',
  WindowCenter: '00281050',
  WindowWidth: '00281051',
  RescaleIntercept: '00281052',
  RescaleSlope: '00281053',
  VOILUTFunction: '00281056',
  MeasurementUnitsCodeSequence: '004008EA',
  ValueType: '0040A040',
  ConceptNameCodeSequence: '0040A043',
  DateTime: '0040A120',
  Date: '0040A121',
  Time: '0040A122',
  PersonName: '0040A123',
  TextValue: '0040A160',
  ConceptCodeSequence: '0040A168',
  MeasuredValueSequence: '0040A300',
  NumericValue: '0040A30A',
  ContentSequence: '0040A730',
  EncapsulatedDocument: '00420011',
  MIMETypeOfEncapsulatedDocument: '00420012',
  EncapsulatedDocumentLength: '00420015',
  PixelData: '7FE00010',
} as const;

/** Attributes by tag, each with its values as text. */
export type Attributes = Readonly<Record<string, readonly string[]>>;

/** The first value of an attribute without its padding; undefined where there is none or it is blank. */
export function textOf(attributes: Attributes, tag: string): string | undefined {
  const text = attributes[tag]?.[0]?.trim();
  return text === '' ? undefined : text;
}

/** The first value of an attribute as a number; undefined where it is none. */
export function numberOf(attributes: Attributes, tag: string): number | undefined {
  const text = textOf(attributes, tag);
  const number = Number(text);
  return text === undefined || !Number.isFinite(number) ? undefined : number;
}
