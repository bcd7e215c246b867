import { GRID_PLACES, type Box, type Grid, type Point, type Shape } from './geometry.js';

/** Straight pieces between two points that a smooth curve goes through. */
const PIECES = 5;

/** Points on a smooth curve through the given ones (Catmull-Rom). */
export function curveThrough(through: readonly Point[], isClosed: boolean): Point[] {
  const count = through.length;
  const spans = isClosed ? count : count - 1;
  const curve: Point[] = [];
  for (let span = 0; span < spans; span += 1) {
    const [ax, ay] = pointAt(through, span - 1, isClosed);
    const [bx, by] = pointAt(through, span, isClosed);
    const [cx, cy] = pointAt(through, span + 1, isClosed);
    const [dx, dy] = pointAt(through, span + 2, isClosed);
    for (let piece = 0; piece < PIECES; piece += 1) {
      const t = piece / PIECES;
      curve.push([between(ax, bx, cx, dx, t), between(ay, by, cy, dy, t)]);
    }
  }
  if (!isClosed) curve.push(through[count - 1] as Point);
  return curve;
}

function pointAt(through: readonly Point[], index: number, isClosed: boolean): Point {
  const count = through.length;
  return through[isClosed ? (index + count) % count : Math.max(0, Math.min(count - 1, index))] as Point;
}

function between(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

function boundsOf(curve: readonly Point[], margin: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of curve) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left - margin, top - margin, right + margin, bottom + margin];
}

/** Twice the area enclosed; positive where the points go round clockwise, y downwards. */
function doubleArea(curve: readonly Point[]): number {
  return curve.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = curve[(index + 1) % curve.length] as Point;
    return sum + x1 * y2 - x2 * y1;
  }, 0);
}

/** Of each segment: start, direction, 1 / length², half width at the start, change of the half width. */
const FIELDS = 7;

const sides = new Float64Array(GRID_PLACES);

/** A chain of straight segments: widened to a band, or closed around a region. */
export class Segments implements Shape {
  readonly bounds: Box;
  private readonly fields: Float64Array;
  private readonly toMiddle: Float64Array;
  private readonly isTapered: boolean;

  constructor(
    curve: readonly Point[],
    private readonly isClosed: boolean,
    halfWidth: number,
    endHalfWidth: number,
  ) {
    this.bounds = boundsOf(curve, Math.max(halfWidth, endHalfWidth));
    // Clockwise: what lies to the right of a segment is inside.
    const ordered = isClosed && doubleArea(curve) < 0 ? [...curve].reverse() : curve;
    const count = isClosed ? ordered.length : ordered.length - 1;
    const change = (endHalfWidth - halfWidth) / count;
    this.isTapered = change !== 0;
    this.fields = new Float64Array(count * FIELDS);
    this.toMiddle = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      const [x1, y1] = ordered[index] as Point;
      const [x2, y2] = ordered[(index + 1) % ordered.length] as Point;
      const square = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1e-9;
      this.fields.set([x1, y1, x2 - x1, y2 - y1, 1 / square, halfWidth + change * index, change], index * FIELDS);
    }
  }

  distance(x: number, y: number): number {
    let nearest = Infinity;
    let at = 0;
    for (let offset = 0; offset < this.fields.length; offset += FIELDS) {
      const distance = this.distanceToSegment(offset, x, y);
      if (distance < nearest) {
        nearest = distance;
        at = offset;
      }
    }
    return this.isClosed && this.isRightOf(at, x, y) ? -nearest : nearest;
  }

  distances(grid: Grid, into: Float64Array): void {
    const places = grid.columns * grid.rows;
    const limit = this.measureToMiddle(grid);
    into.fill(Infinity, 0, places);
    for (let segment = 0; segment < this.toMiddle.length; segment += 1) {
      // The others cannot be the nearest one anywhere in the grid.
      if ((this.toMiddle[segment] as number) > limit) continue;
      if (this.isTapered) this.approachTapered(segment * FIELDS, grid, into);
      else this.approach(segment * FIELDS, grid, into);
    }
    if (this.isTapered) return;
    const width = this.fields[5] as number;
    for (let place = 0; place < places; place += 1) {
      const distance = Math.sqrt(into[place] as number) - width;
      into[place] = this.isClosed && (sides[place] as number) > 0 ? -distance : distance;
    }
  }

  /** Lowers squared distances, and notes on which side of the nearest segment each place lies. */
  private approach(offset: number, { x, y, stepX, stepY, columns, rows }: Grid, into: Float64Array): void {
    const { fields } = this;
    const fromX = x - (fields[offset] as number);
    const fromY = y - (fields[offset + 1] as number);
    const dx = fields[offset + 2] as number;
    const dy = fields[offset + 3] as number;
    const scale = fields[offset + 4] as number;
    for (let row = 0, index = 0; row < rows; row += 1) {
      const py = fromY + row * stepY;
      for (let column = 0; column < columns; column += 1, index += 1) {
        const px = fromX + column * stepX;
        const part = (px * dx + py * dy) * scale;
        const along = part < 0 ? 0 : part > 1 ? 1 : part;
        const ox = px - dx * along;
        const oy = py - dy * along;
        const square = ox * ox + oy * oy;
        if (square >= (into[index] as number)) continue;
        into[index] = square;
        sides[index] = dx * py - dy * px;
      }
    }
  }

  /** Lowers distances to a band whose width changes along the way. */
  private approachTapered(offset: number, { x, y, stepX, stepY, columns, rows }: Grid, into: Float64Array): void {
    for (let row = 0, index = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1, index += 1) {
        const distance = this.distanceToSegment(offset, x + column * stepX, y + row * stepY);
        if (distance < (into[index] as number)) into[index] = distance;
      }
    }
  }

  /** Distances of the segments to the middle of a grid; gives the largest one that matters within it. */
  private measureToMiddle({ x, y, stepX, stepY, columns, rows }: Grid): number {
    const halfWidth = ((columns - 1) * Math.abs(stepX)) / 2;
    const halfHeight = ((rows - 1) * Math.abs(stepY)) / 2;
    const middleX = x + ((columns - 1) * stepX) / 2;
    const middleY = y + ((rows - 1) * stepY) / 2;
    let nearest = Infinity;
    for (let segment = 0; segment < this.toMiddle.length; segment += 1) {
      const distance = this.distanceToSegment(segment * FIELDS, middleX, middleY);
      this.toMiddle[segment] = distance;
      if (distance < nearest) nearest = distance;
    }
    return nearest + 2 * Math.sqrt(halfWidth * halfWidth + halfHeight * halfHeight);
  }

  private distanceToSegment(offset: number, x: number, y: number): number {
    const { fields } = this;
    const dx = fields[offset + 2] as number;
    const dy = fields[offset + 3] as number;
    const px = x - (fields[offset] as number);
    const py = y - (fields[offset + 1] as number);
    let along = (px * dx + py * dy) * (fields[offset + 4] as number);
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    const ox = px - dx * along;
    const oy = py - dy * along;
    return Math.sqrt(ox * ox + oy * oy) - (fields[offset + 5] as number) - (fields[offset + 6] as number) * along;
  }

  private isRightOf(offset: number, x: number, y: number): boolean {
    const { fields } = this;
    const dx = fields[offset + 2] as number;
    const dy = fields[offset + 3] as number;
    return dx * (y - (fields[offset + 1] as number)) - dy * (x - (fields[offset] as number)) > 0;
  }
}
