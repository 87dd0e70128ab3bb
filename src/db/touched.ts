import type { Tx } from './handles.ts';

/** The tickets to whose history a transaction has added, for what must keep step with it. */
const ticketIds = new WeakMap<Tx, Set<number>>();

export function touch(tx: Tx, ticketId: number): void {
  const known = ticketIds.get(tx);
  if (known) known.add(ticketId);
  else ticketIds.set(tx, new Set([ticketId]));
}

/** What has been done for it counts from here on. */
export function untouch(tx: Tx, ticketId: number): void {
  ticketIds.get(tx)?.delete(ticketId);
}

export function takeTouched(tx: Tx): number[] {
  const touched = ticketIds.get(tx);
  ticketIds.delete(tx);
  return touched ? [...touched] : [];
}
