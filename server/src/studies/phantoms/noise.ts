import { randomFor, type Random } from './random.js';

/** A smooth random field over the plane in millimetres, between about -1 and 1. It repeats after 16 cells. */
export type Field = (x: number, y: number) => number;

/** Cells of the lattice after which a field repeats, and samples of the table it is kept in. */
const LATTICE = 16;
const TABLE = 128;
/** Fields of different seeds are different parts of so many tables, for each number of octaves. */
const VARIANTS = 3;
const tables = new Map<string, Float32Array>();

function smooth(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** Gradient noise of one octave, added to a table. */
function addOctave(table: Float32Array, random: Random, cells: number, weight: number): void {
  const angles = Float32Array.from({ length: cells * cells }, () => random.next() * 2 * Math.PI);
  const gradientX = angles.map(Math.cos);
  const gradientY = angles.map(Math.sin);
  const step = cells / TABLE;
  for (let index = 0; index < table.length; index += 1) {
    const u = (index % TABLE) * step;
    const v = Math.floor(index / TABLE) * step;
    const column = Math.floor(u);
    const row = Math.floor(v);
    const dx = u - column;
    const dy = v - row;
    let sum = 0;
    for (let corner = 0; corner < 4; corner += 1) {
      const right = corner & 1;
      const below = corner >> 1;
      const at = ((row + below) % cells) * cells + ((column + right) % cells);
      const slope = (gradientX[at] as number) * (dx - right) + (gradientY[at] as number) * (dy - below);
      sum += slope * smooth(right ? dx : 1 - dx) * smooth(below ? dy : 1 - dy);
    }
    table[index] = (table[index] as number) + sum * 1.5 * weight;
  }
}

function tableFor(variant: number, octaves: number): Float32Array {
  const key = `${variant}/${octaves}`;
  const known = tables.get(key);
  if (known) return known;
  const table = new Float32Array(TABLE * TABLE);
  const random = randomFor(key);
  for (let octave = 0; octave < octaves; octave += 1) addOctave(table, random, LATTICE * 2 ** octave, 0.5 ** octave);
  tables.set(key, table);
  return table;
}

/**
 * Noise of several octaves, each half as large and half as strong as the one before.
 *
 * @param cell size of the largest features in millimetres
 * @param octaves 1 to 3
 */
export function noiseField(seed: string, cell: number, octaves = 1): Field {
  const random = randomFor(seed);
  const table = tableFor(Math.floor(random.next() * VARIANTS), octaves);
  const offsetX = random.next() * TABLE;
  const offsetY = random.next() * TABLE;
  const scale = TABLE / LATTICE / cell;
  const mask = TABLE - 1;
  return (x, y) => {
    const u = x * scale + offsetX;
    const v = y * scale + offsetY;
    const column = Math.floor(u);
    const row = Math.floor(v);
    const dx = u - column;
    const left = column & mask;
    const right = (column + 1) & mask;
    const top = (row & mask) * TABLE;
    const bottom = ((row + 1) & mask) * TABLE;
    const upper = (table[top + left] as number) * (1 - dx) + (table[top + right] as number) * dx;
    const lower = (table[bottom + left] as number) * (1 - dx) + (table[bottom + right] as number) * dx;
    return upper + (v - row) * (lower - upper);
  };
}
