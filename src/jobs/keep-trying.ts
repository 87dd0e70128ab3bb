import pRetry from 'p-retry';

/** The pauses grow from the one to the other. */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;

interface Way {
  /** Waiting may help; anything else is thrown at once. */
  readonly isAway: (error: unknown) => boolean;
  readonly onFailed: (error: Error, attempt: number) => void;
  readonly signal: AbortSignal;
}

export interface Trying<T> {
  /** Rejects where waiting does not help, or when the signal ends it. */
  readonly done: Promise<T>;
  /** Resolves when it is done, or has to be waited for. */
  readonly begun: Promise<unknown>;
}

/** Does it, however long what it needs is away. */
export function keepTrying<T>(work: () => Promise<T>, { isAway, onFailed, signal }: Way): Trying<T> {
  let waits: () => void;
  const mustWait = new Promise<void>((resolve) => {
    waits = resolve;
  });
  const done = pRetry(work, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: FIRST_MS,
    maxTimeout: LONGEST_MS,
    factor: 2,
    unref: true,
    signal,
    shouldRetry: ({ error }) => isAway(error),
    onFailedAttempt: ({ error, attemptNumber }) => {
      if (!isAway(error)) return;
      waits();
      onFailed(error, attemptNumber);
    },
  });
  const begun = Promise.race([done, mustWait]);
  // Whoever waits for them hears of it; for a while that may be nobody.
  for (const promise of [done, begun]) promise.catch(() => undefined);
  return { done, begun };
}
