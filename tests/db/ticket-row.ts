import { eq } from 'drizzle-orm';
import type { Database, Tx } from '../../src/db/handles.ts';
import { insertReturning } from '../../src/db/rows.ts';
import type { Tables } from '../../src/db/schema/tables.ts';
import { transact } from '../../src/db/transact.ts';

export type Ticket = Tables['tickets']['$inferSelect'];
export type NewTicket = Tables['tickets']['$inferInsert'];

export const noon = new Date('2026-03-02T12:00:00.123Z');
export const later = new Date('2026-03-02T12:01:00.456Z');

let serial = 0;

/** A ticket whose words do not matter here. */
export function newTicket(change: Partial<NewTicket> = {}): NewTicket {
  serial++;
  return {
    workspaceId: 'T1',
    number: serial,
    summary: 'The hero image will not upload',
    description: '',
    requesterId: 'UASK',
    filedById: 'UASK',
    door: 'command',
    sourceKey: `view:V${serial}`,
    filedAt: noon,
    ...change,
  };
}

export const addTicket = (tx: Tx, change: Partial<NewTicket> = {}): Promise<Ticket> =>
  insertReturning(tx, tx.tables.tickets, newTicket(change));

export const fileTicket = (db: Database, change: Partial<NewTicket> = {}): Promise<Ticket> =>
  transact(db, (tx) => addTicket(tx, change));

export async function keysOf(db: Database): Promise<string[]> {
  const { tickets } = db.tables;
  const rows = await db.select({ key: tickets.sourceKey }).from(tickets).orderBy(tickets.id);
  return rows.map((row) => row.key);
}

export async function findTicket(db: Database, id: number): Promise<Ticket | undefined> {
  const { tickets } = db.tables;
  const [ticket] = await db.select().from(tickets).where(eq(tickets.id, id));
  return ticket;
}
