// Pictures of stories, small enough to lie in the repository: each point is the mean color of a square of the page, so
// that how a machine draws the edges of letters does not show, and what is missing, moved or of another color does.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { root } from './run.mjs';

const SQUARE = 20;
/** How far a channel of a point may be off, of 255. */
const TOLERANCE = 20;
/** How many of all points may be further off. */
const SHARE = 0.003;

const folder = join(root, 'stories/pictures');

export function shrunk(screenshot) {
  const { width, height, data } = PNG.sync.read(screenshot);
  const small = new PNG({ width: Math.ceil(width / SQUARE), height: Math.ceil(height / SQUARE) });
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const mean = meanOf(data, width, height, x * SQUARE, y * SQUARE);
      small.data.set([...mean, 255], (y * small.width + x) * 4);
    }
  }
  return small;
}

function meanOf(data, width, height, left, top) {
  const sums = [0, 0, 0];
  const right = Math.min(left + SQUARE, width);
  const bottom = Math.min(top + SQUARE, height);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) sums[channel] += data[at + channel];
    }
  }
  return sums.map((sum) => Math.round(sum / ((right - left) * (bottom - top))));
}

/** What is different, in words; nothing where the two look alike. */
export function difference(picture, reference) {
  const size = ({ width, height }) => `${width * SQUARE} × ${height * SQUARE}`;
  if (picture.width !== reference.width || Math.abs(picture.height - reference.height) > 1) {
    return `it is ${size(picture)} pixels, and was ${size(reference)}`;
  }
  const height = Math.min(picture.height, reference.height);
  const off = [];
  for (let index = 0; index < picture.width * height; index += 1) {
    const at = index * 4;
    const isOff = [0, 1, 2].some(
      (channel) => Math.abs(picture.data[at + channel] - reference.data[at + channel]) > TOLERANCE,
    );
    if (isOff) off.push([index % picture.width, Math.floor(index / picture.width)]);
  }
  if (off.length <= picture.width * height * SHARE) return undefined;
  const [xs, ys] = [0, 1].map((axis) => off.map((point) => point[axis] * SQUARE));
  const area = `${Math.min(...xs)}, ${Math.min(...ys)} to ${Math.max(...xs) + SQUARE}, ${Math.max(...ys) + SQUARE}`;
  return `${off.length} of ${picture.width * height} squares look different, from ${area}`;
}

export function isSame(one, other) {
  return one.width === other.width && one.data.equals(other.data);
}

export function readReference(name) {
  const path = join(folder, `${name}.png`);
  return existsSync(path) ? PNG.sync.read(readFileSync(path)) : undefined;
}

export function writeReference(name, picture) {
  const path = join(folder, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  // Points that are within tolerance of what is there leave the file as it is: no change without a difference.
  const before = readReference(name);
  if (before !== undefined && before.height === picture.height && difference(picture, before) === undefined) return;
  writeFileSync(path, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }));
}

export function referenceNames() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .map((name) => name.slice(0, -'.png'.length));
}
