import type { EmbeddedSlack, LedgerEntry } from '../server/index.ts';
import { usedLimits } from './limits.ts';
import type { LoggedCall } from './logged-call.ts';

const KEPT = 500;

export interface CallLog {
  /** First what is kept, then every call as it is made; answers a way to stop listening. */
  follow(listener: (call: LoggedCall) => void): () => void;
}

export function callLog(slack: EmbeddedSlack): CallLog {
  const kept: LoggedCall[] = [];
  const listeners = new Set<(call: LoggedCall) => void>();
  let lastId = 0;
  function keep(entry: LedgerEntry): void {
    lastId += 1;
    const call = loggedCall(lastId, entry);
    kept.push(call);
    if (kept.length > KEPT) kept.shift();
    for (const listener of listeners) listener(call);
  }
  for (const entry of slack.ledger.calls()) keep(entry);
  slack.ledger.onEntry(keep);
  return {
    follow: (listener) => {
      kept.forEach(listener);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function loggedCall(id: number, entry: LedgerEntry): LoggedCall {
  const { method, ok, error, answered, args } = entry;
  const about = messageOf(entry);
  return {
    id,
    atMs: entry.at.getTime(),
    method,
    ok,
    answered,
    args,
    limits: usedLimits(args),
    ...(error && { error }),
    ...(about && { about }),
  };
}

function messageOf({ args, answer }: LedgerEntry): LoggedCall['about'] {
  const channel = answer.channel ?? args.channel;
  const ts = answer.ts ?? answer.message_ts ?? args.ts ?? args.timestamp;
  return typeof channel === 'string' && typeof ts === 'string' ? { channel, ts } : undefined;
}
