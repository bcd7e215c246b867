import type { Dataset } from '../part10.js';
import { ctAbdomen } from '../phantoms/ct-abdomen.js';
import { CT_HEAD_FIELD_OF_VIEW, ctHead } from '../phantoms/ct-head.js';
import { CT_FIELD_OF_VIEW, CT_SIZE, ctThorax } from '../phantoms/ct-thorax.js';
import { MR_BRAIN_FIELD_OF_VIEW, MR_SIZE, mrBrain, type Weighting } from '../phantoms/mr-brain.js';
import { MR_KNEE_FIELD_OF_VIEW, mrKnee } from '../phantoms/mr-knee.js';
import { MR_SPINE_FIELD_OF_VIEW, mrSpine } from '../phantoms/mr-spine.js';
import { PET_FIELD_OF_VIEW, PET_SIZE, petThorax } from '../phantoms/pet.js';
import type { Raster } from '../phantoms/raster.js';
import { spread, type InventedSeries, type Storage } from './series.js';

const AXIAL = [1, 0, 0, 0, 1, 0];
const SAGITTAL = [0, 1, 0, 0, 0, -1];

interface Stack {
  /** Direction cosines of rows and columns. */
  orientation: readonly number[];
  /** Width of the image in millimetres, and in pixels. */
  fieldOfView: number;
  size: number;
  /** Millimetres between the slices. */
  distance: number;
  thickness: number;
}

/** Where each slice of a stack lies in the patient. */
function slices(stack: Stack, drawings: readonly (() => Raster)[]): InventedSeries['images'] {
  const half = stack.fieldOfView / 2;
  const isSagittal = stack.orientation === SAGITTAL;
  return drawings.map((draw, index) => {
    const along = (index - (drawings.length - 1) / 2) * stack.distance * (isSagittal ? 1 : -1);
    return {
      draw,
      attributes: {
        ImagePositionPatient: isSagittal ? [along, -half, half] : [-half, -half, along],
        ImageOrientationPatient: stack.orientation,
        SliceLocation: along,
        SliceThickness: stack.thickness,
        PixelSpacing: [stack.fieldOfView / stack.size, stack.fieldOfView / stack.size].map((value) =>
          Number(value.toFixed(5)),
        ),
      },
    };
  });
}

const HOUNSFIELD: Storage = { bitsAllocated: 16, bitsStored: 12, slope: 1, intercept: -1024 };

function ctSeries(
  description: string,
  bodyPart: string,
  [center, width]: readonly [number, number],
  fieldOfView: number,
  drawings: readonly (() => Raster)[],
): InventedSeries {
  return {
    modality: 'CT',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    description,
    storage: { ...HOUNSFIELD, window: [center, width] },
    attributes: {
      ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
      BodyPartExamined: bodyPart,
      PatientPosition: 'HFS',
      PositionReferenceIndicator: '',
      KVP: 120,
      RescaleIntercept: HOUNSFIELD.intercept,
      RescaleSlope: 1,
      RescaleType: 'HU',
    },
    images: slices({ orientation: AXIAL, fieldOfView, size: CT_SIZE, distance: 30, thickness: 3 }, drawings),
  };
}

/** @param nodule millimetres of a nodule in the left lung; none without */
export function ctThoraxSeries(seed: string, nodule?: number): InventedSeries {
  const drawings = spread(0.08, 0.98, 6).map(
    (level) => () => ctThorax({ level, seed, ...(nodule !== undefined && { nodule }) }),
  );
  return ctSeries('Mediastinum 3.0', 'CHEST', [40, 400], CT_FIELD_OF_VIEW, drawings);
}

export function ctAbdomenSeries(seed: string): InventedSeries {
  const drawings = [0.05, 0.3, 0.45, 0.6, 0.74, 0.92].map((level) => () => ctAbdomen({ level, seed }));
  return ctSeries('Portal venous 3.0', 'ABDOMEN', [50, 380], CT_FIELD_OF_VIEW, drawings);
}

export function ctHeadSeries(seed: string): InventedSeries {
  const drawings = spread(0.12, 0.92, 5).map((level) => () => ctHead({ level, seed }));
  return ctSeries('Brain 3.0', 'HEAD', [38, 90], CT_HEAD_FIELD_OF_VIEW, drawings);
}

interface Sequence {
  scanning: string;
  echoTime: number;
  repetitionTime: number;
  inversionTime?: number;
}

const SEQUENCES: Readonly<Record<Weighting | 'PD' | 'PD FS', Sequence>> = {
  T1: { scanning: 'SE', echoTime: 12, repetitionTime: 550 },
  T2: { scanning: 'SE', echoTime: 98, repetitionTime: 4200 },
  FLAIR: { scanning: 'IR', echoTime: 120, repetitionTime: 9000, inversionTime: 2500 },
  PD: { scanning: 'SE', echoTime: 28, repetitionTime: 2800 },
  'PD FS': { scanning: 'SE', echoTime: 32, repetitionTime: 3200 },
};

