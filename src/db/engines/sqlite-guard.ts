/**
 * One transaction's leave to use the writer. It keeps SQLite to what PostgreSQL enforces (nothing after a failed
 * statement, nothing after the end), and to waiting for the database alone: better-sqlite3 answers at once, so
 * a body that only queries is over before the event loop turns.
 */
export class Guard {
  wrote = false;
  private stopped: Error | undefined;
  private isOver = false;
  private giveUp: ((error: Error) => void) | undefined;

  check(): void {
    if (this.stopped) throw this.stopped;
    // Made only now: an error for each transaction that ends well would cost more than its row.
    if (this.isOver) throw new Error('This transaction is over.');
  }

  attempt<T>(writes: boolean, step: () => T): T {
    this.check();
    try {
      this.wrote ||= writes;
      return step();
    } catch (error) {
      this.stopped = error as Error;
      throw error;
    }
  }

  /** What the body comes to, or that it was cut short. */
  outcome<T>(body: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.giveUp = reject;
      body().then(resolve, reject);
    });
  }

  /** The event loop has turned: whatever the body waits for, it is not the database. */
  cut(): void {
    this.stopped ??= new Error(
      'A transaction waited for something other than the database (or for another transaction: pass its tx on).',
    );
    this.giveUp?.(this.stopped);
  }

  end(): void {
    this.isOver = true;
  }
}

/** Whose turn it is on the writer. The driver is bound to this once, and the guard changes. */
export class Turn {
  guard: Guard | undefined;

  attempt<T>(writes: boolean, step: () => T): T {
    if (!this.guard) throw new Error('This transaction is over.');
    return this.guard.attempt(writes, step);
  }

  /** A body that only queries is over in microtasks: whoever has the turn when the loop turns has waited. Returns how to stop. */
  watch(): () => void {
    const cut = () => {
      this.guard?.cut();
      watching = setImmediate(cut);
    };
    let watching = setImmediate(cut);
    return () => clearImmediate(watching);
  }
}
