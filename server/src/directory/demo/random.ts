/** Random choices that are the same each time for the same seed. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to 1: a linear congruential generator whose high bits are used (Numerical Recipes' constants). */
  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return (this.state >>> 8) / 2 ** 24;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)]!;
  }

  weighted<T>(choices: readonly T[], weight: (choice: T) => number): T {
    let rest = this.next() * choices.reduce((sum, choice) => sum + weight(choice), 0);
    return choices.find((choice) => (rest -= weight(choice)) < 0) ?? choices.at(-1)!;
  }

  /** So many different ones, or all. */
  some<T>(choices: readonly T[], count: number): T[] {
    const rest = [...choices];
    return Array.from({ length: Math.min(count, rest.length) }, () => {
      const [chosen] = rest.splice(Math.floor(this.next() * rest.length), 1);
      return chosen!;
    });
  }
}