function mrSeries(
  description: string,
  bodyPart: string,
  sequence: keyof typeof SEQUENCES,
  stack: Pick<Stack, 'orientation' | 'fieldOfView' | 'distance'>,
  drawings: readonly (() => Raster)[],
  [center, width]: readonly [number, number] = [440, 900],
): InventedSeries {
  const { scanning, echoTime, repetitionTime, inversionTime } = SEQUENCES[sequence];
  const attributes: Dataset = {
    ImageType: ['ORIGINAL', 'PRIMARY', 'OTHER'],
    BodyPartExamined: bodyPart,
    PatientPosition: 'HFS',
    PositionReferenceIndicator: '',
    ScanningSequence: scanning,
    SequenceVariant: 'SK',
    ScanOptions: sequence === 'PD FS' ? 'FS' : '',
    MRAcquisitionType: '2D',
    MagneticFieldStrength: 1.5,
    EchoTime: echoTime,
    RepetitionTime: repetitionTime,
    EchoTrainLength: scanning === 'SE' ? 12 : 1,
    ...(inversionTime !== undefined && { InversionTime: inversionTime }),
  };
  return {
    modality: 'MR',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
    description,
    storage: { bitsAllocated: 16, bitsStored: 12, slope: 1, intercept: 0, window: [center, width] },
    attributes,
    images: slices({ ...stack, size: MR_SIZE, thickness: 4 }, drawings),
  };
}

/** @param lesions spots in the white matter */
export function mrBrainSeries(seed: string, weightings: readonly Weighting[], lesions: number): InventedSeries[] {
  const stack = { orientation: AXIAL, fieldOfView: MR_BRAIN_FIELD_OF_VIEW, distance: 22 };
  return weightings.map((weighting) => {
    const drawings = spread(0.3, 0.94, 5).map((level) => () => mrBrain({ level, seed, weighting, lesions }));
    return mrSeries(`${weighting} tra`, 'BRAIN', weighting, stack, drawings);
  });
}

export function mrKneeSeries(seed: string, side: 'L' | 'R'): InventedSeries[] {
  const stack = { orientation: SAGITTAL, fieldOfView: MR_KNEE_FIELD_OF_VIEW, distance: 14 };
  const drawings = (isFatSuppressed: boolean) =>
    spread(0.12, 0.88, 5).map((level) => () => mrKnee({ level, seed, isFatSuppressed }));
  const series = [
    mrSeries('PD sag', 'KNEE', 'PD', stack, drawings(false)),
    mrSeries('PD FS sag', 'KNEE', 'PD FS', stack, drawings(true), [330, 700]),
  ];
  return series.map((one) => ({ ...one, attributes: { ...one.attributes, Laterality: side } }));
}

export function mrSpineSeries(seed: string): InventedSeries[] {
  const stack = { orientation: SAGITTAL, fieldOfView: MR_SPINE_FIELD_OF_VIEW, distance: 6 };
  const drawings = (weighting: 'T1' | 'T2', count: number) =>
    spread(-0.55, 0.55, count).map((aside) => () => mrSpine({ aside, seed, weighting }));
  return [
    mrSeries('T2 sag', 'LSPINE', 'T2', stack, drawings('T2', 5)),
    mrSeries('T1 sag', 'LSPINE', 'T1', stack, drawings('T1', 3)),
  ];
}

/** @param nodule millimetres of what takes up much glucose in the left lung */
export function petSeries(seed: string, nodule: number, dateTime: { date: string; time: string }): InventedSeries {
  const drawings = spread(0.08, 0.98, 6).map((level) => () => petThorax(level, seed, nodule));
  const stack = { orientation: AXIAL, fieldOfView: PET_FIELD_OF_VIEW, size: PET_SIZE, distance: 30, thickness: 5 };
  return {
    modality: 'PT',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.128',
    description: 'FDG thorax, attenuation corrected',
    // The phantom is in thousandths of a standardized uptake value, and so is what is stored.
    storage: { bitsAllocated: 16, bitsStored: 16, slope: 1, intercept: 0, window: [3, 6] },
    attributes: {
      ImageType: ['ORIGINAL', 'PRIMARY'],
      BodyPartExamined: 'CHEST',
      PositionReferenceIndicator: '',
      Units: 'GML',
      VOILUTFunction: 'LINEAR_EXACT',
      CountsSource: 'EMISSION',
      SeriesType: ['WHOLE BODY', 'IMAGE'],
      NumberOfSlices: drawings.length,
      CorrectedImage: ['DECY', 'ATTN', 'SCAT'],
      DecayCorrection: 'START',
      CollimatorType: 'NONE',
      FrameReferenceTime: 0,
      ActualFrameDuration: 120_000,
      DecayFactor: 1,
      RescaleIntercept: 0,
      RescaleSlope: 0.001,
      AcquisitionDate: dateTime.date,
      AcquisitionTime: dateTime.time,
      RadiopharmaceuticalInformationSequence: [
        {
          Radiopharmaceutical: 'Fluorodeoxyglucose F^18^',
          RadionuclideTotalDose: 270_000_000,
          RadionuclideHalfLife: 6586.2,
          RadionuclidePositronFraction: 0.97,
          RadionuclideCodeSequence: [
            { CodeValue: '77004003', CodingSchemeDesignator: 'SCT', CodeMeaning: '^18^Fluorine' },
          ],
        },
      ],
      PatientOrientationCodeSequence: [
        {
          CodeValue: '102538003',
          CodingSchemeDesignator: 'SCT',
          CodeMeaning: 'recumbent',
          PatientOrientationModifierCodeSequence: [
            { CodeValue: '40199007', CodingSchemeDesignator: 'SCT', CodeMeaning: 'supine' },
          ],
        },
      ],
      PatientGantryRelationshipCodeSequence: [
        { CodeValue: '102540008', CodingSchemeDesignator: 'SCT', CodeMeaning: 'headfirst' },
      ],
    },
    images: slices(stack, drawings).map((image, index) => ({
      ...image,
      attributes: { ...image.attributes, ImageIndex: index + 1 },
    })),
  };
}
