import { MR_SIZE } from './mr-brain.js';
import { noiseField } from './noise.js';
import { randomFor } from './random.js';
import { Raster } from './raster.js';
import { band, both, ellipse, grown, outline, points, shape, uneven, type Point, type Shape } from './shapes.js';

export const MR_SPINE_FIELD_OF_VIEW = 260;

export interface MrSpineSlice {
  /** Distance from the middle of the body, -1 to 1. */
  aside: number;
  seed: string;
  weighting: 'T1' | 'T2';
}

const LOOK = {
  T1: { marrow: 560, disc: 350, driedDisc: 330, fluid: 130, nerve: 330, fat: 900, muscle: 330, vessel: 60 },
  T2: { marrow: 430, disc: 760, driedDisc: 170, fluid: 960, nerve: 330, fat: 720, muscle: 190, vessel: 40 },
} as const;

/** Where the middle of the vertebral bodies runs, from the chest down to the sacrum. */
function axisAt(y: number): number {
  const t = (y + 130) / 260;
  return -6 - 15 * Math.sin((t - 0.12) * 3.6) + (t > 0.82 ? (t - 0.82) ** 1.4 * 190 : 0);
}

function tiltAt(y: number): number {
  return Math.atan((axisAt(y + 3) - axisAt(y - 3)) / 6);
}

/** A quadrilateral across the axis, as vertebral bodies and discs are; `from` and `to` along the axis. */
function blockAt(from: number, to: number, halfDepth: number, waist: number): Shape {
  const corner = (y: number, side: -1 | 1, depth: number): Point => {
    const tilt = tiltAt(y);
    return [axisAt(y) + side * depth * Math.cos(tilt), y - side * depth * Math.sin(tilt)];
  };
  const middle = (from + to) / 2;
  return outline([
    corner(from, -1, halfDepth),
    corner(from, -1, halfDepth * 0.3),
    corner(from, 1, halfDepth * 0.3),
    corner(from, 1, halfDepth),
    corner(middle, 1, halfDepth * waist),
    corner(to, 1, halfDepth),
    corner(to, 1, halfDepth * 0.3),
    corner(to, -1, halfDepth * 0.3),
    corner(to, -1, halfDepth),
    corner(middle, -1, halfDepth * waist),
  ]);
}

function behind(y: number, distance: number): Point {
  return [axisAt(y) + distance, y - distance * Math.sin(tiltAt(y))];
}

