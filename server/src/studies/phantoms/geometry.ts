/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

export type Point = readonly [x: number, y: number];

/** Places whose distances are asked for together: rows from the top, each from the left. At most 64. */
export interface Grid {
  x: number;
  y: number;
  stepX: number;
  stepY: number;
  columns: number;
  rows: number;
}

/** How many places a grid may have. */
export const GRID_PLACES = 64;

/** A region of the plane; millimetres, y downwards. */
export interface Shape {
  /** A box around it. */
  readonly bounds: Box;
  /** Distance to its edge, negative inside; exact near the edge only. */
  distance(x: number, y: number): number;
  /** The same for all places of a grid, which is much faster. */
  distances(grid: Grid, into: Float64Array): void;
}
