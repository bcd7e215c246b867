import { GRID_PLACES, type Box, type Grid, type Point, type Shape } from './geometry.js';
import { curveThrough, Segments } from './segments.js';

export type { Point, Shape };

/** A shape by its distance alone. */
export function shape(bounds: Box, distance: (x: number, y: number) => number): Shape {
  return {
    bounds,
    distance,
    distances({ x, y, stepX, stepY, columns, rows }, into) {
      for (let row = 0, index = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1, index += 1) {
          into[index] = distance(x + column * stepX, y + row * stepY);
        }
      }
    },
  };
}

/** Points written as in SVG: `0,-106 70,-102 126,-76`. */
export function points(text: string): Point[] {
  return text.split(' ').map((pair) => {
    const [x, y] = pair.split(',').map(Number);
    return [x as number, y as number];
  });
}

class Ellipse implements Shape {
  readonly bounds: Box;
  private readonly cos: number;
  private readonly sin: number;

  constructor(
    private readonly cx: number,
    private readonly cy: number,
    private readonly rx: number,
    private readonly ry: number,
    angle: number,
  ) {
    this.cos = Math.cos((angle * Math.PI) / 180);
    this.sin = Math.sin((angle * Math.PI) / 180);
    const halfWidth = Math.sqrt((rx * this.cos) ** 2 + (ry * this.sin) ** 2);
    const halfHeight = Math.sqrt((rx * this.sin) ** 2 + (ry * this.cos) ** 2);
    this.bounds = [cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight];
  }

  distance(x: number, y: number): number {
    const { rx, ry, cos, sin } = this;
    const dx = x - this.cx;
    const dy = y - this.cy;
    const u = (dx * cos + dy * sin) / rx;
    const v = (dy * cos - dx * sin) / ry;
    const square = u * u + v * v;
    const gradient = Math.sqrt((u * u) / (rx * rx) + (v * v) / (ry * ry));
    return gradient < 1e-9 ? -Math.min(rx, ry) : (square - Math.sqrt(square)) / gradient;
  }

  distances({ x, y, stepX, stepY, columns, rows }: Grid, into: Float64Array): void {
    for (let row = 0, index = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1, index += 1) {
        into[index] = this.distance(x + column * stepX, y + row * stepY);
      }
    }
  }
}

/** An ellipse by its center and half axes, turned clockwise by an angle in degrees. */
export function ellipse(cx: number, cy: number, rx: number, ry: number, angle = 0): Shape {
  return new Ellipse(cx, cy, rx, ry, angle);
}

/** A stroke between two points, with round ends of their own radius. */
export function stroke(from: Point, to: Point, radius: number, endRadius = radius): Shape {
  return new Segments([from, to], false, radius, endRadius);
}

/** A band along a smooth curve; its half width goes from one number to another. */
export function band(along: readonly Point[], halfWidth: number, endHalfWidth = halfWidth): Shape {
  return new Segments(curveThrough(along, false), false, halfWidth, endHalfWidth);
}

/** What a closed smooth curve through the points encloses. */
export function outline(around: readonly Point[]): Shape {
  return new Segments(curveThrough(around, true), true, 0, 0);
}

/** A shape whose edge is pushed in and out by a field, by up to so many millimetres. */
export function uneven(of: Shape, field: (x: number, y: number) => number, amplitude: number): Shape {
  return {
    bounds: widened(of.bounds, amplitude),
    distance: (x, y) => of.distance(x, y) + field(x, y) * amplitude,
    distances(grid, into) {
      of.distances(grid, into);
      const { x, y, stepX, stepY, columns, rows } = grid;
      for (let row = 0, index = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1, index += 1) {
          into[index] = (into[index] as number) + field(x + column * stepX, y + row * stepY) * amplitude;
        }
      }
    },
  };
}

/** A shape made larger, or smaller by a negative number of millimetres. */
export function grown(of: Shape, by: number): Shape {
  return {
    bounds: widened(of.bounds, by),
    distance: (x, y) => of.distance(x, y) - by,
    distances(grid, into) {
      of.distances(grid, into);
      for (let index = 0; index < grid.columns * grid.rows; index += 1) into[index] = (into[index] as number) - by;
    },
  };
}

/** A shape made of two; `sign` turns the second inside out. */
function combined(
  bounds: Box,
  one: Shape,
  other: Shape,
  sign: 1 | -1,
  choose: (a: number, b: number) => number,
): Shape {
  const second = new Float64Array(GRID_PLACES);
  return {
    bounds,
    distance: (x, y) => choose(one.distance(x, y), sign * other.distance(x, y)),
    distances(grid, into) {
      one.distances(grid, into);
      other.distances(grid, second);
      for (let index = 0; index < grid.columns * grid.rows; index += 1) {
        into[index] = choose(into[index] as number, sign * (second[index] as number));
      }
    },
  };
}

/** What lies in both shapes. */
export function both(one: Shape, other: Shape): Shape {
  const [left, top, right, bottom] = one.bounds;
  const [otherLeft, otherTop, otherRight, otherBottom] = other.bounds;
  const bounds = [
    Math.max(left, otherLeft),
    Math.max(top, otherTop),
    Math.min(right, otherRight),
    Math.min(bottom, otherBottom),
  ] as const;
  return combined(bounds, one, other, 1, Math.max);
}

/** What lies in either shape. */
export function joined(one: Shape, other: Shape): Shape {
  const [left, top, right, bottom] = one.bounds;
  const [otherLeft, otherTop, otherRight, otherBottom] = other.bounds;
  const bounds = [
    Math.min(left, otherLeft),
    Math.min(top, otherTop),
    Math.max(right, otherRight),
    Math.max(bottom, otherBottom),
  ] as const;
  return combined(bounds, one, other, 1, Math.min);
}

/** What lies in the first shape and not in the second. */
export function without(one: Shape, other: Shape): Shape {
  return combined(one.bounds, one, other, -1, Math.max);
}

/** The mirror image at the line x = 0. */
export function mirrored(of: Shape): Shape {
  const [left, top, right, bottom] = of.bounds;
  return {
    bounds: [-right, top, -left, bottom],
    distance: (x, y) => of.distance(-x, y),
    distances: (grid, into) => of.distances({ ...grid, x: -grid.x, stepX: -grid.stepX }, into),
  };
}

/** A box made larger on every side. */
export function widened([left, top, right, bottom]: Box, by: number): Box {
  return [left - by, top - by, right + by, bottom + by];
}
