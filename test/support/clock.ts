/** Stands in for the browser's clock: pauses are told, and end when the test says so. */
export class Clock {
  readonly pauses: number[] = [];
  private waiting = new Map<number, () => void>();
  private readonly original = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };
  private readonly real = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
  };

  /** @param longest Longer pauses are not of what is tested. */
  constructor(private readonly longest = Infinity) {}

  /** Pauses of a tenth of a second and less are the test's own. */
  install(): void {
    window.setTimeout = ((run: () => void, pause = 0, ...rest: unknown[]) => {
      if (pause <= 100 || pause > this.longest) return this.real.setTimeout(run, pause, ...rest);
      this.pauses.push(pause);
      const id = 1e9 + this.pauses.length;
      this.waiting.set(id, run);
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (!this.waiting.delete(Number(id))) this.real.clearTimeout(id);
    };
  }

  get isRunning(): boolean {
    return this.waiting.size > 0;
  }

  async pass(): Promise<void> {
    const [next] = [...this.waiting];
    if (!next) throw new Error('no timer runs');
    this.waiting.delete(next[0]);
    next[1]();
    await new Promise((resolve) => this.real.setTimeout(resolve, 0));
  }

  restore(): void {
    Object.assign(window, this.original);
  }
}
