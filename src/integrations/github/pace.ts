const WINDOW_MS = 60_000;
/** GitHub's own, for what makes something people are told of; a margin is left for what others do with the token. */
const MOST_IN_WINDOW = 70;
const MOST_IN_HOUR = 450;
const HOUR_MS = 3_600_000;

/** Keeps what the desk writes below GitHub's secondary limits: 80 a minute and 500 an hour. */
export class GithubPace {
  private written: number[] = [];

  /** 0, and it is counted, or how long to wait. */
  take(now: Date): number {
    const at = now.getTime();
    this.written = this.written.filter((one) => one > at - HOUR_MS);
    const wait = Math.max(
      this.waitFor(at, WINDOW_MS, MOST_IN_WINDOW),
      this.waitFor(at, HOUR_MS, MOST_IN_HOUR),
    );
    if (wait === 0) this.written.push(at);
    return wait;
  }

  private waitFor(at: number, windowMs: number, most: number): number {
    const within = this.written.filter((one) => one > at - windowMs);
    const oldest = within.at(-most);
    return oldest === undefined ? 0 : oldest + windowMs - at;
  }
}
