import type { Tx } from '../../db/handles.ts';
import { listAttached } from '../../db/incident-tickets.ts';
import { enqueueRedraw } from '../../db/outbox.ts';
import {
  insertStorm,
  insertStormTicket,
  listStormsOf,
  listStormsSince,
  listStormTickets,
  listUndecidedStorms,
  type Storm,
  updateStorm,
} from '../../db/storms.ts';
import { listTickets } from '../../db/ticket-lists.ts';
import type { Ticket } from '../../db/tickets.ts';
import { RANK } from '../../domain/delivery.ts';
import { findStorm, isPartOf } from '../../domain/incident/storm.ts';
import { isOpen } from '../../domain/ticket/status.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';

/** So many of the newest open tickets are compared with each other. */
const LOOKED_AT = 100;

/**
 * INC-12: where a ticket is one of several alike within minutes, an incident is suggested, once: those that come after
 * are added to what stands there. Its own time counts, however late its card is posted.
 */
export async function watchForStorm(tx: Tx, policy: Policy, ticket: Ticket, now: Date): Promise<void> {
  if (!mayCount(ticket)) return;
  const { tickets: least, withinMs } = policy.incidents.storm;
  const since = new Date(ticket.filedAt.getTime() - withinMs);
  if (await joinStorm(tx, ticket, since, now)) return;
  const newest = await listTickets(tx, ticket.workspaceId, { isOpen: true }, LOOKED_AT);
  const recent = newest.filter((one) => one.filedAt >= since && one.filedAt <= ticket.filedAt);
  if (recent.length < least) return;
  const free = await unbound(tx, recent.filter(mayCount));
  const found = free.some(({ id }) => id === ticket.id) ? findStorm(ticket, free, least) : [];
  if (found.length > 0) await suggest(tx, ticket, found, now);
}

/** Of a private or sensitive one nothing is said, not even that it is like others (CNV-4). */
const mayCount = ({ status, isPrivate, isSensitive, isImported, mergedIntoId }: Ticket): boolean =>
  isOpen(status) && !isPrivate && !isSensitive && !isImported && mergedIntoId === null;

/** Those that are part of no incident, and that no suggestion has named. */
async function unbound(tx: Tx, tickets: readonly Ticket[]): Promise<Ticket[]> {
  const ids = tickets.map(({ id }) => id);
  const attached = await listAttached(tx, ids);
  const named = await listStormsOf(tx, ids);
  return tickets.filter(({ id }) => !attached.has(id) && !named.has(id));
}

async function joinStorm(tx: Tx, ticket: Ticket, since: Date, now: Date): Promise<boolean> {
  for (const storm of await listStormsSince(tx, ticket.workspaceId, since)) {
    if (!isPartOf(ticket, await listStormTickets(tx, storm.id))) continue;
    await insertStormTicket(tx, storm, ticket.id);
    const newestAt = new Date(Math.max(storm.newestAt.getTime(), ticket.filedAt.getTime()));
    await drawStorm(tx, await updateStorm(tx, storm.id, { newestAt }), now);
    return true;
  }
  return false;
}

async function suggest(tx: Tx, ticket: Ticket, found: readonly Ticket[], now: Date): Promise<void> {
  const { workspaceId, groupKey, filedAt: newestAt } = ticket;
  const isOfOneGroup = found.every((one) => one.groupKey === groupKey);
  const row = { workspaceId, groupKey: isOfOneGroup ? groupKey : null, suggestedAt: now, newestAt };
  const storm = await insertStorm(tx, row);
  for (const { id } of found) await insertStormTicket(tx, storm, id);
  await drawStorm(tx, storm, now);
}

type Of = Pick<Storm, 'id' | 'workspaceId'>;

/** What stands in the triage channel, drawn from what is true when it is sent. It overtakes the cards of a storm. */
export async function drawStorm(tx: Tx, { id: stormId, workspaceId }: Of, now: Date): Promise<void> {
  const delivery = { kind: 'storm', stormId } as const;
  await enqueueRedraw(tx, { workspaceId, lane: `storm:${stormId}`, rank: RANK.incident, delivery }, now);
}

/** Something about these tickets changed that it shows. */
export async function drawStormsOf(tx: Tx, tickets: readonly Ticket[], now: Date): Promise<void> {
  const [first] = tickets;
  if (!first) return;
  const { workspaceId } = first;
  const of = await listStormsOf(
    tx,
    tickets.map(({ id }) => id),
  );
  for (const id of new Set(of.values())) await drawStorm(tx, { id, workspaceId }, now);
}

/** There is another incident that tickets can become part of, or one less. */
export async function drawUndecidedStorms(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS);
  for (const storm of await listUndecidedStorms(tx, workspaceId, since)) await drawStorm(tx, storm, now);
}
