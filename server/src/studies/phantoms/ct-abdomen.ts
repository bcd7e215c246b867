import { fillBone, fillVertebra, type BoneLook } from './bones.js';
import { CT_FIELD_OF_VIEW, CT_SIZE, type CtSlice } from './ct-thorax.js';
import { noiseField, type Field } from './noise.js';
import { randomFor, statureOf, type Random } from './random.js';
import { Raster } from './raster.js';
import { band, both, ellipse, grown, outline, points, uneven, without, type Point, type Shape } from './shapes.js';

/** Hounsfield units, in the portal venous phase. */
const AIR = -1000;
const FAT = -104;
const MUSCLE = 60;
const BOWEL_WALL = 82;
const VEIN = 172;
const AORTA = 158;
const BONE: BoneLook = { cortex: 600, marrow: 215, thickness: 1.9 };

function fillWall(raster: Raster, texture: Field): Shape {
  const body = outline(
    points(
      '0,-106 70,-102 126,-76 156,-22 155,34 122,84 64,104 0,100 -64,104 -122,84 -155,34 -156,-22 -126,-76 -70,-102',
    ),
  );
  const muscle = (x: number, y: number) => MUSCLE + texture(x, y) * 16;
  raster.fill(body, 25).fill(grown(body, -2.2), (x, y) => FAT + texture(x, y) * 9);
  raster.fill(uneven(ellipse(0, 0, 139, 89), texture, 3), muscle, 2);
  raster.fill(without(ellipse(0, 0, 135, 85), ellipse(0, 0, 133.4, 83.4)), FAT, 1.6, 0.8);
  // The abdominal muscles end beside the midline and leave the cavity to fat.
  raster.fill(ellipse(0, -2, 127, 78), (x, y) => FAT + texture(x, y) * 9, 2);
  raster.fill(ellipse(0, -88, 5, 8), FAT, 3);
  return ellipse(0, -2, 126, 77);
}

function fillBack(raster: Raster, texture: Field, psoas: number): void {
  const muscle = (x: number, y: number) => MUSCLE + texture(x, y) * 26;
  for (const side of [-1, 1]) {
    raster.fill(uneven(ellipse(side * 34, 84, 29, 17, side * -10), texture, 3), muscle, 2);
    raster.fill(uneven(ellipse(side * 70, 66, 17, 10, side * -40), texture, 2), muscle, 2);
    raster.fill(uneven(ellipse(side * 31, 48, psoas, psoas * 1.25, side * 20), texture, 1.5), muscle, 2);
  }
}

function fillVessels(raster: Raster): void {
  raster.fill(ellipse(10, 27, 10, 10), AORTA, 2);
  raster.fill(ellipse(16, 24, 3, 2), 480);
  raster.fill(ellipse(-20, 28, 12, 9, -10), VEIN - 12, 2);
}

function fillLiver(raster: Raster, liver: Shape, texture: Field, vessels: readonly (readonly Point[])[]): void {
  raster.fill(liver, (x, y) => 112 + texture(x, y) * 10, 2);
  for (const vessel of vessels) raster.fill(both(band(vessel, 3.8, 1), liver), VEIN, 2.4);
}

function fillKidney(raster: Raster, side: -1 | 1, center: Point, isHilar: boolean, seed: string): void {
  const [x, y] = center;
  const wobble = noiseField(`${seed}/kidney`, 20);
  raster.fill(uneven(ellipse(x, y, 25, 31, side * 24), wobble, 2), 190, 2);
  for (let pyramid = 0; pyramid < 7; pyramid += 1) {
    const angle = ((pyramid / 7) * 2 + (side > 0 ? 0.1 : 0.3)) * Math.PI;
    raster.fill(ellipse(x + Math.cos(angle) * 14, y + Math.sin(angle) * 18, 5.5, 5.5), 158, 3);
  }
  raster.fill(uneven(ellipse(x - side * 4, y, 9, 14, side * 24), wobble, 3), FAT + 30, 4);
  raster.fill(ellipse(x - side * 5, y, 4, 6), 20, 3);
  if (!isHilar) return;
  const hilum = without(ellipse(x - side * 20, y - 4, 14, 7), ellipse(x + side * 14, y, 14, 14));
  raster.fill(hilum, FAT + 20, 3);
  raster.fill(
    band(
      [
        [x - side * 8, y - 2],
        [x - side * 26, y - 8],
        [side > 0 ? -8 : -22, 16],
      ],
      2.8,
      3.4,
    ),
    VEIN,
    2,
  );
}

