import type { Random } from './random.js';
import { GRID_PLACES, type Grid, type Shape } from './geometry.js';
import { widened } from './shapes.js';

/** A value, or one for each place. */
export type Paint = number | ((x: number, y: number) => number);

/** Told of a block of pixels, how much of each a shape covers, and where the block begins in the values. */
type Change = (block: Grid, covered: Float64Array, start: number) => void;

/** Pixels on a side of the squares an image is visited in. */
const BLOCK = 8;

const covered = new Float64Array(GRID_PLACES);

/** An image under construction: real values on a grid, addressed in millimetres from its center. */
export class Raster {
  readonly values: Float32Array;

  /** @param spacing size of a pixel in millimetres */
  constructor(
    readonly columns: number,
    readonly rows: number,
    readonly spacing: number,
    background = 0,
  ) {
    this.values = new Float32Array(columns * rows).fill(background);
  }

  /** Replaces what is inside a shape; `edge` is the width of the transition, `opacity` how much is replaced. */
  fill(shape: Shape, paint: Paint, edge = this.spacing, opacity = 1): this {
    const { values } = this;
    this.visit(shape, edge, ({ x, y, columns, rows }, covered, start) => {
      for (let row = 0, place = 0; row < rows; row += 1) {
        let index = start + row * this.columns;
        for (let column = 0; column < columns; column += 1, place += 1, index += 1) {
          const share = (covered[place] as number) * opacity;
          if (share === 0) continue;
          const before = values[index] as number;
          const value = typeof paint === 'number' ? paint : paint(x + column * this.spacing, y + row * this.spacing);
          values[index] = before + (value - before) * share;
        }
      }
    });
    return this;
  }

  /** Adds as a rounded body does that rays pass through: nothing at its edge, all of it from a depth on. */
  addBody(shape: Shape, amount: number, depth: number): this {
    return this.visitBody(shape, amount, depth, (before, thickness) => before + thickness);
  }

  /** The same for parts of one body: where they overlap, the thicker one counts. */
  addPart(shape: Shape, amount: number, depth: number): this {
    return this.visitBody(shape, amount, depth, Math.max);
  }

  private visitBody(
    shape: Shape,
    amount: number,
    depth: number,
    combine: (before: number, thickness: number) => number,
  ): this {
    const { values } = this;
    // An edge of twice the depth has its middle at the shape's edge: only the inner half of it counts.
    this.visit(shape, depth * 2, ({ columns, rows }, covered, start) => {
      for (let row = 0, place = 0; row < rows; row += 1) {
        let index = start + row * this.columns;
        for (let column = 0; column < columns; column += 1, place += 1, index += 1) {
          const inside = (covered[place] as number) * 2 - 1;
          if (inside <= 0) continue;
          values[index] = combine(values[index] as number, amount * Math.sqrt(inside * (2 - inside)));
        }
      }
    });
    return this;
  }

  /** Changes every pixel. */
  map(change: (value: number, x: number, y: number) => number): this {
    let index = 0;
    for (let row = 0; row < this.rows; row += 1) {
      const y = (row + 0.5 - this.rows / 2) * this.spacing;
      for (let column = 0; column < this.columns; column += 1) {
        const x = (column + 0.5 - this.columns / 2) * this.spacing;
        this.values[index] = change(this.values[index] as number, x, y);
        index += 1;
      }
    }
    return this;
  }

  /** The value at a place, between the pixels around it. */
  at(x: number, y: number): number {
    return this.atPixel(x / this.spacing + this.columns / 2 - 0.5, y / this.spacing + this.rows / 2 - 0.5);
  }

  /** The value at a column and row, which need not be whole. */
  atPixel(column: number, row: number): number {
    const u = Math.max(0, Math.min(this.columns - 1.001, column));
    const v = Math.max(0, Math.min(this.rows - 1.001, row));
    const left = Math.floor(u);
    const top = Math.floor(v);
    const index = top * this.columns + left;
    const { values, columns } = this;
    const upper = (values[index] as number) * (left + 1 - u) + (values[index + 1] as number) * (u - left);
    const lower =
      (values[index + columns] as number) * (left + 1 - u) + (values[index + columns + 1] as number) * (u - left);
    return upper + (lower - upper) * (v - top);
  }

