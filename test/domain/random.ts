/** A source of repeatable chance: the same seed gives the same run, so that a failure can be looked into. */
export interface Random {
  /** At least 0, less than `below`. */
  integer(below: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Some of a list, in its order. */
  some<T>(list: readonly T[]): T[];
}

/** Mulberry32 by Tommy Ettinger (public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(fraction() * below);
  const chance = (probability: number) => fraction() < probability;
  return {
    integer,
    chance,
    pick: <T>(list: readonly T[]) => list[integer(list.length)] as T,
    some: (list) => list.filter(() => chance(0.6)),
  };
}
