import type { Dataset } from '../part10.js';
import type { Raster } from '../phantoms/raster.js';

/** How real values become stored ones, and which of them are shown. */
export interface Storage {
  bitsAllocated: 8 | 16;
  bitsStored: 8 | 12 | 16;
  /** Stored value = (drawn value - intercept) / slope. */
  slope: number;
  intercept: number;
  /** Center and width, after rescaling; none for 8 bits, which are shown as they are. */
  window?: readonly [center: number, width: number];
}

/** Drawn images that belong together. */
export interface InventedSeries {
  modality: string;
  sopClassUid: string;
  description: string;
  storage: Storage;
  /** What all its images say of themselves. */
  attributes: Dataset;
  images: readonly InventedImage[];
}

export interface InventedImage {
  draw(): Raster;
  attributes: Dataset;
}

/** The image as DICOM stores it: pixel data and what describes it. */
export function pixelAttributes(raster: Raster, storage: Storage): Dataset {
  const { bitsAllocated, bitsStored, slope, intercept, window } = storage;
  const largest = 2 ** bitsStored - 1;
  const count = raster.values.length;
  const pixels = bitsAllocated === 8 ? new Uint8ClampedArray(count) : new Uint16Array(count);
  for (let index = 0; index < count; index += 1) {
    const value = Math.round(((raster.values[index] as number) - intercept) / slope);
    pixels[index] = value < 0 ? 0 : value > largest ? largest : value;
  }
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: raster.rows,
    Columns: raster.columns,
    BitsAllocated: bitsAllocated,
    BitsStored: bitsStored,
    HighBit: bitsStored - 1,
    PixelRepresentation: 0,
    ...(window && { WindowCenter: window[0], WindowWidth: window[1] }),
    PixelData: pixels.buffer,
  };
}

/** Evenly spread positions from one to another. */
export function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / Math.max(1, count - 1));
}