/** Sagittal slice through the lower back, the front at the left, by magnetic resonance; no unit, 0 to about 1000. */
export function mrSpine({ aside, seed, weighting }: MrSpineSlice): Raster {
  const look = LOOK[weighting];
  const random = randomFor(`${seed}/spine`);
  const raster = new Raster(MR_SIZE, MR_SIZE, MR_SPINE_FIELD_OF_VIEW / MR_SIZE, 8);
  const texture = noiseField(`${seed}/tissue`, 10, 3);
  const fibers = noiseField(`${seed}/fibers`, 9, 3);
  const off = Math.abs(aside);

  const body = shape([-130, -130, 96, 130], (x, y) => x - 84 - 6 * Math.sin(y / 40));
  raster.fill(body, look.fat * 0.5).fill(grown(body, -2), (x, y) => look.fat * (0.95 + 0.1 * texture(x, y)), 2);
  raster.fill(
    band(points('66,-130 58,-40 52,40 66,130'), 26),
    (x, y) => look.muscle * (1 + 0.5 * fibers(x * 1.6, y * 0.4)),
    5,
  );
  raster.fill(band(points('34,-130 30,-40 26,40 40,130'), 15), (x, y) => look.fat * (0.7 + 0.2 * texture(x, y)), 4);
  // Bowel and vessels in front.
  for (let loop = 0; loop < 22; loop += 1) {
    const [x, y] = [random.between(-128, -72), random.between(-125, 125)];
    const shape = uneven(
      ellipse(x, y, random.between(8, 15), random.between(7, 12), random.between(-50, 50)),
      texture,
      3,
    );
    raster.fill(grown(shape, 1.6), look.muscle, 2).fill(shape, look.muscle * random.between(0.6, 2.2), 3);
  }
  raster.fill(band(points('-38,-130 -42,-60 -44,10 -38,44'), 7, 6), look.vessel, 2, 1 - off * 0.6);
  raster.fill(band(points('-60,130 -56,90 -30,60 -26,40'), 6, 4), look.vessel, 2, 0.8);

  const canal: Point[] = [-134, -90, -50, -10, 30, 66, 96, 118].map((y) =>
    behind(y, y > 60 ? 27 - (y - 60) * 0.16 : 27),
  );
  const sac = band(canal, 8.6 * (1 - off * 0.5), 4 * (1 - off * 0.5));
  raster.fill(grown(sac, 2.6), look.fat * 0.9, 2).fill(sac, look.fluid, 1.4);
  if (off < 0.6) {
    const cord = [-134, -110, -86, -66].map((y) => behind(y, 28));
    raster.fill(band(cord, 4, 1.2), look.nerve, 1.4);
    for (let root = 0; root < 6; root += 1) {
      const start = -80 + random.between(-6, 14);
      const path = [start, start + 50, start + 100, start + 150].map((y, index) =>
        behind(y, 30 + root * 0.9 - index * 0.6),
      );
      raster.fill(both(band(path, 0.65, 0.5), sac), look.nerve, 1.4, 0.75);
    }
  }

  const tops = [-136, -102, -67, -31, 6, 43, 78];
  tops.forEach((top, index) => {
    const isSacrum = index === tops.length - 1;
    const height = isSacrum ? 30 : 23.6 + index * 0.6;
    const vertebra = uneven(blockAt(top, top + height, 17.5 - (isSacrum ? 3 : 0), 0.9), texture, 0.7);
    raster.fill(grown(vertebra, 1.1), 40, 1.4);
    raster.fill(vertebra, (x, y) => look.marrow * (1 + 0.14 * texture(x, y)), 1.4);
    raster.fill(
      ellipse(axisAt(top + height / 2) + 14, top + height / 2, 4, 1.2),
      weighting === 'T2' ? 700 : 300,
      2,
      0.7,
    );
    if (isSacrum) return;
    const isDried = index === tops.length - 2 || (index === 4 && random.next() < 0.5);
    const gap = (tops[index + 1] as number) - top - height;
    const disc = blockAt(top + height + 1.5, top + height + gap - 1.3, 18.5 + (isDried ? 2.6 : 0), 1.06);
    raster.fill(disc, 90, 1.2);
    raster.fill(grown(disc, -1.6), isDried ? look.driedDisc : look.disc, 2.6);
    if (!isDried)
      raster.fill(
        band([behind(top + height + gap / 2, -9), behind(top + height + gap / 2, 9)], 0.5),
        look.disc * 0.6,
        1.6,
        0.7,
      );
    if (isDried && off < 0.7)
      raster.fill(uneven(ellipse(...behind(top + height + gap / 2, 20), 5, 3.6), texture, 1), 150, 1.4);
    // Spinous process.
    const [x, y] = behind(top + height * 0.85, 40);
    if (off < 0.6) {
      const process = band(
        [
          [x, y - 2],
          [x + 12, y + 5],
          [x + 24, y + 10],
        ],
        4.4,
        6.4,
      );
      raster.fill(grown(process, 1), 45, 1.2).fill(process, look.marrow * 1.1, 1.4);
    }
  });
  for (const [y, depth] of [
    [112, 11],
    [126, 9],
  ] as const) {
    const piece = blockAt(y, y + 11, depth, 0.95);
    raster.fill(grown(piece, 1), 45, 1.2).fill(piece, look.marrow, 1.4);
  }

  // A surface coil behind the back.
  raster.map((value, x) => value * (0.72 + 0.5 * Math.max(0, Math.min(1, (x + 110) / 190))));
  return raster.addGrain(randomFor(`${seed}/${aside}/${weighting}`), 20).blur(0.4);
}
