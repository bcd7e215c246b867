import type { Field } from './noise.js';
import type { Raster } from './raster.js';
import { ellipse, grown, stroke, uneven, type Shape } from './shapes.js';

/** What bone looks like: its outer layer, its inside, and how thick the layer is in millimetres. */
export interface BoneLook {
  cortex: number;
  marrow: number;
  thickness: number;
}

/** Draws a bone cut across: a dense shell around spongy bone. */
export function fillBone(raster: Raster, shape: Shape, look: BoneLook, grain?: Field): void {
  raster.fill(shape, look.cortex);
  raster.fill(
    grown(shape, -look.thickness),
    (x, y) => look.marrow + (grain ? grain(x, y) * (look.cortex - look.marrow) * 0.25 : 0),
    raster.spacing * 1.5,
  );
}

/** A vertebra of the back cut across, as tall as `size` millimetres from the front of its body to its canal. */
export function fillVertebra(
  raster: Raster,
  center: readonly [number, number],
  size: number,
  look: BoneLook,
  canal: { fluid: number; cord: number },
  grain: Field,
): void {
  const [x, y] = center;
  const radius = size / 2;
  const back = y + radius;
  const wide = radius * 1.32;
  for (const side of [-1, 1]) {
    fillBone(raster, stroke([x + side * radius * 0.8, back - 2], [x + side * radius * 0.95, back + 9], 4.2), look);
    fillBone(raster, stroke([x + side * radius, back + 9], [x + side * radius * 2.3, back + 15], 4, 3), look);
    fillBone(raster, stroke([x + side * radius * 0.95, back + 12], [x + side * 2, back + 20], 3.2), look);
  }
  fillBone(raster, stroke([x, back + 19], [x, back + 34], 3, 4.2), look);
  fillBone(raster, uneven(ellipse(x, y, wide, radius), grain, 1), look, grain);
  raster.fill(ellipse(x, back + 8, radius * 0.72, radius * 0.58), canal.fluid);
  raster.fill(ellipse(x, back + 8, radius * 0.38, radius * 0.3), canal.cord, 2);
}
