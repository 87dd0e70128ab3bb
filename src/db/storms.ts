import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { Refusal } from '../domain/refusal.ts';
import type { Db, Tx } from './handles.ts';
import { insertNew, insertReturning, onlyRow, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';
import type { Ticket } from './tickets.ts';

export type Storm = Tables['storms']['$inferSelect'];
type NewStorm = Tables['storms']['$inferInsert'];

export const insertStorm = (tx: Tx, row: NewStorm): Promise<Storm> =>
  insertReturning(tx, tx.tables.storms, row);

export async function updateStorm(
  tx: Tx,
  id: number,
  change: Partial<Omit<NewStorm, 'workspaceId'>>,
): Promise<Storm> {
  return updateRow(tx, tx.tables.storms, id, change);
}

export async function getStorm(db: Db, id: number): Promise<Storm> {
  const { storms } = db.tables;
  return onlyRow(await db.select().from(storms).where(eq(storms.id, id)));
}

/** Of a button or a form, whose value is the client's: another workspace's does not exist. */
export async function getStormIn(db: Db, workspaceId: string, id: number): Promise<Storm> {
  const { storms } = db.tables;
  const isIt = and(eq(storms.workspaceId, workspaceId), eq(storms.id, id));
  const [storm] = Number.isSafeInteger(id) ? await db.select().from(storms).where(isIt) : [];
  if (storm) return storm;
  throw new Refusal('storm.unknown', 'Nothing changed: this suggestion is not there any more.');
}

const stormsSince = statement((q: Db, p: Args<{ workspaceId: string; since: Date }>) => {
  const { storms } = q.tables;
  return q
    .select()
    .from(storms)
    .where(and(eq(storms.workspaceId, p.workspaceId), gte(storms.newestAt, p.since)))
    .orderBy(desc(storms.id));
});

/** Those that last still, the newest first. */
export function listStormsSince(db: Db, workspaceId: string, since: Date): Promise<Storm[]> {
  return stormsSince(db, { workspaceId, since });
}

const undecidedStorms = statement((q: Db, p: Args<{ workspaceId: string; since: Date }>) => {
  const { storms } = q.tables;
  const isUndecided = and(isNull(storms.outcome), gte(storms.newestAt, p.since));
  return q
    .select()
    .from(storms)
    .where(and(eq(storms.workspaceId, p.workspaceId), isUndecided));
});

/** Nobody has said anything of them yet. */
export function listUndecidedStorms(db: Db, workspaceId: string, since: Date): Promise<Storm[]> {
  return undecidedStorms(db, { workspaceId, since });
}

export async function insertStormTicket(
  tx: Tx,
  { id: stormId, workspaceId }: Pick<Storm, 'id' | 'workspaceId'>,
  ticketId: number,
): Promise<void> {
  await insertNew(tx, tx.tables.stormTickets, { workspaceId, stormId, ticketId });
}

/** The one that says best what it is about, then the others as they came. */
export async function listStormTickets(db: Db, stormId: number): Promise<Ticket[]> {
  const { stormTickets: s, tickets } = db.tables;
  const rows = await db
    .select({ ticket: tickets })
    .from(s)
    .innerJoin(tickets, eq(tickets.id, s.ticketId))
    .where(eq(s.stormId, stormId))
    .orderBy(s.id);
  return rows.map(({ ticket }) => ticket);
}

const stormsOfTickets = listStatement((q: Db, _: Args<object>, ticketIds: Listed<number>) => {
  const { stormTickets } = q.tables;
  return q.select().from(stormTickets).where(inArray(stormTickets.ticketId, ticketIds));
});

/** The storms these tickets are part of, by the tickets' rows. */
export async function listStormsOf(db: Db, ticketIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await stormsOfTickets(db, {}, ticketIds);
  return new Map(rows.map(({ ticketId, stormId }) => [ticketId, stormId]));
}
