import { brainSlice } from './brain.js';
import { noiseField } from './noise.js';
import { randomFor } from './random.js';
import { Raster } from './raster.js';
import { ellipse, grown, uneven, type Shape } from './shapes.js';

export const MR_SIZE = 256;
export const MR_BRAIN_FIELD_OF_VIEW = 230;

/** What makes tissues bright: the kinds of image that a brain is looked at in. */
export type Weighting = 'T1' | 'T2' | 'FLAIR';

interface Brightness {
  fluid: number;
  gray: number;
  white: number;
  nucleus: number;
  fat: number;
  muscle: number;
  marrow: number;
  lesion: number;
}

const BRIGHTNESS: Readonly<Record<Weighting, Brightness>> = {
  T1: { fluid: 120, gray: 430, white: 590, nucleus: 470, fat: 900, muscle: 380, marrow: 520, lesion: 330 },
  T2: { fluid: 920, gray: 470, white: 320, nucleus: 390, fat: 640, muscle: 210, marrow: 330, lesion: 700 },
  FLAIR: { fluid: 70, gray: 500, white: 390, nucleus: 440, fat: 600, muscle: 230, marrow: 300, lesion: 880 },
};

export interface MrBrainSlice {
  /** From 0, at the base, to 1, near the crown. */
  level: number;
  seed: string;
  weighting: Weighting;
  /** Spots in the white matter. */
  lesions: number;
}

function fillLesions(raster: Raster, brain: Shape, { level, seed, weighting, lesions }: MrBrainSlice): void {
  const random = randomFor(`${seed}/lesions`);
  for (let spot = 0; spot < lesions; spot += 1) {
    const side = random.next() < 0.5 ? -1 : 1;
    const [x, y] = [side * random.between(15, 36), random.between(-42, 46)];
    const shape = ellipse(x, y, random.between(2.4, 5), random.between(1.6, 3), random.between(0, 180));
    const isInSlice = Math.abs(random.between(0.45, 0.95) - level) < 0.16;
    if (isInSlice && brain.distance(x, y) < -10) raster.fill(shape, BRIGHTNESS[weighting].lesion, 2.4);
  }
}

/** Axial slice through the head by magnetic resonance; no unit, 0 to about 1000. */
export function mrBrain({ level, seed, weighting, lesions }: MrBrainSlice): Raster {
  const look = BRIGHTNESS[weighting];
  const slice = brainSlice(level, seed);
  const raster = new Raster(MR_SIZE, MR_SIZE, MR_BRAIN_FIELD_OF_VIEW / MR_SIZE, 6);
  const wobble = noiseField(`${seed}/head`, 46);
  const texture = noiseField(`${seed}/tissue`, 9, 2);
  raster.fill(uneven(grown(slice.skull, 8), wobble, 1.4), look.muscle);
  raster.fill(uneven(grown(slice.skull, 6.6), wobble, 1.4), (x, y) => look.fat * (0.9 + 0.12 * texture(x, y)), 1.6);
  for (const side of [-1, 1]) {
    if (level < 0.5) raster.fill(ellipse(side * 70, -18, 5, 24, side * -8), look.muscle, 3);
  }
  raster.fill(grown(slice.skull, 0.6), 25, 1.4).fill(grown(slice.skull, -2.2), look.marrow, 1.6);
  raster.fill(grown(slice.skull, -4.6), 30, 1.4).fill(grown(slice.skull, -6), look.fluid, 1.4);
  raster.fill(slice.brain, (x, y) => {
    const { fluid, gray } = slice.tissueAt(x, y);
    const tissue = look.white + (look.gray - look.white) * gray + texture(x, y) * 14;
    return tissue + (look.fluid - tissue) * fluid;
  });
  for (const nucleus of slice.nuclei) raster.fill(nucleus, look.nucleus, 3.4);
  fillLesions(raster, slice.brain, { level, seed, weighting, lesions });
  // A bright seam along the ventricles, which FLAIR shows in most adults.
  if (weighting === 'FLAIR') {
    for (const ventricle of slice.ventricles) raster.fill(grown(ventricle, 1.6), look.gray * 1.2, 3);
  }
  for (const ventricle of slice.ventricles) raster.fill(ventricle, look.fluid, 2);
  raster.fill(slice.falx, weighting === 'T1' ? 330 : 240, 1.2, 0.6);
  // The coils are nearer to the surface: the middle is a little darker.
  raster.map((value, x, y) => value * (0.93 + (x * x + y * y) * 0.0000105));
  return raster.addGrain(randomFor(`${seed}/${level}/${weighting}`), 17).blur(0.4);
}
