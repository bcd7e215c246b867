/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** Uniform, from 0 up to 1. */
  next(): number;
  /** Uniform between two numbers. */
  between(least: number, greatest: number): number;
  /** Normally distributed, mean 0, standard deviation 1. */
  normal(): number;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A generator for a seed (Mulberry32). */
export function randomFor(seed: string): Random {
  let state = hashOf(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (least, greatest) => least + (greatest - least) * next(),
    // The sum of four uniform numbers is close enough for the grain of an image, and cheap.
    normal: () => (next() + next() + next() + next() - 2) * 1.7320508,
  };
}

/** A smooth random field over the plane in millimetres, between about -1 and 1. It repeats after 16 cells. */
export type Field = (x: number, y: number) => number;

/** Cells of the lattice after which a field repeats, and samples of the table it is kept in. */
const LATTICE = 16;
const TABLE = 128;
const tables = new Map<string, Float32Array>();

/** Gradient noise of one octave, added to a table. */
function addOctave(table: Float32Array, random: Random, cells: number, weight: number): void {
  const angles = Float32Array.from({ length: cells * cells }, () => random.next() * 2 * Math.PI);
  const gradientX = angles.map(Math.cos);
  const gradientY = angles.map(Math.sin);
  const corner = (column: number, row: number, dx: number, dy: number) => {
    const index = (row % cells) * cells + (column % cells);
    return (gradientX[index] as number) * dx + (gradientY[index] as number) * dy;
  };
  const smooth = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
  const step = cells / TABLE;
  for (let index = 0; index < table.length; index += 1) {
    const u = (index % TABLE) * step;
    const v = Math.floor(index / TABLE) * step;
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [dx, dy] = [u - column, v - row];
    const [sx, sy] = [smooth(dx), smooth(dy)];
    const top = corner(column, row, dx, dy) * (1 - sx) + corner(column + 1, row, dx - 1, dy) * sx;
    const bottom = corner(column, row + 1, dx, dy - 1) * (1 - sx) + corner(column + 1, row + 1, dx - 1, dy - 1) * sx;
    table[index] = (table[index] as number) + (top + sy * (bottom - top)) * 1.5 * weight;
  }
}

function tableFor(seed: string, octaves: number): Float32Array {
  const key = `${seed}/${octaves}`;
  const known = tables.get(key);
  if (known) return known;
  const table = new Float32Array(TABLE * TABLE);
  const random = randomFor(seed);
  for (let octave = 0; octave < octaves; octave += 1) addOctave(table, random, LATTICE * 2 ** octave, 0.5 ** octave);
  tables.set(key, table);
  return table;
}

/** Forgets the tables of all fields: they are many, and of use while images are drawn only. */
export function forgetFields(): void {
  tables.clear();
}

/**
 * Noise of several octaves, each half as large and half as strong as the one before.
 *
 * @param cell size of the largest features in millimetres
 */
export function noiseField(seed: string, cell: number, octaves = 1): Field {
  const table = tableFor(seed, octaves);
  const scale = TABLE / LATTICE / cell;
  const mask = TABLE - 1;
  return (x, y) => {
    const u = x * scale;
    const v = y * scale;
    const column = Math.floor(u);
    const row = Math.floor(v);
    const dx = u - column;
    const [left, right] = [column & mask, (column + 1) & mask];
    const [top, bottom] = [(row & mask) * TABLE, ((row + 1) & mask) * TABLE];
    const upper = (table[top + left] as number) * (1 - dx) + (table[top + right] as number) * dx;
    const lower = (table[bottom + left] as number) * (1 - dx) + (table[bottom + right] as number) * dx;
    return upper + (v - row) * (lower - upper);
  };
}
