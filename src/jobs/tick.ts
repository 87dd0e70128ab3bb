import cron from 'node-cron';
import type { Desk } from '../services/desk.ts';
import { listUnfinished } from '../services/inbox/inputs.ts';
import { runDue } from '../services/run-due.ts';

/** Every 15 seconds. Only a beat: the truth is in rows, so a lost beat loses nothing. */
const EVERY = '*/15 * * * * *';

export interface Beat {
  readonly desk: Desk;
  /** Works on an event again. */
  readonly replay: (body: object) => Promise<void>;
  /** What else wants a look now and then: the outbox, the sockets. */
  readonly lookAfter: () => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** Once: what nobody finished, what is due, what waits to be sent. Safe to run at any time, and twice. */
export async function tick({ desk, replay, lookAfter, onTrouble }: Beat): Promise<void> {
  try {
    for (const body of await listUnfinished(desk)) await replay(body);
    await runDue(desk, (row, error) => onTrouble(`due ${row.kind}`, error));
  } catch (error) {
    onTrouble('tick', error);
  }
  lookAfter();
}

export function startTicking(beat: Beat): { stop(): Promise<void> } {
  const task = cron.schedule(EVERY, () => tick(beat), { name: 'tick', noOverlap: true, timezone: 'Etc/UTC' });
  return { stop: async () => void (await task.destroy()) };
}
