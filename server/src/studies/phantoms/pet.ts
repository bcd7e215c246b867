import { NODULE_AT } from './ct-thorax.js';
import { noiseField } from './noise.js';
import { randomFor, statureOf } from './random.js';
import { Raster } from './raster.js';
import { ellipse, grown, outline, points, uneven, without } from './shapes.js';

export const PET_SIZE = 160;
export const PET_FIELD_OF_VIEW = 370;

/** Axial slice through the chest: uptake of glucose, in grams per milliliter of standardized uptake value times 1000. */
export function petThorax(level: number, seed: string, nodule: number): Raster {
  const raster = new Raster(PET_SIZE, PET_SIZE, (PET_FIELD_OF_VIEW / PET_SIZE) * statureOf(seed), 0);
  const texture = noiseField(`${seed}/uptake`, 22, 2);
  raster.fill(ellipse(0, 4, 158, 106), (x, y) => 420 + texture(x, y) * 120, 6);
  for (const side of [-1, 1]) raster.fill(ellipse(side * 70, 4, 48, 72, side * -8), 230, 8);
  raster.fill(ellipse(0, 62, 18, 14), 1150, 6).fill(ellipse(0, 0, 32, 52), 1000, 8);
  if (level > 0.5 && level < 0.9) {
    const muscle = uneven(ellipse(46, -4, 40, 27, 34), texture, 3);
    raster.fill(ellipse(10, -12, 58, 46, 22), 1300, 8);
    raster.fill(without(muscle, grown(muscle, -12)), 5200, 5);
  }
  if (level > 0.78) {
    raster.fill(outline(points('-110,-24 -66,-64 14,-60 -8,-16 -44,52 -84,66 -112,30')), 2300, 6);
    raster.fill(ellipse(88, 40, 20, 32, 24), 1800, 6);
  }
  if (Math.abs(level - NODULE_AT.level) < 0.09) {
    raster.fill(ellipse(NODULE_AT.x, NODULE_AT.y, nodule / 2, nodule / 2), 11_000, 4);
    raster.fill(ellipse(36, 12, 7, 7), 6400, 3);
  }
  raster.blur(1.6);
  const random = randomFor(`${seed}/${level}`);
  raster.map((value) => Math.max(0, value + random.normal() * (20 + Math.sqrt(Math.max(0, value)) * 3)));
  return raster.blur(0.5);
}
