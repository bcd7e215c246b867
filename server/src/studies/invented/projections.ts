import { CHEST_SPACING, chestRadiograph, type ChestFinding } from '../phantoms/chest-radiograph.js';
import { HAND_SPACING, handRadiograph } from '../phantoms/hand-radiograph.js';
import { MG_SPACING, mammogram } from '../phantoms/mammogram.js';
import type { Raster } from '../phantoms/raster.js';
import { ultrasound, type UsView } from '../phantoms/ultrasound.js';
import { US_SPACING } from '../phantoms/ultrasound-scan.js';
import type { InventedSeries, Storage } from './series.js';

/** Attenuation of 1 is stored as 20. */
const SCALE = 20;

function attenuation([center, width]: readonly [number, number]): Storage {
  return { bitsAllocated: 16, bitsStored: 12, slope: 1, intercept: 0, window: [center * SCALE, width * SCALE] };
}

function scaled(raster: Raster): Raster {
  return raster.map((value) => value * SCALE);
}

function crSeries(
  description: string,
  window: readonly [number, number],
  spacing: number,
  position: { BodyPartExamined: string; ViewPosition: string; PatientOrientation: string[]; ImageLaterality?: string },
  draw: () => Raster,
): InventedSeries {
  return {
    modality: 'CR',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.1',
    description,
    storage: attenuation(window),
    attributes: { ImageType: ['ORIGINAL', 'PRIMARY'], ImagerPixelSpacing: [spacing, spacing], ...position },
    images: [{ draw: () => scaled(draw()), attributes: {} }],
  };
}

export function chestSeries(seed: string, finding: ChestFinding): InventedSeries {
  const position = { BodyPartExamined: 'CHEST', ViewPosition: 'PA', PatientOrientation: ['L', 'F'] };
  return crSeries('Chest PA', [78, 120], CHEST_SPACING, position, () => chestRadiograph(seed, finding));
}

export function handSeries(seed: string, isFractured: boolean): InventedSeries {
  const position = {
    BodyPartExamined: 'HAND',
    ViewPosition: 'PA',
    PatientOrientation: ['R', 'P'],
    ImageLaterality: 'L',
  };
  return crSeries('Hand PA', [52, 104], HAND_SPACING, position, () => handRadiograph(seed, isFractured));
}

/** @param views what is looked at, an image each */
export function usSeries(
  seed: string,
  description: string,
  bodyPart: string,
  views: readonly UsView[],
): InventedSeries {
  return {
    modality: 'US',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.6.1',
    description,
    storage: { bitsAllocated: 8, bitsStored: 8, slope: 1, intercept: 0 },
    attributes: {
      ImageType: ['ORIGINAL', 'PRIMARY'],
      BodyPartExamined: bodyPart,
      PatientOrientation: '',
      LossyImageCompression: '00',
      UltrasoundColorDataPresent: 0,
      SequenceOfUltrasoundRegions: [
        {
          RegionSpatialFormat: 1,
          RegionDataType: 1,
          RegionFlags: 2,
          RegionLocationMinX0: 20,
          RegionLocationMinY0: 0,
          RegionLocationMaxX1: 375,
          RegionLocationMaxY1: 383,
          PhysicalUnitsXDirection: 3,
          PhysicalUnitsYDirection: 3,
          PhysicalDeltaX: US_SPACING / 10,
          PhysicalDeltaY: US_SPACING / 10,
        },
      ],
    },
    images: views.map((view, index) => ({ draw: () => ultrasound(view, `${seed}/${index}`), attributes: {} })),
  };
}

const VIEWS = [
  { side: 'R', view: 'CC' },
  { side: 'L', view: 'CC' },
  { side: 'R', view: 'MLO' },
  { side: 'L', view: 'MLO' },
] as const;

const VIEW_CODES = {
  CC: { CodeValue: '399162004', CodingSchemeDesignator: 'SCT', CodeMeaning: 'cranio-caudal' },
  MLO: { CodeValue: '399368009', CodingSchemeDesignator: 'SCT', CodeMeaning: 'medio-lateral oblique' },
} as const;

/** @param massSide the breast in which a mass is seen */
export function mgSeries(
  seed: string,
  massSide?: 'L' | 'R',
  sides: readonly ('L' | 'R')[] = ['L', 'R'],
): InventedSeries {
  return {
    modality: 'MG',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.1.2',
    description: 'Mammography',
    storage: attenuation([66, 104]),
    attributes: {
      PresentationIntentType: 'FOR PRESENTATION',
      ImageType: ['ORIGINAL', 'PRIMARY'],
      BodyPartExamined: 'BREAST',
      AnatomicRegionSequence: [{ CodeValue: '76752008', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Breast' }],
      OrganExposed: 'BREAST',
      PixelIntensityRelationship: 'LOG',
      PixelIntensityRelationshipSign: -1,
      RescaleIntercept: 0,
      RescaleSlope: 1,
      RescaleType: 'US',
      PresentationLUTShape: 'IDENTITY',
      LossyImageCompression: '00',
      BurnedInAnnotation: 'NO',
      ImagerPixelSpacing: [MG_SPACING, MG_SPACING],
      DetectorType: 'DIRECT',
      PositionerType: 'MAMMOGRAPHIC',
      BreastImplantPresent: 'NO',
      AcquisitionContextSequence: [],
    },
    images: VIEWS.filter(({ side }) => sides.includes(side)).map(({ side, view }) => ({
      draw: () => scaled(mammogram({ side, view, seed, hasMass: side === massSide })),
      attributes: {
        ImageLaterality: side,
        PatientOrientation: [
          side === 'L' ? 'A' : 'P',
          view === 'CC' ? (side === 'L' ? 'R' : 'L') : side === 'L' ? 'FR' : 'FL',
        ],
        ViewCodeSequence: [{ ...VIEW_CODES[view], ViewModifierCodeSequence: [] }],
      },
    })),
  };
}
