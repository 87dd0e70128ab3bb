import { and, asc, count, desc, eq, getTableColumns, gt, isNull, lt, lte, type SQL } from 'drizzle-orm';
import type { QueuePlace } from '../domain/ticket/queue.ts';
import type { Db } from './handles.ts';
import { hasLabel, type Plan, planOf, type QueueFilter, type Row } from './queue-plan.ts';
import { comesAfter, comesBefore } from './sql.ts';
import { type Args, statement } from './statement.ts';
import type { Ticket } from './tickets.ts';

export interface QueuePage {
  readonly tickets: Ticket[];
  /** From where to ask on in either direction; null where there is nothing more. */
  readonly next: QueuePlace | null;
  readonly previous: QueuePlace | null;
  /** Not everything was looked through for this page: there may be more from `next` on. */
  readonly isCutShort: boolean;
}

export interface QueueFrom {
  readonly place: QueuePlace;
  readonly direction: 'next' | 'previous';
}

/** As many tickets of the narrowest index are looked at for the other conditions; a rare mixture is not there sooner. */
const WINDOW = 2_000;

/**
 * A page of a queue: what is due next comes first, then what is not due, the newest first; a requester's own and
 * what was found by words come newest first. One condition picks the index and the others choose from what that
 * gives, so that a page costs the same at any size (B6).
 */
export async function listQueue(
  db: Db,
  workspaceId: string,
  filter: QueueFilter,
  limit: number,
  from?: QueueFrom,
): Promise<QueuePage> {
  const plan = planOf(db, workspaceId, filter);
  const isBack = from?.direction === 'previous';
  const stretches = stretchesOf(plan, isBack);
  const found: Ticket[] = [];
  let begin = from?.place;
  let stopped: QueuePlace | undefined;
  for (const stretch of stretches) {
    if (begin && !holds(stretch, begin)) continue;
    const wanted = limit + 1 - found.length;
    found.push(...(await walk(db, plan, stretch, isBack, begin, wanted)));
    begin = undefined;
    if (found.length > limit) break;
    stopped = plan.rest && (await endOfWindow(db, plan, stretch, isBack, from?.place));
    if (stopped) break;
  }
  const isShort = found.length <= limit && !stopped;
  if (isBack && isShort) return listQueue(db, workspaceId, filter, limit);
  return pageOf(found, limit, isBack, from, stopped);
}

function pageOf(
  found: readonly Ticket[],
  limit: number,
  isBack: boolean,
  from: QueueFrom | undefined,
  stopped: QueuePlace | undefined,
): QueuePage {
  const shown = found.slice(0, limit);
  const isMore = found.length > limit;
  const far = isMore ? placeOf(shown.at(-1)) : (stopped ?? null);
  const near = from ? (placeOf(shown[0]) ?? from.place) : null;
  const tickets = isBack ? shown.reverse() : shown;
  const ends = isBack ? { next: near, previous: far } : { next: far, previous: near };
  return { tickets, ...ends, isCutShort: !isMore && stopped !== undefined };
}

const placeOf = (ticket: Ticket | undefined): QueuePlace | null =>
  ticket ? { dueAt: ticket.nextDueAt, number: ticket.number } : null;

/** The parts of a queue, each in the order of one index. */
type Stretch = 'due' | 'not due' | 'all';

function stretchesOf({ order, isDueOnly }: Plan, isBack: boolean): readonly Stretch[] {
  if (order === 'newest') return ['all'];
  if (isDueOnly) return ['due'];
  return isBack ? ['not due', 'due'] : ['due', 'not due'];
}

const holds = (stretch: Stretch, place: QueuePlace): boolean =>
  stretch === 'all' || (stretch === 'due') === (place.dueAt !== null);

async function walk(
  db: Db,
  plan: Plan,
  stretch: Stretch,
  isBack: boolean,
  begin: QueuePlace | undefined,
  limit: number,
): Promise<Ticket[]> {
  const inOrder = ordered(db, plan, stretch, isBack, begin);
  if (!plan.rest) return inOrder.limit(limit);
  // Both engines hand the window on row by row, in its order, and stop at the limit; but PostgreSQL may join labels.
  const window = inOrder.limit(WINDOW).as('tickets');
  const row = window as unknown as Row;
  const page = db.select().from(window).where(plan.rest(row)).limit(limit).$dynamic();
  return plan.hasMoreLabels ? page.orderBy(...orderOf(row, stretch, isBack)) : page;
}

/** The last ticket that was looked at, if there were more than that. */
async function endOfWindow(
  db: Db,
  plan: Plan,
  stretch: Stretch,
  isBack: boolean,
  from: QueuePlace | undefined,
): Promise<QueuePlace | undefined> {
  const begin = from && holds(stretch, from) ? from : undefined;
  const inOrder = ordered(db, plan, stretch, isBack, begin);
  const [last] = await inOrder.offset(WINDOW - 1).limit(1);
  return placeOf(last) ?? undefined;
}

