import cron from 'node-cron';
import type { Desk } from '../services/desk.ts';
import { takeUnfinished } from '../services/inbox/inputs.ts';
import { runDue } from '../services/run-due.ts';

/** Every 15 seconds. Only a beat: the truth is in rows, so a lost beat loses nothing. */
const EVERY = '*/15 * * * * *';
/** An event that takes longer is left to itself; the others are not held up by it. */
const PATIENCE_MS = 5_000;
const MOST_EVENTS = 100;

export interface Beat {
  readonly desk: Desk;
  /** Works on an event again. */
  readonly replay: (body: object) => Promise<void>;
  /** What else wants a look now and then: the outbox, the sockets. */
  readonly lookAfter: () => void;
  /** What a desk waits for that has started without it: then the one, or the other, is left for a later beat. */
  readonly awaits: () => { readonly database: boolean; readonly slack: boolean };
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Once: what is due, what nobody finished, what waits to be sent. Safe to run at any time, and twice. */
export async function tick(beat: Beat): Promise<void> {
  const { desk, lookAfter, onTrouble, awaits } = beat;
  if (!awaits().database) {
    await runDue(desk, (row, error) => onTrouble(`due ${row.kind}`, error)).catch((error: unknown) =>
      onTrouble('due', error),
    );
    await replayUnfinished(beat).catch((error: unknown) => onTrouble('inbox', error));
  }
  lookAfter();
}

/** What is left open by a process that ended, or by work that failed. */
export async function replayUnfinished({ desk, replay, onTrouble, awaits }: Beat): Promise<void> {
  const { database, slack } = awaits();
  if (database || slack) return;
  for (let n = 0; n < MOST_EVENTS; n++) {
    const body = await takeUnfinished(desk);
    if (!body) return;
    const work = replay(body).catch((error: unknown) => onTrouble('event', error));
    await Promise.race([work, pause(PATIENCE_MS)]);
  }
}

/** `stop` resolves when the beat that may be under way is over. */
export function startTicking(beat: Beat): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const task = cron.schedule(
    EVERY,
    () => {
      running = tick(beat);
      return running;
    },
    { name: 'tick', noOverlap: true, timezone: 'Etc/UTC' },
  );
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
