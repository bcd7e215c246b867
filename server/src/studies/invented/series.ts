import type { Dataset, PixelData } from '../part10.js';
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

/** What describes the pixels of an image. */
export function imageAttributes({ rows, columns }: Raster, { bitsAllocated, bitsStored, window }: Storage): Dataset {
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: rows,
    Columns: columns,
    BitsAllocated: bitsAllocated,
    BitsStored: bitsStored,
    HighBit: bitsStored - 1,
    PixelRepresentation: 0,
    ...(window && { WindowCenter: window[0], WindowWidth: window[1] }),
  };
}

/** The pixels of an image as they are stored. */
export function pixelDataOf({ values }: Raster, { bitsAllocated, bitsStored, slope, intercept }: Storage): PixelData {
  const largest = 2 ** bitsStored - 1;
  // An even number of pixels: so is that of the bytes.
  const pixels = bitsAllocated === 8 ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = ((values[index] as number) - intercept) / slope + 0.5;
    pixels[index] = value < 0 ? 0 : value > largest ? largest : value;
  }
  return { vr: bitsAllocated === 8 ? 'OB' : 'OW', bytes: new Uint8Array(pixels.buffer) };
}

/** Evenly spread positions from one to another. */
export function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / Math.max(1, count - 1));
}
