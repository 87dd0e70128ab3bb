import { and, asc, desc, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Term, TermChange, TermState } from '../domain/taxonomy/terms.ts';
import type { Db, Tx } from './handles.ts';
import { insertNew, insertReturning, insertRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';
import type { By } from './ticket-events.ts';
import type { Ticket } from './tickets.ts';

export type TermRow = Tables['terms']['$inferSelect'];
export type NewTerm = Omit<Tables['terms']['$inferInsert'], 'id'>;

const termsOfWorkspace = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { terms } = q.tables;
  return q.select().from(terms).where(eq(terms.workspaceId, p.workspaceId)).orderBy(terms.id);
});

/** All of them, also the retired and the merged: a desk has dozens, and ids and names are looked up among them. */
export function listTerms(db: Db, workspaceId: string): Promise<TermRow[]> {
  return termsOfWorkspace(db, { workspaceId });
}

export function insertTerm(tx: Tx, term: NewTerm): Promise<TermRow> {
  return insertReturning(tx, tx.tables.terms, term);
}

export async function updateTerm(
  tx: Tx,
  id: number,
  change: Partial<Omit<NewTerm, 'workspaceId' | 'kind'>>,
): Promise<void> {
  const { terms } = tx.tables;
  await tx.update(terms).set(change).where(eq(terms.id, id));
}

export async function insertTermChange(
  tx: Tx,
  term: { id: number; workspaceId: string },
  by: By,
  change: { kind: TermChange; before: TermState | null; after: TermState },
  at: Date,
): Promise<void> {
  const { personId: actorId, door } = by;
  const row = { workspaceId: term.workspaceId, termId: term.id, actorId, door, ...change, at };
  await insertRow(tx, tx.tables.termChanges, row);
}

export type TermChangeRow = Tables['termChanges']['$inferSelect'];

/** The newest first. */
export async function listTermChanges(db: Db, workspaceId: string, limit: number): Promise<TermChangeRow[]> {
  const { termChanges } = db.tables;
  return db
    .select()
    .from(termChanges)
    .where(eq(termChanges.workspaceId, workspaceId))
    .orderBy(desc(termChanges.id))
    .limit(limit);
}

export async function countTicketsWith(db: Db, { id, kind }: Pick<Term, 'id' | 'kind'>): Promise<number> {
  const { tickets, ticketLabels } = db.tables;
  return kind === 'component'
    ? db.$count(tickets, eq(tickets.componentId, id))
    : db.$count(ticketLabels, eq(ticketLabels.termId, id));
}

/** A page of open tickets that have a term, newest first, below a row id. */
export async function listOpenTicketsWith(
  db: Db,
  { id, kind }: Pick<Term, 'id' | 'kind'>,
  below: number,
  limit: number,
): Promise<Pick<Ticket, 'id' | 'workspaceId'>[]> {
  const { tickets, ticketLabels } = db.tables;
  const columns = { id: tickets.id, workspaceId: tickets.workspaceId };
  const open = and(eq(tickets.isOpen, true), lt(tickets.id, below));
  if (kind === 'component') {
    return db
      .select(columns)
      .from(tickets)
      .where(and(eq(tickets.componentId, id), open))
      .orderBy(desc(tickets.id))
      .limit(limit);
  }
  return db
    .select(columns)
    .from(ticketLabels)
    .innerJoin(tickets, eq(tickets.id, ticketLabels.ticketId))
    .where(and(eq(ticketLabels.termId, id), open))
    .orderBy(desc(tickets.id))
    .limit(limit);
}

/**
 * What pointed at one points at the other, so many at most: the open ones and the newest first. A ticket that has both
 * labels keeps one. Gives how many it moved.
 */
export async function moveTickets(
  tx: Tx,
  from: Pick<Term, 'id' | 'kind'>,
  toId: number,
  most: number,
): Promise<number> {
  const { tickets: t, ticketLabels: l } = tx.tables;
  if (from.kind === 'component') {
    const placed = await tx
      .select({ id: t.id })
      .from(t)
      .where(eq(t.componentId, from.id))
      .orderBy(desc(t.isOpen), desc(t.number))
      .limit(most);
    const ids = placed.map(({ id }) => id);
    if (ids.length > 0) await tx.update(t).set({ componentId: toId }).where(inArray(t.id, ids));
    return ids.length;
  }
  const labels = await tx
    .select({ id: l.id, workspaceId: l.workspaceId, ticketId: l.ticketId })
    .from(l)
    .where(eq(l.termId, from.id))
    .orderBy(desc(l.ticketId))
    .limit(most);
  for (const { workspaceId, ticketId } of labels)
    await insertNew(tx, l, { workspaceId, ticketId, termId: toId });
  const ids = labels.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(l).where(inArray(l.id, ids));
  return ids.length;
}

/** Who merged a term into another, the last time somebody did. */
export async function findMerging(db: Db, termId: number): Promise<TermChangeRow | undefined> {
  const { termChanges: c } = db.tables;
  const [change] = await db
    .select()
    .from(c)
    .where(and(eq(c.termId, termId), eq(c.kind, 'merged')))
    .orderBy(desc(c.id))
    .limit(1);
  return change;
}

const namedComponents = statement((q: Db, p: Args<{ workspaceId: string }>) => {
  const { tickets } = q.tables;
  return q
    .select()
    .from(tickets)
    .where(and(eq(tickets.workspaceId, p.workspaceId), isNotNull(tickets.component)))
    .orderBy(asc(tickets.id));
});

/** Tickets of a desk older than its taxonomy, whose component is still a name. */
export function listNamedComponents(tx: Tx, workspaceId: string): Promise<Ticket[]> {
  return namedComponents(tx, { workspaceId });
}
