/** Lets so many in at a time; first come, first served. */
export class Turns {
  private free: number;
  private readonly waiting: Array<() => void> = [];
  private readonly atOnce: number;
  private closed: (() => void) | undefined;

  constructor(atOnce: number) {
    this.atOnce = atOnce;
    this.free = atOnce;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) throw new Error('The database is closed.');
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  /** Resolves when those who came before have had theirs. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.closed = resolve;
      if (this.free === this.atOnce) resolve();
    });
  }

  private next(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free++;
    if (this.free === this.atOnce) this.closed?.();
  }
}
