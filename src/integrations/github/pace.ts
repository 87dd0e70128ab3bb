const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface Most {
  readonly inMinute: number;
  readonly inHour: number;
}

/** GitHub's own is 80 and 500, for what makes something people are told of; others may use the token too. */
const MOST: Most = { inMinute: 70, inHour: 450 };
/** Of the margin, for what cannot wait until the hour is over. */
const MOST_URGENT: Most = { inMinute: 76, inHour: 480 };

/** Keeps what the desk writes below GitHub's secondary limits. */
export class GithubPace {
  private written: number[] = [];

  /** 0, and it is counted, or how long to wait. */
  take(now: Date, isUrgent: boolean): number {
    const at = now.getTime();
    const { inMinute, inHour } = isUrgent ? MOST_URGENT : MOST;
    this.written = this.written.filter((one) => one > at - HOUR_MS);
    const wait = Math.max(this.waitFor(at, MINUTE_MS, inMinute), this.waitFor(at, HOUR_MS, inHour));
    if (wait === 0) this.written.push(at);
    return wait;
  }

  private waitFor(at: number, windowMs: number, most: number): number {
    const within = this.written.filter((one) => one > at - windowMs);
    const oldest = within.at(-most);
    return oldest === undefined ? 0 : oldest + windowMs - at;
  }
}
