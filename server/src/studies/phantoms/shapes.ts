/** A region of the plane; millimetres, y downwards. */
export interface Shape {
  /** Left, top, right, bottom of a box around it. */
  readonly bounds: readonly [number, number, number, number];
  /** Distance to its edge, negative inside; exact near the edge only. */
  distance(x: number, y: number): number;
  /** The same shape for places within a radius of one: the parts that are far from there need not be looked at. */
  near?(x: number, y: number, radius: number): Shape;
}

export type Point = readonly [x: number, y: number];

/** An ellipse by its center and half axes, turned clockwise by an angle in degrees. */
export function ellipse(cx: number, cy: number, rx: number, ry: number, angle = 0): Shape {
  const cos = Math.cos((angle * Math.PI) / 180);
  const sin = Math.sin((angle * Math.PI) / 180);
  const halfWidth = Math.hypot(rx * cos, ry * sin);
  const halfHeight = Math.hypot(rx * sin, ry * cos);
  const inverseX = 1 / rx;
  const inverseY = 1 / ry;
  return {
    bounds: [cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight],
    distance(x, y) {
      const dx = x - cx;
      const dy = y - cy;
      const u = (dx * cos + dy * sin) * inverseX;
      const v = (dy * cos - dx * sin) * inverseY;
      const scaled = Math.sqrt(u * u + v * v);
      const gradient = Math.sqrt(u * u * inverseX * inverseX + v * v * inverseY * inverseY);
      return gradient < 1e-9 ? -Math.min(rx, ry) : (scaled * (scaled - 1)) / gradient;
    },
  };
}

/** A stroke between two points, with round ends of their own radius. */
export function stroke(from: Point, to: Point, radius: number, endRadius = radius): Shape {
  const [x1, y1] = from;
  const dx = to[0] - x1;
  const dy = to[1] - y1;
  const lengthSquared = dx * dx + dy * dy || 1e-9;
  return {
    bounds: [
      Math.min(x1 - radius, to[0] - endRadius),
      Math.min(y1 - radius, to[1] - endRadius),
      Math.max(x1 + radius, to[0] + endRadius),
      Math.max(y1 + radius, to[1] + endRadius),
    ],
    distance(x, y) {
      const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / lengthSquared));
      const ox = x - x1 - dx * along;
      const oy = y - y1 - dy * along;
      return Math.sqrt(ox * ox + oy * oy) - (radius + (endRadius - radius) * along);
    },
  };
}

/** Points on a smooth curve through the given ones (Catmull-Rom). */
export function curveThrough(points: readonly Point[], isClosed: boolean, perSpan = 8): Point[] {
  const count = points.length;
  const at = (index: number): Point => {
    const position = isClosed ? (index + count) % count : Math.max(0, Math.min(count - 1, index));
    return points[position] as Point;
  };
  const spans = isClosed ? count : count - 1;
  const curve: Point[] = [];
  for (let span = 0; span < spans; span += 1) {
    const [a, b, c, d] = [at(span - 1), at(span), at(span + 1), at(span + 2)];
    for (let step = 0; step < perSpan; step += 1) {
      const t = step / perSpan;
      const value = (axis: 0 | 1) =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
      curve.push([value(0), value(1)]);
    }
  }
  if (!isClosed) curve.push(at(count - 1));
  return curve;
}

function boundsOf(points: readonly Point[], margin: number): Shape['bounds'] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs) - margin, Math.min(...ys) - margin, Math.max(...xs) + margin, Math.max(...ys) + margin];
}

/**
 * Segments of a curve in one flat array, since the distance to them is asked for pixel by pixel:
 * start, direction, 1 / length², half width at the start, change of the half width.
 */
const FIELDS = 7;

function segmentsOf(
  points: readonly Point[],
  isClosed: boolean,
  halfWidth: number,
  endHalfWidth: number,
): Float64Array {
  const count = isClosed ? points.length : points.length - 1;
  const segments = new Float64Array(count * FIELDS);
  const change = (endHalfWidth - halfWidth) / count;
  for (let index = 0; index < count; index += 1) {
    const [x1, y1] = points[index] as Point;
    const [x2, y2] = points[(index + 1) % points.length] as Point;
    const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    segments.set([x1, y1, x2 - x1, y2 - y1, 1 / (square || 1e-9), halfWidth + change * index, change], index * FIELDS);
  }
  return segments;
}

/** Distance from a place to the widened segment at an offset, and on which side of it the place lies. */
function distanceToSegment(segments: Float64Array, offset: number, x: number, y: number): number {
  const dx = segments[offset + 2] as number;
  const dy = segments[offset + 3] as number;
  const px = x - (segments[offset] as number);
  const py = y - (segments[offset + 1] as number);
  let along = (px * dx + py * dy) * (segments[offset + 4] as number);
  along = along < 0 ? 0 : along > 1 ? 1 : along;
  const ox = px - dx * along;
  const oy = py - dy * along;
  return Math.sqrt(ox * ox + oy * oy) - (segments[offset + 5] as number) - (segments[offset + 6] as number) * along;
}

/** The segments that can be the nearest one to a place within the radius. */
function segmentsNear(segments: Float64Array, x: number, y: number, radius: number): Float64Array {
  const count = segments.length / FIELDS;
  const distances = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    distances[index] = distanceToSegment(segments, index * FIELDS, x, y);
  }
  const limit = distances.reduce((one, other) => Math.min(one, other)) + 2 * radius;
  const near: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if ((distances[index] as number) > limit) continue;
    for (let field = 0; field < FIELDS; field += 1) near.push(segments[index * FIELDS + field] as number);
  }
  return Float64Array.from(near);
}

