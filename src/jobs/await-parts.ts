import { keepTrying, type Trying } from './keep-trying.ts';

interface Ways<Met> {
  readonly open: () => Promise<void>;
  readonly connect: () => Promise<Met>;
  readonly isDatabaseAway: (error: unknown) => boolean;
  readonly isSlackAway: (error: unknown) => boolean;
  /** Of each try that failed. */
  readonly onWait: (what: 'database' | 'Slack', error: Error, attempt: number) => void;
}

/** The two that a desk needs and does not have in its hand, each awaited by itself (INC-15). */
export interface AwaitedParts<Met> {
  readonly opening: Trying<void>;
  readonly meeting: Trying<Met>;
  /** As `opening`, of what else the database must take before the desk is whole. */
  onDatabase(work: () => Promise<void>): Trying<void>;
  /** Whom Slack says the desk is; undefined: it has not answered yet. */
  met(): Met | undefined;
  leave(): void;
  hasLeft(): boolean;
}

export function awaitParts<Met>({
  open,
  connect,
  isDatabaseAway,
  isSlackAway,
  onWait,
}: Ways<Met>): AwaitedParts<Met> {
  const leaving = new AbortController();
  const { signal } = leaving;
  let met: Met | undefined;
  const onDatabase = (work: () => Promise<void>) =>
    keepTrying(work, {
      signal,
      isAway: isDatabaseAway,
      onFailed: (error, attempt) => onWait('database', error, attempt),
    });
  return {
    opening: onDatabase(open),
    meeting: keepTrying(
      async () => {
        met = await connect();
        return met;
      },
      { signal, isAway: isSlackAway, onFailed: (error, attempt) => onWait('Slack', error, attempt) },
    ),
    onDatabase,
    met: () => met,
    leave: () => leaving.abort(),
    hasLeft: () => signal.aborted,
  };
}