  /** Softens the image, as an imaging system of limited sharpness does; radius in pixels. */
  blur(radius: number): this {
    const blurLines = radius < 1 ? softenLines : averageLines;
    for (let pass = 0; pass < (radius < 1 ? 1 : 2); pass += 1) {
      blurLines(this.values, this.columns, this.rows, 1, this.columns, radius);
      blurLines(this.values, this.rows, this.columns, this.columns, 1, radius);
    }
    return this;
  }

  /** Adds grain of a standard deviation. */
  addGrain(random: Random, deviation: number): this {
    for (let index = 0; index < this.values.length; index += 1) {
      this.values[index] = (this.values[index] as number) + random.normal() * deviation;
    }
    return this;
  }

  /** Goes through the blocks that a shape with a soft edge touches. */
  private visit(shape: Shape, edge: number, change: Change): void {
    const { columns, rows, spacing } = this;
    const [left, top, right, bottom] = widened(shape.bounds, edge);
    const firstColumn = Math.max(0, Math.floor(left / spacing + columns / 2 - 0.5));
    const lastColumn = Math.min(columns - 1, Math.ceil(right / spacing + columns / 2 - 0.5));
    const firstRow = Math.max(0, Math.floor(top / spacing + rows / 2 - 0.5));
    const lastRow = Math.min(rows - 1, Math.ceil(bottom / spacing + rows / 2 - 0.5));
    const block = { x: 0, y: 0, stepX: spacing, stepY: spacing, columns: BLOCK, rows: BLOCK };
    for (let row = firstRow; row <= lastRow; row += BLOCK) {
      for (let column = firstColumn; column <= lastColumn; column += BLOCK) {
        block.x = (column + 0.5 - columns / 2) * spacing;
        block.y = (row + 0.5 - rows / 2) * spacing;
        block.columns = Math.min(BLOCK, lastColumn + 1 - column);
        block.rows = Math.min(BLOCK, lastRow + 1 - row);
        if (this.cover(shape, edge, block)) change(block, covered, row * columns + column);
      }
    }
  }

  /** How much of each pixel of a block a shape covers; false where it covers nothing. */
  private cover(shape: Shape, edge: number, block: Grid): boolean {
    const { columns, rows } = block;
    const middleX = block.x + ((columns - 1) / 2) * this.spacing;
    const middleY = block.y + ((rows - 1) / 2) * this.spacing;
    const middle = shape.distance(middleX, middleY);
    // Distances are asked for pixel by pixel only where the edge may cross the block. They are estimates away from
    // the edge: the margin is generous.
    const reach = edge / 2 + BLOCK * this.spacing * 1.2;
    if (middle > reach) return false;
    if (middle < -reach) {
      covered.fill(1, 0, columns * rows);
      return true;
    }
    shape.distances(block, covered);
    for (let place = 0; place < columns * rows; place += 1) {
      const share = 0.5 - (covered[place] as number) / edge;
      covered[place] = share < 0 ? 0 : share > 1 ? 1 : share;
    }
    return true;
  }
}

/** Mixes each pixel of a line with its two neighbors; radius below 1. */
function softenLines(
  values: Float32Array,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
  radius: number,
): void {
  const aside = radius / (2 * radius + 1);
  const own = 1 - 2 * aside;
  for (let line = 0; line < lines; line += 1) {
    let index = line * lineStep;
    let before = values[index] as number;
    for (let position = 0; position < length; position += 1) {
      const here = values[index] as number;
      const after = position + 1 < length ? (values[index + step] as number) : here;
      values[index] = here * own + (before + after) * aside;
      before = here;
      index += step;
    }
  }
}

/** Averages over a moving window along lines; the fractional part of the radius weighs the outermost pixels. */
function averageLines(
  values: Float32Array,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
  radius: number,
): void {
  const whole = Math.floor(radius);
  const part = radius - whole;
  const size = 2 * radius + 1;
  const margin = whole + 1;
  const line = new Float32Array(length + 2 * margin);
  for (let number = 0; number < lines; number += 1) {
    const start = number * lineStep;
    for (let index = 0; index < length; index += 1) line[index + margin] = values[start + index * step] as number;
    line.fill(line[margin] as number, 0, margin);
    line.fill(line[margin + length - 1] as number, margin + length);
    let sum = 0;
    for (let index = 1; index < 2 * margin; index += 1) sum += line[index] as number;
    for (let index = 0; index < length; index += 1) {
      const ends = (line[index] as number) + (line[index + 2 * margin] as number);
      values[start + index * step] = (sum + part * ends) / size;
      sum += (line[index + 2 * margin] as number) - (line[index + 1] as number);
    }
  }
}
