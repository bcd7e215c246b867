import type { Random } from './random.js';
import type { Shape } from './shapes.js';

/** A value, or one for each place. */
export type Paint = number | ((x: number, y: number) => number);

/** Told of each pixel of a shape, and how much of it the shape covers. */
type Change = (index: number, covered: number, x: number, y: number) => void;

/** Pixels on a side of the squares an image is visited in. */
const BLOCK = 8;

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
    this.visit(shape, edge, (index, covered, x, y) => {
      const before = values[index] as number;
      const value = typeof paint === 'number' ? paint : paint(x, y);
      values[index] = before + (value - before) * covered * opacity;
    });
    return this;
  }

  /** Adds as a rounded body does that rays pass through: nothing at its edge, all of it from a depth on. */
  addBody(shape: Shape, amount: number, depth: number): this {
    const { values } = this;
    // An edge of twice the depth has its middle at the shape's edge: only the inner half of it counts.
    this.visit(shape, depth * 2, (index, covered) => {
      const inside = Math.max(0, covered * 2 - 1);
      values[index] = (values[index] as number) + amount * Math.sqrt(inside * (2 - inside));
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

  private visit(shape: Shape, edge: number, change: Change): void {
    const { columns, rows, spacing } = this;
    const [left, top, right, bottom] = shape.bounds;
    const firstColumn = Math.max(0, Math.floor((left - edge) / spacing + columns / 2 - 0.5));
    const lastColumn = Math.min(columns - 1, Math.ceil((right + edge) / spacing + columns / 2 - 0.5));
    const firstRow = Math.max(0, Math.floor((top - edge) / spacing + rows / 2 - 0.5));
    const lastRow = Math.min(rows - 1, Math.ceil((bottom + edge) / spacing + rows / 2 - 0.5));
    for (let row = firstRow; row <= lastRow; row += BLOCK) {
      for (let column = firstColumn; column <= lastColumn; column += BLOCK) {
        const endColumn = Math.min(column + BLOCK - 1, lastColumn);
        const endRow = Math.min(row + BLOCK - 1, lastRow);
        this.visitBlock(shape, edge, change, column, row, endColumn, endRow);
      }
    }
  }

  /** Distances are asked for pixel by pixel only in blocks that the edge may cross. */
  private visitBlock(
    shape: Shape,
    edge: number,
    change: Change,
    firstColumn: number,
    firstRow: number,
    lastColumn: number,
    lastRow: number,
  ): void {
    const { columns, rows, spacing } = this;
    const half = edge / 2;
    const middleX = ((firstColumn + lastColumn + 1 - columns) / 2) * spacing;
    const middleY = ((firstRow + lastRow + 1 - rows) / 2) * spacing;
    const radius = BLOCK * spacing * 0.75;
    const middle = shape.distance(middleX, middleY);
    // Distances away from the edge are estimates: the margin is generous.
    const reach = half + radius * 1.6;
    if (middle > reach) return;
    const isInside = middle < -reach;
    const local = isInside ? shape : (shape.near?.(middleX, middleY, radius) ?? shape);
    for (let row = firstRow; row <= lastRow; row += 1) {
      const y = (row + 0.5 - rows / 2) * spacing;
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        const x = (column + 0.5 - columns / 2) * spacing;
        const distance = isInside ? -half : local.distance(x, y);
        if (distance < half) change(row * columns + column, distance <= -half ? 1 : 0.5 - distance / edge, x, y);
      }
    }
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
