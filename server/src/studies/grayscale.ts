import type { RenderedFrame } from './study-source.js';
import type { Part10 } from './part10.js';
import { numberOf, TAG, textOf, type Attributes } from './tags.js';

/** The attributes that tell how pixel data is drawn, and the pixel data. */
export const IMAGE_TAGS: readonly string[] = [
  TAG.SamplesPerPixel,
  TAG.PhotometricInterpretation,
  TAG.PlanarConfiguration,
  TAG.Rows,
  TAG.Columns,
  TAG.BitsAllocated,
  TAG.BitsStored,
  TAG.HighBit,
  TAG.PixelRepresentation,
  TAG.PixelPaddingValue,
  TAG.WindowCenter,
  TAG.WindowWidth,
  TAG.RescaleIntercept,
  TAG.RescaleSlope,
  TAG.VOILUTFunction,
  TAG.PixelData,
];

const MAXIMUM_PIXELS = 64 * 1024 * 1024;

type ToGray = (value: number) => number;

/** The VOI LUT functions of DICOM PS3.3 C.11.2.1. */
function windowed(center: number, width: number, lutFunction: string | undefined): ToGray {
  if (lutFunction === 'SIGMOID') return (value) => 255 / (1 + Math.exp((-4 * (value - center)) / width));
  if (lutFunction === 'LINEAR_EXACT') return (value) => ((value - center) / width + 0.5) * 255;
  if (width <= 1) return (value) => (value <= center - 0.5 ? 0 : 255);
  return (value) => ((value - (center - 0.5)) / (width - 1) + 0.5) * 255;
}

function stretched(values: Float32Array, padding: number | undefined): ToGray {
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of values) {
    if (value === padding) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const range = greatest - least;
  return range > 0 ? (value) => ((value - least) / range) * 255 : () => 0;
}

/** Stored values of one sample per pixel, before the modality LUT. */
function storedValues(attributes: Attributes, bytes: Uint8Array, littleEndian: boolean, count: number): Float32Array {
  const allocated = numberOf(attributes, TAG.BitsAllocated) ?? 0;
  const stored = numberOf(attributes, TAG.BitsStored) ?? allocated;
  const highBit = numberOf(attributes, TAG.HighBit) ?? stored - 1;
  const isSigned = numberOf(attributes, TAG.PixelRepresentation) === 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(count);
  const below = Math.max(0, highBit + 1 - stored);
  const mask = 2 ** stored - 1;
  const sign = 2 ** (stored - 1);
  for (let index = 0; index < count; index += 1) {
    const cell = allocated === 8 ? view.getUint8(index) : view.getUint16(index * 2, littleEndian);
    const value = (cell >> below) & mask;
    values[index] = isSigned && value >= sign ? value - 2 * sign : value;
  }
  return values;
}

/** The lightness of color samples: of RGB a weighted sum, of YBR_FULL its first component. */
function lightness(attributes: Attributes, bytes: Uint8Array, count: number): Uint8Array {
  const isPlanar = numberOf(attributes, TAG.PlanarConfiguration) === 1;
  const isYbr = textOf(attributes, TAG.PhotometricInterpretation) === 'YBR_FULL';
  const [stride, step] = isPlanar ? [1, count] : [3, 1];
  const pixels = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    const first = bytes[index * stride] ?? 0;
    const second = bytes[index * stride + step] ?? 0;
    const third = bytes[index * stride + 2 * step] ?? 0;
    pixels[index] = isYbr ? first : Math.round(0.299 * first + 0.587 * second + 0.114 * third);
  }
  return pixels;
}

function grayscale(attributes: Attributes, bytes: Uint8Array, littleEndian: boolean, count: number): Uint8Array {
  const slope = numberOf(attributes, TAG.RescaleSlope) ?? 1;
  const intercept = numberOf(attributes, TAG.RescaleIntercept) ?? 0;
  const values = storedValues(attributes, bytes, littleEndian, count);
  for (let index = 0; index < count; index += 1) values[index] = (values[index] as number) * slope + intercept;
  const center = numberOf(attributes, TAG.WindowCenter);
  const width = numberOf(attributes, TAG.WindowWidth);
  const paddingStored = numberOf(attributes, TAG.PixelPaddingValue);
  const padding = paddingStored === undefined ? undefined : paddingStored * slope + intercept;
  const isFullRange = numberOf(attributes, TAG.BitsAllocated) === 8 && numberOf(attributes, TAG.BitsStored) === 8;
  const toGray =
    center !== undefined && width !== undefined && width > 0
      ? windowed(center, width, textOf(attributes, TAG.VOILUTFunction))
      : isFullRange
        ? windowed(128, 256, undefined)
        : stretched(values, padding);
  const isInverse = textOf(attributes, TAG.PhotometricInterpretation) === 'MONOCHROME1';
  // The clamped array rounds and cuts off what lies outside the window.
  const pixels = new Uint8ClampedArray(count);
  for (let index = 0; index < count; index += 1) {
    const gray = toGray(values[index] as number);
    pixels[index] = isInverse ? 255 - gray : gray;
  }
  return new Uint8Array(pixels.buffer);
}

interface Layout {
  rows: number;
  columns: number;
  count: number;
  isColor: boolean;
}

function layoutOf(attributes: Attributes): Layout | undefined {
  const rows = numberOf(attributes, TAG.Rows) ?? 0;
  const columns = numberOf(attributes, TAG.Columns) ?? 0;
  const allocated = numberOf(attributes, TAG.BitsAllocated);
  const samples = numberOf(attributes, TAG.SamplesPerPixel) ?? 1;
  const interpretation = textOf(attributes, TAG.PhotometricInterpretation) ?? '';
  const isGray = samples === 1 && /^MONOCHROME[12]$/.test(interpretation) && (allocated === 8 || allocated === 16);
  const isColor = samples === 3 && (interpretation === 'RGB' || interpretation === 'YBR_FULL') && allocated === 8;
  const count = rows * columns;
  if (!isGray && !isColor) return undefined;
  return count > 0 && count <= MAXIMUM_PIXELS ? { rows, columns, count, isColor } : undefined;
}

/** Whether an image with these attributes can be drawn, once its pixel data is read and is not compressed. */
export function isRenderable(attributes: Attributes): boolean {
  return layoutOf(attributes) !== undefined;
}

/** Draws the first frame of an uncompressed image; undefined where it is none that can be drawn. */
export function renderFrame({ attributes, pixelData, littleEndian }: Part10): RenderedFrame | undefined {
  const layout = layoutOf(attributes);
  if (!layout || !pixelData) return undefined;
  const { rows, columns, count, isColor } = layout;
  const bytesPerPixel = isColor ? 3 : (numberOf(attributes, TAG.BitsAllocated) ?? 0) / 8;
  if (pixelData.byteLength < count * bytesPerPixel) return undefined;
  const pixels = isColor
    ? lightness(attributes, pixelData, count)
    : grayscale(attributes, pixelData, littleEndian, count);
  return { rows, columns, pixels };
}
