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

class Mulberry32 implements Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  between(least: number, greatest: number): number {
    return least + (greatest - least) * this.next();
  }

  normal(): number {
    normals ??= normalNumbers();
    return normals[(this.next() * NORMALS) | 0] as number;
  }
}

/** A generator for a seed. */
export function randomFor(seed: string): Random {
  return new Mulberry32(hashOf(seed));
}

/** How much smaller than usual somebody appears in a picture: people differ. Around 0.95. */
export function statureOf(seed: string): number {
  return randomFor(`${seed}/stature`).between(0.88, 1.02);
}

/** Every pixel needs a normal number: they are drawn from a table. */
const NORMALS = 8192;
let normals: Float64Array | undefined;

function normalNumbers(): Float64Array {
  const random = new Mulberry32(1);
  const table = new Float64Array(NORMALS);
  for (let index = 0; index < NORMALS; index += 1) {
    // Box and Muller.
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    table[index] = radius * Math.cos(2 * Math.PI * random.next());
  }
  return table;
}
