import { MR_SIZE } from './mr-brain.js';
import { noiseField } from './noise.js';
import { randomFor } from './random.js';
import { Raster } from './raster.js';
import { band, both, ellipse, grown, joined, outline, points, uneven, without, type Shape } from './shapes.js';

export const MR_KNEE_FIELD_OF_VIEW = 165;

export interface MrKneeSlice {
  /** From 0, the inner side of the joint, to 1, the outer side; the cruciate ligaments lie at 0.5. */
  level: number;
  seed: string;
  /** Proton density, or with the signal of fat suppressed. */
  isFatSuppressed: boolean;
}

/** Brightness of tissues without and with fat suppression. */
function looks(isFatSuppressed: boolean) {
  return isFatSuppressed
    ? { marrow: 150, fat: 115, muscle: 300, cartilage: 560, fluid: 980, dark: 28, tendon: 40, cortex: 18, edema: 560 }
    : { marrow: 600, fat: 740, muscle: 330, cartilage: 520, fluid: 700, dark: 45, tendon: 60, cortex: 22, edema: 520 };
}

type Look = ReturnType<typeof looks>;

function fillBoneMarrow(raster: Raster, bone: Shape, look: Look, seed: string): void {
  const trabeculae = noiseField(`${seed}/trabeculae`, 5, 3);
  raster.fill(bone, look.cortex, 1);
  raster.fill(grown(bone, -1.3), (x, y) => look.marrow * (0.95 + trabeculae(x, y) * 0.1), 1.2);
}

function fillMuscles(raster: Raster, look: Look, seed: string): void {
  const fibers = noiseField(`${seed}/fibers`, 12, 3);
  const muscle = (x: number, y: number) => look.muscle * (1 + 0.16 * fibers(x * 1.8, y * 0.35));
  const thigh = outline(points('34,-92 60,-92 62,-60 60,-30 54,-4 42,-24 32,-52'));
  const calf = outline(points('36,-10 56,-20 67,16 64,92 34,92 30,50 34,22'));
  const front = outline(points('-46,-92 -22,-92 -26,-62 -38,-46 -47,-60'));
  for (const part of [thigh, calf, front]) raster.fill(uneven(part, fibers, 2), muscle, 2);
  raster.fill(band(points('42,-90 48,-40 46,4'), 0.9), look.fat, 2, 0.7);
  raster.fill(band(points('46,20 50,90'), 0.8), look.fat, 2, 0.7);
  raster.fill(outline(points('8,48 26,34 32,56 32,92 16,92')), muscle, 2);
}

function fillMenisci(raster: Raster, look: Look): void {
  const front = outline(points('-27,11 -27,18.4 -14,16.8 -13,15.6'));
  const back = outline(points('25,8.5 26,18 12,16.8 11,15.4'));
  for (const horn of [front, back]) raster.fill(horn, look.dark, 1.2);
}

function fillCruciates(raster: Raster, look: Look): void {
  raster.fill(ellipse(2, 2, 15, 15), look.fat * 0.75, 6);
  raster.fill(band(points('14,-16 0,0 -13,15'), 3.1), look.dark * 2.6, 1.8);
  raster.fill(band(points('14,-15 1,0 -12,14'), 0.6), look.muscle, 1.4, 0.6);
  raster.fill(band(points('-5,-10 12,-8 22,4 25,22'), 3.6), look.dark * 1.6, 1.8);
}

/** Sagittal slice through the knee, the front at the left, by magnetic resonance; no unit, 0 to about 1000. */
export function mrKnee({ level, seed, isFatSuppressed }: MrKneeSlice): Raster {
  const look = looks(isFatSuppressed);
  const raster = new Raster(MR_SIZE, MR_SIZE, MR_KNEE_FIELD_OF_VIEW / MR_SIZE, 6);
  const wobble = noiseField(`${seed}/skin`, 40);
  const aside = Math.abs(level - 0.5) * 2;
  const leg = outline(points('-58,-92 -63,-40 -66,-10 -58,30 -47,92 70,92 74,30 64,-10 68,-50 70,-92'));
  const septa = noiseField(`${seed}/septa`, 7, 2);
  raster.fill(uneven(leg, wobble, 2), look.muscle);
  raster.fill(grown(uneven(leg, wobble, 2), -1.6), (x, y) => look.fat * (0.96 - 0.14 * Math.max(0, septa(x, y))), 1.4);
  fillMuscles(raster, look, seed);

  const isInner = level < 0.5;
  const condyle = isInner ? ellipse(2, -13, 29, 24.5) : ellipse(5, -12, 26.5 + aside * 2, 23);
  const shaft = outline(points('-24,-92 16,-92 17,-56 25,-30 20,-10 -20,-10 -27,-32 -23,-58'));
  const femur = joined(condyle, shaft);
  const tibia = outline(points('-29,21 -10,18.6 10,18.4 30,20 32,32 22,48 17,92 -18,92 -20,52 -30,38'));
  const patella = outline(points('-46,-42 -35,-42 -32,-28 -36,-13 -44,-12 -50,-26'));

  raster.fill(both(grown(femur, 3), ellipse(0, 2, 36, 40)), look.cartilage, 1.4);
  fillBoneMarrow(raster, femur, look, seed);
  raster.fill(without(grown(tibia, 2.4), ellipse(0, 70, 80, 48)), look.cartilage, 1.4);
  fillBoneMarrow(raster, tibia, look, `${seed}/tibia`);
  if (level > 0.75) fillBoneMarrow(raster, outline(points('22,38 34,34 39,46 35,92 27,92')), look, `${seed}/fibula`);
  raster.fill(band(points('-28,34 0,31 30,33'), 0.5), look.cortex * 3, 1.2, 0.6);
  raster.fill(band(points('-22,-30 0,-34 22,-31'), 0.5), look.cortex * 3, 1.2, 0.5);
  if (level > 0.2 && level < 0.8) {
    raster.fill(both(grown(patella, 3), ellipse(-28, -26, 9, 17)), look.cartilage, 1.4);
    fillBoneMarrow(raster, patella, look, `${seed}/patella`);
    raster.fill(band(points('-40,-92 -39,-60 -42,-43'), 3, 2.6), look.tendon, 1.2);
    raster.fill(band(points('-44,-13 -40,10 -31,36'), 2.6, 2.4), look.tendon, 1.2);
    raster.fill(band(points('-33,-60 -30,-48 -30,-40'), 3.4, 1.2), look.fluid, 1.6);
    raster.fill(band(points('-31,-14 -28,-6 -26,3'), 1.2), look.fluid, 1.4, 0.9);
  }
  if (aside < 0.45) fillCruciates(raster, look);
  else {
    fillMenisci(raster, look);
    raster.fill(band(points('-16,15.4 0,14.4 14,15.2'), 0.7), look.fluid, 1.2, 0.9);
  }
  if (aside > 0.3)
    raster.fill(uneven(ellipse(38, 12, 5, 13, -12), wobble, 2), isFatSuppressed ? look.fluid : look.fluid * 0.9, 2);
  raster.fill(band(points('46,-92 39,-40 37,0 40,40'), 2, 1.6), 40, 1.6, aside < 0.5 ? 0.8 : 0);
  if (isFatSuppressed && level > 0.6) raster.fill(uneven(ellipse(8, -2, 12, 9), wobble, 4), look.edema, 9, 0.8);

  raster.map((value, x, y) => value * (1.06 - (x * x + y * y) * 0.000018));
  return raster.addGrain(randomFor(`${seed}/${level}/${isFatSuppressed}`), 20).blur(0.4);
}
