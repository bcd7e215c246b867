import { fillBone, fillVertebra, type BoneLook } from './bones.js';
import { noiseField } from './noise.js';
import { randomFor, statureOf, type Random } from './random.js';
import { Raster } from './raster.js';
import {
  band,
  both,
  ellipse,
  grown,
  mirrored,
  outline,
  points,
  stroke,
  uneven,
  without,
  type Shape,
} from './shapes.js';

/** Hounsfield units. */
const AIR = -1000;
const LUNG = -865;
const FAT = -102;
const MUSCLE = 58;
const SOFT = 42;
const VESSEL = 235;
const BONE: BoneLook = { cortex: 620, marrow: 210, thickness: 1.8 };

export interface CtSlice {
  /** From 0, the highest slice, to 1, the lowest. */
  level: number;
  /** Same patient, same seed. */
  seed: string;
  /** Millimetres of a solid nodule in the left lung, at level 0.58; none without. */
  nodule?: number;
}

/** Where the nodule of the left lung lies, in millimetres. */
export const NODULE_AT = { x: 84, y: -8, level: 0.58 } as const;

export const CT_SIZE = 320;
export const CT_FIELD_OF_VIEW = 370;

function bodyOutline(level: number): Shape {
  const shoulder = Math.max(0, 0.28 - level) * 80;
  const half = [
    [0, -104 + shoulder * 0.6],
    [62, -103 + shoulder * 0.5],
    [118, -80],
    [150 + shoulder * 0.4, -30],
    [158 + shoulder * 0.5, 22],
    [136, 82],
    [82, 109],
    [26, 111],
  ] as const;
  return outline([
    ...half,
    [0, 106],
    ...half
      .slice(1)
      .map(([x, y]) => [-x, y] as const)
      .reverse(),
  ]);
}

function rightCavity(level: number): Shape {
  const apex = Math.max(0, 0.25 - level) * 120;
  return outline([
    [-14 - apex * 0.2, -70 + apex * 0.5],
    [-60, -70 + apex * 0.7],
    [-102 + apex, -42 + apex * 0.2],
    [-122 + apex * 1.2, 6],
    [-112 + apex, 56],
    [-74 + apex * 0.3, 86 - apex * 0.3],
    [-32, 82],
    [-22, 52],
    [-26, 10],
    [-20, -34],
  ]);
}

/** Arteries and veins of a lung: branches that leave its root and become thin. */
function fillLungVessels(raster: Raster, lung: Shape, root: readonly [number, number], random: Random): void {
  const inner = grown(lung, -3);
  for (let branch = 0; branch < 26; branch += 1) {
    const angle = random.between(0, 2 * Math.PI);
    const reach = random.between(28, 100);
    const middle = [
      root[0] + Math.cos(angle) * reach * 0.5 + random.between(-9, 9),
      root[1] + Math.sin(angle) * reach * 0.5 + random.between(-9, 9),
    ] as const;
    const end = [root[0] + Math.cos(angle) * reach, root[1] + Math.sin(angle) * reach] as const;
    if (inner.distance(...end) > 0 || inner.distance(...middle) > 0) continue;
    raster.fill(both(band([root, middle, end], random.between(2, 3.4), 0.5), lung), 30, 1.6, 0.85);
  }
  for (let dot = 0; dot < 70; dot += 1) {
    const x = root[0] + random.between(-100, 100);
    const y = root[1] + random.between(-85, 85);
    if (inner.distance(x, y) < 0)
      raster.fill(ellipse(x, y, random.between(0.6, 1.9), random.between(0.6, 1.6)), 10, 1.6, 0.8);
  }
}

function fillRibs(raster: Raster, level: number): void {
  // Ribs run downwards to the front: in one slice each is cut somewhere else along its way.
  for (const side of [-1, 1]) {
    for (let rib = 0; rib < 7; rib += 1) {
      const angle = ((-62 + rib * 24 + ((level * 97 + (side > 0 ? 7 : 0)) % 24)) * Math.PI) / 180;
      const squeeze = 1 - Math.max(0, 0.25 - level) * 1.3;
      const at = (turn: number) =>
        [side * Math.cos(angle + turn) * 127 * squeeze, 6 + Math.sin(angle + turn) * 84 * squeeze] as const;
      const length = 0.07 + 0.06 * Math.abs(Math.sin(rib * 1.7 + level * 5));
      fillBone(raster, band([at(-length), at(0), at(length)], 4.3), BONE);
    }
  }
}

