/**
 * What the other side has said it wants no more of for a while (429). The row that was told so waits by itself; this keeps
 * the others of the same kind from asking meanwhile.
 */
export class ClosedCalls {
  private readonly closed = new Map<string, { readonly at: number; readonly ms: number }>();

  close(what: string, now: Date, ms: number): void {
    this.closed.set(what, { at: now.getTime(), ms });
  }

  /** How long it stays closed, in ms; 0 when it is open. */
  left(what: string, now: Date): number {
    const closed = this.closed.get(what);
    if (!closed) return 0;
    const passed = now.getTime() - closed.at;
    // Before it was closed: the clock was set back, and says nothing about how long it has been.
    if (passed >= 0 && passed < closed.ms) return closed.ms - passed;
    this.closed.delete(what);
    return 0;
  }
}
