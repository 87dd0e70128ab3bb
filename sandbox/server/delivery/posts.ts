import { createHmac } from 'node:crypto';
import type { Delivery, PayloadKind, Retry, Transport } from './transport.ts';

export interface PostOptions {
  readonly url: string;
  readonly signingSecret: string;
  readonly ackMs: number;
  /** Signatures carry the real time unless told otherwise: the receiver compares them with its own clock. */
  readonly signedAt: () => Date;
}

/** HTTP mode: every payload is a signed POST to one address. */
export function createPosts(options: PostOptions): Transport {
  return {
    send: (kind, body, retry) => post(options, kind, body, retry),
    close: async () => {},
  };
}

async function post(options: PostOptions, kind: PayloadKind, body: object, retry?: Retry): Promise<Delivery> {
  const raw = encode(kind, body);
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(options.ackMs),
      headers: {
        'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signature(options, raw),
        ...(retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
      },
      body: raw,
    });
    const text = await response.text();
    if (response.ok) return { acked: true, payload: readAnswer(response, text) };
    return { acked: false, reason: 'http_error', noRetry: response.headers.get('x-slack-no-retry') === '1' };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { acked: false, reason: timedOut ? 'http_timeout' : 'connection_failed' };
  }
}

export function signature(options: Pick<PostOptions, 'signingSecret' | 'signedAt'>, raw: string) {
  const at = Math.floor(options.signedAt().getTime() / 1000);
  const hash = createHmac('sha256', options.signingSecret).update(`v0:${at}:${raw}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}

function encode(kind: PayloadKind, body: object): string {
  if (kind === 'events_api') return JSON.stringify(body);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(body) }).toString();
  const fields = Object.entries(body).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(Object.fromEntries(fields)).toString();
}

function readAnswer(response: Response, text: string): unknown {
  if (!text) return {};
  if (!response.headers.get('content-type')?.includes('json')) return { text };
  return JSON.parse(text);
}
