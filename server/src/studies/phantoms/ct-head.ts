import { CT_SIZE, type CtSlice } from './ct-thorax.js';
import { brainSlice } from './brain.js';
import { noiseField } from './noise.js';
import { randomFor } from './random.js';
import { Raster } from './raster.js';
import { band, both, ellipse, grown, mirrored, outline, points, uneven } from './shapes.js';

export const CT_HEAD_FIELD_OF_VIEW = 230;

/** Hounsfield units. */
const AIR = -1000;
const SKIN = 30;
const FAT = -90;
const BONE = 1150;
const DIPLOE = 620;
const FLUID = 6;

/** Axial slice through the head without contrast agent, in Hounsfield units. */
export function ctHead({ level, seed }: CtSlice): Raster {
  const random = randomFor(`${seed}/${level}`);
  const raster = new Raster(CT_SIZE, CT_SIZE, CT_HEAD_FIELD_OF_VIEW / CT_SIZE, AIR);
  const slice = brainSlice(level, seed);
  const wobble = noiseField(`${seed}/head`, 46);
  const head = uneven(grown(slice.skull, 7), wobble, 1.2);
  raster.fill(head, SKIN).fill(grown(head, -2), FAT, 2).fill(grown(slice.skull, 1.5), SKIN, 2);
  raster.fill(slice.skull, BONE).fill(grown(slice.skull, -2.2), DIPLOE, 1.2).fill(grown(slice.skull, -4.2), BONE, 1.2);
  raster.fill(grown(slice.skull, -6), FLUID + 12);
  raster.fill(slice.brain, (x, y) => {
    const tissue = slice.tissueAt(x, y);
    return FLUID + (1 - tissue.fluid) * (tissue.gray * 33 + (1 - tissue.gray) * 23);
  });
  for (const nucleus of slice.nuclei) raster.fill(nucleus, 37, 4);
  for (const ventricle of slice.ventricles) raster.fill(ventricle, FLUID, 2.4);
  raster.fill(slice.falx, 52, 1.4, 0.9);
  if (level > 0.3 && level < 0.75)
    raster.fill(ellipse(-14, 34, 2.2, 1.6), 190, 2).fill(ellipse(15, 35, 2, 1.6), 180, 2);
  if (level < 0.25) {
    // The base: the middle of the skull and the cells behind the ears.
    const petrous = outline(points('-66,30 -44,12 -12,6 -10,11 -34,25 -58,44'));
    raster.fill(uneven(petrous, wobble, 2), BONE * 0.8, 3).fill(uneven(mirrored(petrous), wobble, 2), BONE * 0.8, 3);
    const cells = noiseField(`${seed}/cells`, 3.4);
    for (const side of [-1, 1]) {
      raster.fill(ellipse(side * 52, 30, 9, 6.5, side * 30), (x, y) => (cells(x, y) > -0.05 ? -700 : 500), 2);
    }
    raster.fill(both(ellipse(0, -80, 15, 7), slice.skull), -850, 2).fill(band(points('0,-88 0,-72'), 0.8), 400, 1.4);
  }
  return raster.addGrain(random, 5.5).blur(0.7);
}