/** A loop of bowel cut across, with gas that rises to the front. */
function fillLoop(raster: Raster, loop: Shape, wall: number, content: number, gas: Shape | undefined): void {
  raster.fill(grown(loop, wall), BOWEL_WALL, 2).fill(loop, content, 2);
  if (gas) raster.fill(both(grown(loop, -0.5), gas), -920, 2);
}

function fillSmallBowel(raster: Raster, random: Random, seed: string): void {
  const wobble = noiseField(`${seed}/bowel`, 14);
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 6; column += 1) {
      const x = -62 + column * 25 + (row % 2) * 11 + random.between(-4, 4);
      const y = -56 + row * 19 + random.between(-3, 3);
      if (y > -6 && Math.abs(x) < 32) continue;
      const loop = uneven(
        ellipse(x, y, random.between(8, 12), random.between(6, 8.5), random.between(-60, 60)),
        wobble,
        2.4,
      );
      fillLoop(raster, loop, 1.8, random.between(12, 45), random.next() < 0.16 ? ellipse(x, y - 8, 12, 7) : undefined);
    }
  }
  for (let vessel = 0; vessel < 26; vessel += 1) {
    raster.fill(ellipse(random.between(-30, 40), random.between(-20, 12), 1.6, 1.3), 150, 2, 0.8);
  }
}

function fillColon(raster: Raster, center: Point, radius: number, seed: string, hasGas: boolean): void {
  const [x, y] = center;
  const stool = noiseField(`${seed}/stool`, 7, 2);
  const loop = uneven(ellipse(x, y, radius, radius * 1.12), noiseField(`${seed}/colon${x > 0}`, 18), 3);
  fillLoop(raster, loop, 1.8, 20, undefined);
  raster.fill(loop, (u, v) => (stool(u, v) > 0.2 ? -420 : 30 + stool(u, v) * 60), 2);
  if (hasGas) raster.fill(both(grown(loop, -0.5), ellipse(x, y - radius, radius * 2, radius * 0.9)), -940, 2);
}

function fillUpperLevel(raster: Raster, level: number, seed: string, texture: Field, cavity: Shape): void {
  const shrink = level * 26;
  const liver = both(
    outline([
      [-120, -24],
      [-84, -62],
      [-20, -74],
      [40 - shrink, -66],
      [46 - shrink, -52],
      [4, -34],
      [-18, -6],
      [-34, 8],
      [-48, 46],
      [-84, 62],
      [-118, 34],
    ]),
    cavity,
  );
  fillLiver(raster, liver, texture, [
    [
      [-26, 6],
      [-58, -2],
      [-84, -26],
      [-104, -28],
    ],
    [
      [-26, 6],
      [-40, -28],
      [-36, -56],
    ],
    [
      [-30, 10],
      [-66, 14],
      [-96, 30],
    ],
    [
      [-20, -12],
      [4, -48],
      [24, -58],
    ],
    [
      [-58, -2],
      [-74, 22],
      [-82, 46],
    ],
  ]);
  raster.fill(both(ellipse(-70, -36, 6, 5), liver), 14, 3);
  raster.fill(band(points('-26,6 -8,8 6,4'), 6), VEIN, 2);
  const stomach = uneven(ellipse(64, -26, 46, 31, 28), noiseField(`${seed}/stomach`, 26), 5);
  fillLoop(raster, stomach, 3.5, 28, ellipse(60, -66, 70, 32));
  raster.fill(uneven(outline(points('112,4 118,34 98,60 70,66 76,52 92,38 98,14')), texture, 2), 126, 2);
  raster.fill(band(points('84,48 56,34 30,22 8,12'), 2.6), VEIN, 2);
  raster.fill(uneven(band(points('82,44 56,28 30,14 14,10'), 7, 5), texture, 2), 96, 2);
  raster.fill(band(points('-34,30 -42,42'), 1.6), 70, 1.6).fill(band(points('38,34 48,46'), 1.6), 70, 1.6);
  for (const side of [-1, 1])
    raster.fill(
      band(
        [
          [side * 3, 18],
          [side * 14, 28],
          [side * 12, 44],
        ],
        2.6,
      ),
      MUSCLE,
      2,
    );
}