function fillChestWall(raster: Raster, body: Shape, level: number): void {
  const texture = noiseField('muscle', 16, 2);
  const fat = (x: number, y: number) => FAT + texture(x, y) * 10;
  raster.fill(body, 25).fill(grown(body, -2.2), fat);
  const muscle = (x: number, y: number) => MUSCLE + texture(x, y) * 16;
  raster.fill(uneven(ellipse(0, 5, 140, 97), texture, 4), muscle, 2);
  for (const side of [-1, 1]) {
    const chest = outline([
      [side * 14, -87],
      [side * 70, -90],
      [side * 116, -66],
      [side * 128, -44],
      [side * 100, -60],
      [side * 56, -76],
    ]);
    if (level < 0.75) raster.fill(chest, muscle, 2);
    raster.fill(ellipse(side * 30, 98, 24, 11, side * -8), muscle, 2);
    raster.fill(ellipse(side * 133, 42, 11, 34, side * 14), muscle, 2);
    if (level < 0.5) {
      const blade = band(
        [
          [side * 62, 104],
          [side * 96, 92],
          [side * 128, 62],
        ],
        3.4,
        5.5,
      );
      raster.fill(grown(blade, 8), muscle, 2);
      fillBone(raster, blade, BONE);
    }
  }
  // Fat between the muscles.
  raster.fill(without(ellipse(0, 6, 134, 92), ellipse(0, 6, 131, 89)), FAT, 2, 0.6);
}

function fillUpperMediastinum(raster: Raster, level: number): void {
  raster.fill(ellipse(0, -6, 34, 52), FAT + 20, 3);
  if (level < 0.2) {
    raster.fill(ellipse(-24, -22, 13, 8, 20), 290).fill(ellipse(20, -26, 16, 7, -25), 290);
    raster
      .fill(ellipse(-14, -6, 7, 7), VESSEL)
      .fill(ellipse(10, -4, 6, 6), VESSEL)
      .fill(ellipse(24, 8, 6, 7), VESSEL);
  } else {
    raster.fill(band(points('-14,-34 4,-26 20,-2 27,34'), 13, 12), VESSEL, 2);
    raster.fill(ellipse(-25, -20, 9, 11), 285);
  }
  raster.fill(ellipse(-2, 16, 10.5, 11), SOFT).fill(ellipse(-2, 16, 8.8, 9.2), AIR);
  raster.fill(ellipse(7, 36, 8, 6), SOFT).fill(ellipse(7, 35, 1.6, 1.1), -500);
}

function fillHilarLevel(raster: Raster): void {
  raster.fill(ellipse(2, -8, 42, 48), FAT + 20, 3);
  raster.fill(band(points('20,-40 16,-14 -4,2 -44,8'), 13, 9), VESSEL + 35, 2);
  raster.fill(band(points('16,-14 30,4 46,16'), 11, 8), VESSEL + 35, 2);
  raster.fill(ellipse(-12, -30, 16.5, 16), VESSEL, 2).fill(ellipse(-29, -9, 9, 9), 275, 2);
  for (const [x, angle] of [
    [-17, 25],
    [15, -30],
  ] as const) {
    raster.fill(ellipse(x, 27, 10, 6.4, angle), SOFT).fill(ellipse(x, 27, 8.2, 4.8, angle), AIR);
  }
  raster.fill(ellipse(3, 38, 8, 6), SOFT);
  raster.fill(ellipse(27, 53, 11.5, 11.5), VESSEL);
}

function fillHeart(raster: Raster, level: number, seed: string): void {
  const wobble = noiseField(`${seed}/heart`, 34);
  const low = Math.max(0, level - 0.6) * 40;
  raster.fill(uneven(ellipse(14, -14 + low * 0.2, 70, 56, 22), wobble, 4), FAT + 10, 3);
  raster.fill(uneven(ellipse(14, -14 + low * 0.2, 65, 51, 22), wobble, 4), 108, 2);
  raster.fill(uneven(ellipse(-30, -16, 19, 26, 8), wobble, 4), 262, 3);
  raster.fill(uneven(ellipse(8, -42, 29, 14, 24), wobble, 4), 258, 3);
  raster.fill(uneven(ellipse(45, -6, 32, 17, 34), wobble, 3), VESSEL + 5, 3);
  if (level < 0.72) {
    raster.fill(uneven(ellipse(-2, 21, 28, 16, 5), wobble, 3), VESSEL + 5, 3);
    raster.fill(ellipse(-6, -14, 12, 12), VESSEL, 2);
  }
  // Papillary muscles.
  raster.fill(ellipse(52, -14, 4, 3), 120, 2).fill(ellipse(40, 6, 4, 3), 120, 2);
  raster.fill(ellipse(8, 43, 8, 5.5), SOFT).fill(ellipse(28, 55, 11, 11), VESSEL);
  raster.fill(ellipse(-10, 48, 4, 4), 200);
}

