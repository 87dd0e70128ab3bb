import { and, asc, eq, gt, gte, lt, lte, ne } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type InboxRow = Tables['inbox']['$inferSelect'];

type Key = { readonly workspaceId: string; readonly dedupeKey: string };

/** For what is written with its change. False if this very input was written before. */
export function insertDoneInput(tx: Tx, key: Key, now: Date): Promise<boolean> {
  const { workspaceId, dedupeKey } = key;
  return insertNew(tx, tx.tables.inbox, { workspaceId, dedupeKey, state: 'done', receivedAt: now });
}

/** For an event, before it is acknowledged. `nextAt`: when to try again if nobody says it is done. */
export function insertOpenInput(
  tx: Tx,
  key: Key,
  body: Record<string, unknown>,
  now: Date,
  nextAt: Date,
): Promise<boolean> {
  const { workspaceId, dedupeKey } = key;
  const state = { state: 'open', attempts: 1, nextAt } as const;
  return insertNew(tx, tx.tables.inbox, { workspaceId, dedupeKey, body, ...state, receivedAt: now });
}

const finishInput = statement((q: Tx, p: Args<Key>) => {
  const { inbox } = q.tables;
  return q
    .update(inbox)
    .set({ state: 'done', body: null, nextAt: null })
    .where(
      and(eq(inbox.workspaceId, p.workspaceId), eq(inbox.dedupeKey, p.dedupeKey), ne(inbox.state, 'done')),
    )
    .returning({ id: inbox.id });
});

/** With the change an event made, or when it turned out to ask for nothing. False if that was so already. */
export async function markInputDone(tx: Tx, key: Key): Promise<boolean> {
  return (await finishInput(tx, key)).length === 1;
}

const isWaiting = ({ inbox }: Db['tables'], now: Args<{ now: Date }>['now']) =>
  and(eq(inbox.state, 'open'), lte(inbox.nextAt, now));

const buryWaiting = statement((q: Tx, p: Args<{ now: Date; mostAttempts: number }>) => {
  const { inbox } = q.tables;
  return q
    .update(inbox)
    .set({ state: 'dead', nextAt: null })
    .where(and(isWaiting(q.tables, p.now), gte(inbox.attempts, p.mostAttempts)));
});

const firstWaiting = statement((q: Db, p: Args<{ now: Date }>) => {
  const { inbox } = q.tables;
  return q.select().from(inbox).where(isWaiting(q.tables, p.now)).orderBy(asc(inbox.id)).limit(exactly(1));
});

const tryInput = statement((q: Tx, p: Args<{ id: number; attempts: number; nextAt: Date }>) => {
  const { inbox } = q.tables;
  return q.update(inbox).set({ attempts: p.attempts, nextAt: p.nextAt }).where(eq(inbox.id, p.id));
});

/** The oldest event nobody finished: the process ended on it, or its work failed. Counted before it is tried. */
export async function claimOpenInput(
  tx: Tx,
  now: Date,
  retryAt: Date,
  mostAttempts: number,
): Promise<InboxRow | undefined> {
  await buryWaiting(tx, { now, mostAttempts });
  const [row] = await firstWaiting(tx, { now });
  if (!row) return undefined;
  await tryInput(tx, { id: row.id, attempts: row.attempts + 1, nextAt: retryAt });
  return row;
}

const wakeOpen = statement((q: Tx, p: Args<{ now: Date }>) => {
  const { inbox } = q.tables;
  return q
    .update(inbox)
    .set({ nextAt: p.now })
    .where(and(eq(inbox.state, 'open'), lte(inbox.attempts, 1)));
});

const restOpen = statement((q: Tx, p: Args<{ later: Date }>) => {
  const { inbox } = q.tables;
  return q
    .update(inbox)
    .set({ nextAt: p.later })
    .where(and(eq(inbox.state, 'open'), gt(inbox.attempts, 1), lt(inbox.nextAt, p.later)));
});

/** For the only process there is: whoever worked on these ended. What was begun again before waits until `later`. */
export async function returnOpenInputs(tx: Tx, now: Date, later: Date): Promise<void> {
  await wakeOpen(tx, { now });
  await restOpen(tx, { later });
}

export async function listDeadInputs(db: Db): Promise<InboxRow[]> {
  const { inbox } = db.tables;
  return db.select().from(inbox).where(eq(inbox.state, 'dead')).orderBy(inbox.id);
}

/** Gives a dead input its attempts back. False if there is no such dead row. */
export async function reviveInput(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { inbox } = tx.tables;
  const rows = await tx
    .update(inbox)
    .set({ state: 'open', attempts: 0, nextAt: now })
    .where(and(eq(inbox.id, id), eq(inbox.state, 'dead')))
    .returning({ id: inbox.id });
  return rows.length === 1;
}

const removeDone = statement((q: Tx, p: Args<{ before: Date }>) => {
  const { inbox } = q.tables;
  return q.delete(inbox).where(and(eq(inbox.state, 'done'), lt(inbox.receivedAt, p.before)));
});

/** Keys are kept longer than anybody sends twice; then they go. */
export async function deleteDoneInputs(tx: Tx, before: Date): Promise<void> {
  await removeDone(tx, { before });
}
