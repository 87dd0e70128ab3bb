import type { Tier } from './call.ts';

/** Requests a minute that each tier allows at the least. */
const A_MINUTE: Readonly<Record<1 | 2 | 3 | 4, number>> = { 1: 1, 2: 20, 3: 50, 4: 100 };
/** One message a second and channel; Slack bears a short burst. */
const BURST = 3;

export interface Rates {
  /** Seconds to wait, or undefined when the call may go on. */
  take(method: string, tier: Tier, channel: string): number | undefined;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

export function createRates(now: () => Date): Rates {
  const buckets = new Map<string, Bucket>();

  function takeFrom(key: string, size: number, aSecond: number): number | undefined {
    const nowMs = now().getTime();
    const bucket = buckets.get(key) ?? { tokens: size, atMs: nowMs };
    const gained = (Math.max(nowMs - bucket.atMs, 0) / 1000) * aSecond;
    const tokens = Math.min(size, bucket.tokens + gained);
    const allowed = tokens >= 1;
    buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, atMs: nowMs });
    return allowed ? undefined : Math.max(1, Math.ceil((1 - tokens) / aSecond));
  }

  return {
    take: (method, tier, channel) => {
      if (tier === 'special') return undefined;
      if (tier === 'message') return takeFrom(`message ${channel}`, BURST, 1);
      return takeFrom(method, A_MINUTE[tier], A_MINUTE[tier] / 60);
    },
  };
}