function fillUpperAbdomen(raster: Raster, level: number, seed: string): void {
  const reach = (level - 0.78) / 0.22;
  const texture = noiseField(`${seed}/liver`, 9, 2);
  const cavity = ellipse(0, 2, 124, 84);
  const liver = outline([
    [-112, -20 - reach * 20],
    [-70, -60 - reach * 14],
    [-10, -60 - reach * 8],
    [14 + reach * 30, -48 - reach * 8],
    [-8 + reach * 10, -20],
    [-30, 10],
    [-44, 52],
    [-84, 66],
    [-112, 32],
  ]);
  raster.fill(grown(both(liver, cavity), 3), FAT, 2);
  raster.fill(both(liver, cavity), (x, y) => 112 + texture(x, y) * 9, 2);
  for (const [from, middle, to] of [
    [
      [-28, 22],
      [-60, 0],
      [-96, -12],
    ],
    [
      [-30, 18],
      [-48, -22],
      [-66, -46],
    ],
    [
      [-26, 16],
      [-24, -20],
      [-14, -46],
    ],
    [
      [-34, 24],
      [-66, 30],
      [-92, 34],
    ],
  ] as const) {
    raster.fill(both(band([from, middle, to], 3.6, 1), liver), 168, 2.4);
  }
  raster.fill(ellipse(-26, 26, 11, 9), 165, 2);
  const stomach = uneven(ellipse(58, -14, 40, 32, 30), noiseField(`${seed}/stomach`, 30), 4);
  raster.fill(grown(stomach, 4), 60, 2).fill(stomach, 22, 2);
  raster.fill(both(stomach, ellipse(58, -42, 60, 26)), -960, 2);
  raster.fill(grown(ellipse(86, 40, 22, 34, 24), 4), FAT, 3);
  raster.fill(uneven(ellipse(88, 40, 20, 32, 24), texture, 2), 122, 2);
  raster.fill(ellipse(24, 52, 11, 11), VESSEL);
}

/** Axial slice through the chest after contrast agent, in Hounsfield units. */
export function ctThorax({ level, seed, nodule }: CtSlice): Raster {
  const random = randomFor(`${seed}/${level}`);
  const raster = new Raster(CT_SIZE, CT_SIZE, (CT_FIELD_OF_VIEW / CT_SIZE) * statureOf(seed), AIR);
  raster.fill(without(ellipse(0, 40, 250, 96), ellipse(0, 36, 252, 95)), -650, 1.6);
  fillChestWall(raster, bodyOutline(level), level);
  const right = rightCavity(level);
  const left = mirrored(right);
  const alveoli = noiseField(`${seed}/lung`, 6, 2);
  for (const lung of [right, left]) {
    raster.fill(grown(lung, 1.4), 20, 1.5);
    raster.fill(lung, (x, y) => LUNG + alveoli(x, y) * 14 + y * 0.35, 1.6);
  }
  fillRibs(raster, level);
  fillLungVessels(raster, right, [-38, 14], random);
  fillLungVessels(raster, left, [40, 14], random);
  if (nodule !== undefined && Math.abs(level - NODULE_AT.level) < 0.09) {
    const spikes = noiseField(`${seed}/nodule`, 5);
    raster.fill(uneven(ellipse(NODULE_AT.x, NODULE_AT.y, nodule / 2, nodule / 2.2), spikes, nodule / 7), 48, 2.4);
  }
  fillVertebra(raster, [0, 62], 27, BONE, { fluid: 18, cord: 48 }, noiseField(`${seed}/bone`, 4));
  if (level < 0.33) fillUpperMediastinum(raster, level);
  else if (level < 0.5) fillHilarLevel(raster);
  else if (level < 0.9) fillHeart(raster, level, seed);
  if (level > 0.78) fillUpperAbdomen(raster, level, seed);
  if (level < 0.7) fillBone(raster, ellipse(0, -84 + Math.max(0, 0.28 - level) * 50, 17, 6), BONE);
  else fillBone(raster, stroke([0, -84], [0, -80], 4), BONE);
  return raster.addGrain(random, 17).blur(0.6);
}
