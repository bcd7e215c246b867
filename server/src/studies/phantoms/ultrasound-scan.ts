import { Raster } from './raster.js';
import type { Random } from './random.js';
import type { Point } from './shapes.js';

export const US_SIZE = 384;
/** Size of a pixel in millimetres. */
export const US_SPACING = 0.5;

/** What the probe sees: how strongly tissue echoes, and how much sound it swallows or lets through. */
export interface Scene {
  /** Echo strength, 0 to about 1. */
  echo: Raster;
  /** Loss by depth relative to soft tissue: 0 behind fluid, much behind stone, bone and air. */
  loss: Raster;
}

/** Millimetres below the middle of the probe, as the image shows them; the probe lies at the top. */
export const TOP = (-US_SIZE / 2) * US_SPACING + 8;
const CONVEX: Sector = { apex: [0, TOP - 42], radius: 46, reach: 208, halfAngle: 0.46 };

const SAMPLE_DISTANCE = 0.5;
const LOSS_PER_MILLIMETRE = 0.02;
/** Decibels that are shown, and the loudness that is shown as white. */
const DYNAMIC_RANGE = 46;
const GAIN = 29;

interface Sector {
  /** Where the scan lines meet. */
  apex: Point;
  /** Distance from there to the surface of the probe, and to the deepest echo. */
  radius: number;
  reach: number;
  /** Radians to each side. */
  halfAngle: number;
}

/** A scan line: where it begins, and which way it goes. */
interface ScanLine {
  start: Point;
  direction: Point;
}

/** Echoes along the scan lines of a probe, line by line from the surface down, as brightness 0 to 255. */
function echoesAlong(scene: Scene, lines: readonly ScanLine[], samples: number, random: Random): Raster {
  // Echoes of many small scatterers add up or cancel: the grain of every ultrasound image.
  const inPhase = new Raster(samples, lines.length, 1).addGrain(random, 1).blur(1);
  const inQuadrature = new Raster(samples, lines.length, 1).addGrain(random, 1).blur(1);
  const echoes = new Raster(samples, lines.length, 1);
  lines.forEach(({ start, direction }, line) => {
    let swallowed = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const x = start[0] + direction[0] * sample * SAMPLE_DISTANCE;
      const y = start[1] + direction[1] * sample * SAMPLE_DISTANCE;
      swallowed += scene.loss.at(x, y) * LOSS_PER_MILLIMETRE * SAMPLE_DISTANCE;
      const index = line * samples + sample;
      const real = inPhase.values[index] as number;
      const imaginary = inQuadrature.values[index] as number;
      const speckle = Math.sqrt(real * real + imaginary * imaginary) * 2.4;
      const amplitude = scene.echo.at(x, y) * (0.14 + speckle) * Math.exp(-swallowed);
      echoes.values[index] = (255 * (20 * Math.log10(amplitude + 1e-4) + GAIN)) / DYNAMIC_RANGE;
    }
  });
  return echoes;
}

/** Looks with a curved probe: the scan lines fan out. */
export function scanSector(raster: Raster, scene: Scene, random: Random): void {
  const { apex, radius, reach, halfAngle } = CONVEX;
  const count = 200;
  const samples = Math.round((reach - radius) / SAMPLE_DISTANCE);
  const angleStep = (2 * halfAngle) / (count - 1);
  const lines = Array.from({ length: count }, (_, line): ScanLine => {
    const angle = -halfAngle + line * angleStep;
    const direction = [Math.sin(angle), Math.cos(angle)] as const;
    return { direction, start: [apex[0] + direction[0] * radius, apex[1] + direction[1] * radius] };
  });
  const echoes = echoesAlong(scene, lines, samples, random);
  raster.map((_, x, y) => {
    const [dx, dy] = [x - apex[0], y - apex[1]];
    const line = (Math.atan2(dx, dy) + halfAngle) / angleStep;
    const sample = (Math.sqrt(dx * dx + dy * dy) - radius) / SAMPLE_DISTANCE;
    if (line < 0 || line > count - 1 || sample < 0 || sample > samples - 1) return 0;
    return echoes.atPixel(sample, line);
  });
}

/** Looks with a straight probe: the scan lines are parallel. */
export function scanLinear(raster: Raster, scene: Scene, random: Random): void {
  const halfWidth = 84;
  const count = 260;
  const samples = Math.round(120 / SAMPLE_DISTANCE);
  const lineDistance = (2 * halfWidth) / (count - 1);
  const lines = Array.from({ length: count }, (_, line): ScanLine => ({
    start: [-halfWidth + line * lineDistance, TOP],
    direction: [0, 1],
  }));
  const echoes = echoesAlong(scene, lines, samples, random);
  raster.map((_, x, y) => {
    const line = (x + halfWidth) / lineDistance;
    const sample = (y - TOP) / SAMPLE_DISTANCE;
    return line < 0 || line > count - 1 || sample < 0 || sample > samples - 1 ? 0 : echoes.atPixel(sample, line);
  });
}

/** Bars beside the image: the gray scale, and a mark each centimeter of depth. */
export function fillScales(raster: Raster, right: number): void {
  raster.map((value, x, y) => {
    const row = (y - TOP) / US_SPACING;
    if (x > -right && x < -right + 4 && row > 20 && row < 150) return 255 * (1 - (row - 20) / 130);
    const fromTick = ((y - TOP) / 10) % 1;
    return x > right - 2 && y > TOP && fromTick * 10 < US_SPACING ? 170 : value;
  });
}
