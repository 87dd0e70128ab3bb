import { createHmac } from 'node:crypto';
import type { Outcome } from '../../domain/outcome.ts';
import type { Effect, OutsideParcel } from '../../domain/parcel.ts';

const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_S = 60;

/**
 * Tells a webhook, once as far as it can be known: after an unclear answer the same is sent again under the same
 * `Firstline-Delivery`. `Firstline-Signature` is the time in seconds and the SHA-256 HMAC, in hex, of that time, a dot
 * and the body. Never throws.
 */
export function webhookCarrier(secret: string, now: () => Date) {
  return async ({ url, call }: OutsideParcel, { key }: Effect): Promise<Outcome> => {
    const body = JSON.stringify({ kind: 'incident.call', ...call });
    const t = Math.floor(now().getTime() / 1000);
    const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'firstline-delivery': key,
      'firstline-signature': `t=${t},v1=${v1}`,
    };
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
      await answer.body?.cancel();
      return outcomeOf(answer);
    } catch (error) {
      return { is: 'unclear', why: error instanceof Error ? error.name : 'no answer' };
    }
  };
}

function outcomeOf({ ok, status, headers }: Response): Outcome {
  const why = `HTTP ${status}`;
  if (ok) return { is: 'done' };
  if (status === 429) {
    const seconds = Number(headers.get('retry-after')) || LONGEST_PAUSE_S;
    return { is: 'wait', ms: Math.min(seconds, LONGEST_PAUSE_S) * 1000, why };
  }
  return status >= 500 || status === 408 ? { is: 'unclear', why } : { is: 'failed', why };
}
