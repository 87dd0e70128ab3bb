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

interface Parts {
  readonly desk: Desk;
  /** `ok`, or the reason why Slack does not reach the desk. */
  readonly slack: () => string;
  /** The desk has started without its database, and goes on as soon as it can be opened. */
  readonly awaitsDatabase: () => boolean;
}

export async function readReadiness(parts: Parts): Promise<Readiness> {
  const { desk, awaitsDatabase } = parts;
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
    ready: database === 'ok' && slack === 'ok' && !awaitsDatabase(),
    database,
    // A process that has its database has migrated it: it does not get this far otherwise.
    migrations: awaitsDatabase() ? 'not before the database can be written' : 'ok',
    slack,
    oldestOutgoingSeconds: oldest ? Math.round((desk.now().getTime() - oldest.getTime()) / 1000) : 0,
  };
}

/** The same without asking anybody, so that it is answered at once: what the process waits for. */
export function listUnwell({ slack, awaitsDatabase }: Omit<Parts, 'desk'>): string[] {
  const said = slack();
  return [
    ...(awaitsDatabase() ? ['database: it is away, and tried again and again'] : []),
    ...(said === 'ok' ? [] : [`Slack: ${said}`]),
  ];
}