function fillKidneyLevel(raster: Raster, level: number, seed: string, texture: Field, cavity: Shape): void {
  const liver = both(outline(points('-124,-20 -98,-50 -58,-56 -42,-34 -58,-8 -72,20 -96,44 -122,24')), cavity);
  fillLiver(raster, liver, texture, [
    [
      [-52, -26],
      [-80, -18],
      [-108, -14],
    ],
    [
      [-66, 0],
      [-92, 12],
      [-108, 22],
    ],
  ]);
  raster.fill(grown(ellipse(-36, -44, 12, 17, -24), 1.4), 62, 1.6).fill(ellipse(-36, -44, 12, 17, -24), 8, 1.6);
  fillKidney(raster, -1, [-62, 38], level < 0.66, seed);
  fillKidney(raster, 1, [62, 34], level < 0.66, seed);
  raster.fill(uneven(band(points('-28,-2 -16,-10 4,-8 30,-16 56,-10'), 9, 6), texture, 2.5), 98, 2);
  raster.fill(ellipse(-4, -6, 6.4, 6.4), VEIN, 2).fill(ellipse(11, -2, 3.8, 3.8), AORTA, 1.6);
  fillLoop(raster, uneven(ellipse(-32, 4, 10, 12), texture, 2), 2, 30, undefined);
  fillColon(raster, [100, -4], 17, seed, true);
  fillColon(raster, [-74, -54], 14, seed, true);
  fillLoop(raster, uneven(ellipse(34, -50, 44, 13, 6), texture, 4), 2, 24, ellipse(34, -60, 60, 10));
}

function fillLowerLevel(raster: Raster, seed: string, random: Random): void {
  fillSmallBowel(raster, random, seed);
  fillColon(raster, [-96, 18], 21, seed, true);
  fillColon(raster, [104, 22], 14, seed, false);
  raster.fill(uneven(ellipse(-66, 48, 13, 14), noiseField(`${seed}/pole`, 12), 2), 188, 2);
  raster.fill(uneven(ellipse(68, 46, 16, 18), noiseField(`${seed}/pole`, 12), 2), 188, 2);
  raster.fill(ellipse(-30, 30, 1.8, 1.8), 60, 1.6).fill(ellipse(34, 32, 1.8, 1.8), 60, 1.6);
  raster.fill(ellipse(-2, 2, 4, 4), VEIN, 2).fill(ellipse(8, 4, 3, 3), AORTA, 2);
}

/** Axial slice through the abdomen after contrast agent, in Hounsfield units. */
export function ctAbdomen({ level, seed }: CtSlice): Raster {
  const random = randomFor(`${seed}/${level}`);
  const texture = noiseField(`${seed}/texture`, 11, 2);
  const raster = new Raster(CT_SIZE, CT_SIZE, (CT_FIELD_OF_VIEW / CT_SIZE) * statureOf(seed), AIR);
  raster.fill(without(ellipse(0, 32, 250, 96), ellipse(0, 28, 252, 95)), -650, 1.6);
  const cavity = fillWall(raster, texture);
  fillBack(raster, texture, 9 + level * 10);
  if (level < 0.4) fillUpperLevel(raster, level, seed, texture, cavity);
  else if (level < 0.78) fillKidneyLevel(raster, level, seed, texture, cavity);
  else fillLowerLevel(raster, seed, random);
  fillVessels(raster);
  for (const side of [-1, 1]) {
    for (let rib = 0; rib < 5 - Math.round(level * 5); rib += 1) {
      const angle = 0.75 - rib * 0.42 + level * 0.3 + side * 0.06;
      const at = (turn: number) => [side * Math.cos(angle + turn) * 132, Math.sin(angle + turn) * 84] as const;
      fillBone(raster, band([at(-0.07), at(0), at(0.07)], 4.2), BONE);
    }
  }
  fillVertebra(raster, [0, 56], 31, BONE, { fluid: 15, cord: 34 }, noiseField(`${seed}/bone`, 4));
  return raster.addGrain(random, 19).blur(0.6);
}
