import type { Desk } from '../services/desk.ts';
import { findOldest } from '../services/outbox/watch-outbox.ts';

/** Whether the desk can work, and for each part why not (OPS-1). */
export interface Readiness {
  readonly ready: boolean;
  readonly database: string;
  readonly migrations: string;
  readonly slack: string;
  /** Seconds the oldest outgoing message has waited; 0 where none waits. */
  readonly oldestOutgoingSeconds: number;
}

/** `slack` tells `ok`, or the reason why Slack does not reach the desk. */
export async function readReadiness(parts: { desk: Desk; slack: () => string }): Promise<Readiness> {
  const { desk } = parts;
  let database = 'ok';
  let oldest: Date | undefined;
  try {
    await desk.db.ping();
    oldest = await findOldest(desk);
  } catch {
    database = 'the database cannot be read';
  }
  const slack = parts.slack();
  return {
    ready: database === 'ok' && slack === 'ok',
    database,
    // A process that serves has migrated: it does not get this far otherwise.
    migrations: 'ok',
    slack,
    oldestOutgoingSeconds: oldest ? Math.round((desk.now().getTime() - oldest.getTime()) / 1000) : 0,
  };
}
