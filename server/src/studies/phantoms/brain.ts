import { noiseField } from './noise.js';
import {
  band,
  both,
  ellipse,
  grown,
  mirrored,
  outline,
  points,
  shape,
  stroke,
  widened,
  without,
  type Shape,
} from './shapes.js';

/** What a place inside the brain consists of, each from 0 to 1. */
export interface Tissue {
  /** Fluid in the furrows of the surface. */
  fluid: number;
  /** Gray matter; what is neither is white matter. */
  gray: number;
}

/** One axial slice through a head; millimetres, the forehead on top. */
export interface BrainSlice {
  /** Outer surface of the skull. */
  skull: Shape;
  brain: Shape;
  ventricles: readonly Shape[];
  nuclei: readonly Shape[];
  /** The fold of membrane between the halves. */
  falx: Shape;
  tissueAt(x: number, y: number): Tissue;
}

function step(from: number, to: number, value: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function pair(shape: Shape): Shape[] {
  return [shape, mirrored(shape)];
}

function ventriclesAt(level: number): Shape[] {
  if (level < 0.25) return [ellipse(0, 38, 8, 5)];
  if (level < 0.5) {
    return [
      ...pair(band(points('-5,-28 -9,-22 -13,-14'), 3.6, 1.6)),
      band(points('0,-6 0,12'), 1.8, 1.8),
      ...pair(band(points('-16,24 -27,34 -30,42'), 2, 4.6)),
    ];
  }
  if (level < 0.78) {
    return pair(band(points('-6,-34 -9,-20 -10,0 -15,22 -24,38'), 5.4, 6));
  }
  return [];
}

function nucleiAt(level: number): Shape[] {
  if (level < 0.25 || level >= 0.78) return [];
  if (level >= 0.5) return pair(band(points('-17,-26 -19,-8 -18,8'), 3.4, 2.4));
  return [
    ...pair(ellipse(-15, -18, 4.6, 8, 24)),
    ...pair(outline(points('-19,-14 -26,-8 -27,4 -22,10 -17,0'))),
    ...pair(ellipse(-10, 12, 7.4, 11, 26)),
  ];
}

/** An ellipse that is narrower in front. */
function egg(halfWidth: number, halfLength: number): Shape {
  const oval = ellipse(0, 0, halfWidth, halfLength);
  return shape(widened(oval.bounds, 10), (x, y) => oval.distance(x * (1 - y * 0.0013), y));
}

/** Runs from front to back, except where the halves are connected. */
function falxAt(level: number, brain: Shape): Shape {
  if (level < 0.25) return both(stroke([0, -88], [0, -46], 0.7), brain);
  const whole = both(stroke([0, -94], [0, 94], 0.8), brain);
  return level < 0.78 ? without(whole, ellipse(0, 3, 30, 38)) : whole;
}

/** @param level from 0, at the base, to 1, near the crown */
export function brainSlice(level: number, seed: string): BrainSlice {
  const size = 1 - Math.max(0, level - 0.55) ** 2 * 1.25 - Math.max(0, 0.3 - level) * 0.25;
  const skull = egg(72 * size, 94 * size);
  const brain = grown(skull, -7.5);
  const folds = noiseField(`${seed}/folds${level.toFixed(2)}`, 21, 2);
  const bend = noiseField(`${seed}/bend${level.toFixed(2)}`, 30);
  const sylvian = level > 0.2 && level < 0.62 ? 1 : 0;
  return {
    skull,
    brain,
    ventricles: ventriclesAt(level),
    nuclei: nucleiAt(level),
    falx: falxAt(level, brain),
    tissueAt(x, y) {
      const depth = -brain.distance(x, y);
      // Distance to the gap between the halves, where the surface folds inwards as well.
      const gap = Math.abs(x) + (level < 0.78 ? Math.max(0, 40 - Math.abs(y - 2)) * 0.9 : 0);
      const insula = sylvian
        ? Math.abs(Math.hypot(Math.abs(x) - 66, y + 4) - 30) + Math.max(0, Math.abs(y + 4) - 22)
        : 99;
      const surface = Math.min(depth, gap, insula);
      const ridge = Math.abs(folds(x + bend(x, y) * 7, y + bend(y, x) * 7));
      const reach = 1 - step(6, 22, surface);
      const furrow = ridge - 0.05 * reach;
      const fluid = Math.max((1 - step(-0.02, 0.05, furrow)) * reach, 1 - step(0.1, 0.9, surface));
      const gray = Math.max((1 - step(0.14, 0.24, furrow)) * (1 - step(14, 24, surface)), 1 - step(3, 4.6, surface));
      return { fluid, gray };
    },
  };
}
