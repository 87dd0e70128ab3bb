export class Listeners {
  private readonly all = new Set<() => void>();

  /** Returns how to stop. */
  add(listener: () => void): () => void {
    this.all.add(listener);
    return () => void this.all.delete(listener);
  }

  call(): void {
    for (const listener of this.all) listener();
  }
}
