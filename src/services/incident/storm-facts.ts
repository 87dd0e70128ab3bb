import type { Db } from '../../db/handles.ts';
import { listAttached } from '../../db/incident-tickets.ts';
import { getIncident, listGoingOn } from '../../db/incidents.ts';
import { listStormTickets, type Storm } from '../../db/storms.ts';
import type { Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { StormFacts, StormLine } from '../../domain/incident/storm.ts';
import { channelOfGroup, type Setup } from '../../domain/setup.ts';
import { isOpen } from '../../domain/ticket/status.ts';
import { staffTitle } from '../../domain/ticket/summary.ts';
import { MINUTE_MS } from '../../domain/time/local-days.ts';
import { cardLink } from '../ticket/card-link.ts';
import { publicName } from './attach-tickets.ts';
import { nameOf } from './incident-facts.ts';

export async function stormFacts(db: Db, storm: Storm): Promise<StormFacts> {
  const tickets = await listStormTickets(db, storm.id);
  const { setup } = await getWorkspace(db, storm.workspaceId);
  const lines: StormLine[] = [];
  for (const ticket of tickets) lines.push(await lineOf(db, setup, storm, ticket));
  const times = tickets.map(({ filedAt }) => filedAt.getTime());
  const goingOn = await listGoingOn(db, storm.workspaceId);
  return {
    id: storm.id,
    lines,
    minutes: Math.max(1, Math.ceil((Math.max(...times) - Math.min(...times)) / MINUTE_MS)),
    decided: await decided(db, storm),
    waiting: (await stillWaiting(db, tickets)).length,
    canAttach: goingOn.some(({ series }) => series === 'incident'),
  };
}

/** Another group's words stay in its own channel, and those of a private or sensitive ticket in none. */
async function lineOf(db: Db, setup: Setup, { groupKey }: Storm, ticket: Ticket): Promise<StormLine> {
  const { number, isSensitive, isPrivate } = ticket;
  const isHere = channelOfGroup(setup, ticket.groupKey) === channelOfGroup(setup, groupKey);
  const isShown = isHere && !isSensitive && !isPrivate;
  return {
    number,
    summary: isShown ? staffTitle(ticket) : null,
    link: (await cardLink(db, ticket)) ?? null,
  };
}

async function decided(db: Db, storm: Storm): Promise<StormFacts['decided']> {
  const { workspaceId, outcome, decidedById, decidedAt, incidentId } = storm;
  if (!outcome || !decidedById || !decidedAt) return null;
  const incident = incidentId === null ? null : await getIncident(db, incidentId);
  return {
    outcome,
    by: await nameOf(db, workspaceId, decidedById),
    at: decidedAt,
    incident: incident ? publicName(incident) : null,
  };
}

/** Those that can become part of an incident. */
export async function stillWaiting(db: Db, tickets: readonly Ticket[]): Promise<Ticket[]> {
  const open = tickets.filter(({ status, mergedIntoId }) => isOpen(status) && mergedIntoId === null);
  const attached = await listAttached(
    db,
    open.map(({ id }) => id),
  );
  return open.filter(({ id }) => !attached.has(id));
}
