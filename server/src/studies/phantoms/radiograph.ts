import type { Random } from './random.js';
import { Raster } from './raster.js';
import { band, grown, joined, stroke, without, type Point, type Shape } from './shapes.js';

/** Adds a bone that rays pass through: its dense edge is seen along its outline. */
export function addBone(raster: Raster, bone: Shape, amount: number, edge: number): void {
  raster.addBody(bone, amount, edge * 3);
  raster.addBody(without(grown(bone, 0.2), grown(bone, -edge)), amount * 0.75, edge * 0.5);
}

/** A long bone between two ends: wide at the ends, narrow in between. */
export function longBone(from: Point, to: Point, end: number, waist: number, otherEnd = end): Shape {
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return joined(stroke(from, middle, end, waist), stroke(middle, to, waist, otherEnd));
}

/** The letter that tells the side, as lead on the cassette shows it. */
export function addSideMarker(raster: Raster, letter: 'L' | 'R', [x, y]: Point, amount: number): void {
  const stem = stroke([x, y - 7], [x, y + 7], 1.3);
  const strokes =
    letter === 'L'
      ? joined(stem, stroke([x, y + 7], [x + 8, y + 7], 1.3))
      : joined(
          joined(
            stem,
            band(
              [
                [x, y - 7],
                [x + 7, y - 6],
                [x + 7, y - 1],
                [x, y],
              ],
              1.3,
            ),
          ),
          stroke([x + 2, y], [x + 8, y + 7], 1.3),
        );
  raster.fill(strokes, amount, raster.spacing);
}

/** What the detector makes of it: scattered rays, a little blur, and the grain of few rays behind dense parts. */
export function expose(raster: Raster, random: Random, grain: number): Raster {
  const { columns, rows, spacing } = raster;
  const quarter = new Raster(Math.ceil(columns / 4), Math.ceil(rows / 4), spacing * 4);
  quarter.map((_, x, y) => raster.at(x, y)).blur(5);
  raster.map((value, x, y) => value * 0.85 + quarter.at(x, y) * 0.15);
  for (let index = 0; index < raster.values.length; index += 1) {
    const value = raster.values[index] as number;
    raster.values[index] = value + random.normal() * grain * Math.sqrt(Math.max(0.1, value / 100));
  }
  return raster.blur(0.45);
}