function ordered(db: Db, plan: Plan, stretch: Stretch, isBack: boolean, begin: QueuePlace | undefined) {
  const { tickets } = db.tables;
  if (plan.labelId !== undefined) return labelled(db, plan.labelId, isBack, begin);
  return db
    .select(getTableColumns(tickets))
    .from(tickets)
    .where(and(plan.driver(tickets), within(tickets, stretch, isBack, begin), dueBy(tickets, plan)))
    .orderBy(...orderOf(tickets, stretch, isBack))
    .$dynamic();
}

/** The tickets of a label, by the label's own index. */
function labelled(db: Db, labelId: number, isBack: boolean, begin: QueuePlace | undefined) {
  const { tickets, ticketLabels } = db.tables;
  const { ticketId } = ticketLabels;
  const past = begin && (isBack ? gt(tickets.number, begin.number) : lt(tickets.number, begin.number));
  return db
    .select(getTableColumns(tickets))
    .from(ticketLabels)
    .innerJoin(tickets, eq(tickets.id, ticketId))
    .where(and(eq(ticketLabels.termId, labelId), past))
    .orderBy(isBack ? asc(ticketId) : desc(ticketId))
    .$dynamic();
}

const BEFORE_ALL = new Date(0);

const dueBy = (t: Row, plan: Plan): SQL | undefined => plan.dueBy && lte(t.nextDueAt, plan.dueBy);

function within(t: Row, stretch: Stretch, isBack: boolean, begin: QueuePlace | undefined): SQL | undefined {
  if (stretch === 'due') {
    if (!begin) return gt(t.nextDueAt, BEFORE_ALL);
    const places = [t.nextDueAt, t.number] as const;
    const values = [begin.dueAt ?? BEFORE_ALL, begin.number] as const;
    return isBack
      ? and(comesBefore(places, values), gt(t.nextDueAt, BEFORE_ALL))
      : comesAfter(places, values);
  }
  const beyond = begin && (isBack ? gt(t.number, begin.number) : lt(t.number, begin.number));
  return stretch === 'all' ? beyond : and(isNull(t.nextDueAt), beyond);
}

function orderOf(t: Row, stretch: Stretch, isBack: boolean): SQL[] {
  if (stretch === 'due')
    return isBack ? [desc(t.nextDueAt), desc(t.number)] : [asc(t.nextDueAt), asc(t.number)];
  return isBack ? [asc(t.number)] : [desc(t.number)];
}

/** How many, counted no further than `most`. */
export async function countQueue(
  db: Db,
  workspaceId: string,
  filter: QueueFilter,
  most: number,
): Promise<number> {
  const { tickets } = db.tables;
  const plan = planOf(db, workspaceId, filter);
  const { driver, rest, labelId, isDueOnly } = plan;
  const label = labelId === undefined ? undefined : hasLabel(db, tickets, labelId);
  const due = isDueOnly ? gt(tickets.nextDueAt, BEFORE_ALL) : undefined;
  const some = db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(driver(tickets), label, due, dueBy(tickets, plan), rest?.(tickets)))
    .limit(most)
    .as('some');
  const [counted] = await db.select({ count: count() }).from(some);
  return counted?.count ?? 0;
}

export interface Load {
  /** null: nobody's. */
  readonly ownerId: string | null;
  readonly open: number;
  /** Of these, those somebody has waited for too long. */
  readonly late: number;
}

/** How much lies with each, the most first. It counts what is open, which costs as much as there is open. */
export async function listLoads(db: Db, workspaceId: string, now: Date): Promise<Load[]> {
  const open = await openByOwner(db, { workspaceId });
  const late = new Map((await lateByOwner(db, { workspaceId, now })).map((one) => [one.ownerId, one.count]));
  return open
    .map(({ ownerId, count }) => ({ ownerId, open: count, late: late.get(ownerId) ?? 0 }))
    .sort((a, b) => b.open - a.open);
}

const openByOwner = statement((q: Db, p: Args<{ workspaceId: string }>) => countByOwner(q, p.workspaceId));

const lateByOwner = statement((q: Db, p: Args<{ workspaceId: string; now: Date }>) => {
  const { nextDueAt } = q.tables.tickets;
  return countByOwner(q, p.workspaceId, and(gt(nextDueAt, BEFORE_ALL), lte(nextDueAt, p.now)));
});

function countByOwner(q: Db, workspaceId: SQL<string>, isLate?: SQL) {
  const { tickets: t } = q.tables;
  return q
    .select({ ownerId: t.ownerId, count: count() })
    .from(t)
    .where(and(eq(t.workspaceId, workspaceId), eq(t.isOpen, true), isLate))
    .groupBy(t.ownerId);
}