function enclosed(segments: Float64Array, bounds: Shape['bounds']): Shape {
  return {
    bounds,
    distance(x, y) {
      let nearest = Infinity;
      let at = 0;
      for (let offset = 0; offset < segments.length; offset += FIELDS) {
        const distance = distanceToSegment(segments, offset, x, y);
        if (distance < nearest) {
          nearest = distance;
          at = offset;
        }
      }
      // The curve runs clockwise: what lies to the right of its nearest part is inside.
      const dx = segments[at + 2] as number;
      const dy = segments[at + 3] as number;
      const side = dx * (y - (segments[at + 1] as number)) - dy * (x - (segments[at] as number));
      return side > 0 ? -nearest : nearest;
    },
    near: (x, y, radius) => enclosed(segmentsNear(segments, x, y, radius), bounds),
  };
}

function covered(segments: Float64Array, bounds: Shape['bounds']): Shape {
  return {
    bounds,
    distance(x, y) {
      let nearest = Infinity;
      for (let offset = 0; offset < segments.length; offset += FIELDS) {
        const distance = distanceToSegment(segments, offset, x, y);
        if (distance < nearest) nearest = distance;
      }
      return nearest;
    },
    near: (x, y, radius) => covered(segmentsNear(segments, x, y, radius), bounds),
  };
}

function isClockwise(points: readonly Point[]): boolean {
  let area = 0;
  points.forEach(([x1, y1], index) => {
    const [x2, y2] = points[(index + 1) % points.length] as Point;
    area += x1 * y2 - x2 * y1;
  });
  return area > 0;
}

/** What a closed smooth curve through the points encloses. */
export function outline(points: readonly Point[]): Shape {
  const curve = curveThrough(points, true, 6);
  if (!isClockwise(curve)) curve.reverse();
  return enclosed(segmentsOf(curve, true, 0, 0), boundsOf(curve, 0));
}

/** A band along a smooth curve; its half width goes from one number to another. */
export function band(points: readonly Point[], halfWidth: number, endHalfWidth = halfWidth): Shape {
  const curve = curveThrough(points, false, 6);
  const bounds = boundsOf(curve, Math.max(halfWidth, endHalfWidth));
  return covered(segmentsOf(curve, false, halfWidth, endHalfWidth), bounds);
}

/** A shape made of others, which is made again of the near parts of them. */
function made(shape: Shape, of: readonly Shape[], again: (...near: Shape[]) => Shape): Shape {
  if (of.every((part) => part.near === undefined)) return shape;
  return { ...shape, near: (x, y, radius) => again(...of.map((part) => part.near?.(x, y, radius) ?? part)) };
}

/** A shape whose edge is pushed in and out by a field, by up to so many millimetres. */
export function uneven(shape: Shape, field: (x: number, y: number) => number, amplitude: number): Shape {
  const result = {
    bounds: widened(shape.bounds, amplitude),
    distance: (x: number, y: number) => shape.distance(x, y) + field(x, y) * amplitude,
  };
  return made(result, [shape], (near) => uneven(near as Shape, field, amplitude));
}

/** A shape made larger, or smaller by a negative number of millimetres. */
export function grown(shape: Shape, by: number): Shape {
  const result = { bounds: widened(shape.bounds, by), distance: (x: number, y: number) => shape.distance(x, y) - by };
  return made(result, [shape], (near) => grown(near as Shape, by));
}

/** What lies in both shapes. */
export function both(one: Shape, other: Shape): Shape {
  const [left, top, right, bottom] = one.bounds;
  const bounds = [
    Math.max(left, other.bounds[0]),
    Math.max(top, other.bounds[1]),
    Math.min(right, other.bounds[2]),
    Math.min(bottom, other.bounds[3]),
  ] as const;
  const result = { bounds, distance: (x: number, y: number) => Math.max(one.distance(x, y), other.distance(x, y)) };
  return made(result, [one, other], (nearOne, nearOther) => both(nearOne as Shape, nearOther as Shape));
}

/** What lies in either shape. */
export function joined(one: Shape, other: Shape): Shape {
  const [left, top, right, bottom] = one.bounds;
  const bounds = [
    Math.min(left, other.bounds[0]),
    Math.min(top, other.bounds[1]),
    Math.max(right, other.bounds[2]),
    Math.max(bottom, other.bounds[3]),
  ] as const;
  const result = { bounds, distance: (x: number, y: number) => Math.min(one.distance(x, y), other.distance(x, y)) };
  return made(result, [one, other], (nearOne, nearOther) => joined(nearOne as Shape, nearOther as Shape));
}

/** What lies in the first shape and not in the second. */
export function without(one: Shape, other: Shape): Shape {
  const result = {
    bounds: one.bounds,
    distance: (x: number, y: number) => Math.max(one.distance(x, y), -other.distance(x, y)),
  };
  return made(result, [one, other], (nearOne, nearOther) => without(nearOne as Shape, nearOther as Shape));
}

/** The mirror image at the line x = 0. */
export function mirrored(shape: Shape): Shape {
  const [left, top, right, bottom] = shape.bounds;
  return {
    bounds: [-right, top, -left, bottom],
    distance: (x, y) => shape.distance(-x, y),
    ...(shape.near && { near: (x, y, radius) => mirrored(shape.near?.(-x, y, radius) ?? shape) }),
  };
}

/** A box made larger on every side. */
export function widened([left, top, right, bottom]: Shape['bounds'], by: number): Shape['bounds'] {
  return [left - by, top - by, right + by, bottom + by];
}
