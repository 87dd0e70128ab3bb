import { getActor } from '../../db/actors.ts';
import type { Tx } from '../../db/handles.ts';
import { getIncidentIn, type Incident, listGoingOn } from '../../db/incidents.ts';
import { getStormIn, listStormTickets, type Storm, updateStorm } from '../../db/storms.ts';
import { isDrill } from '../../domain/incident/drill.ts';
import type { Named } from '../../domain/incident/name.ts';
import type { StormOutcome } from '../../domain/incident/storm.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { mayIn } from '../../domain/people/incident-permissions.ts';
import { may, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { attachIn } from './attach-tickets.ts';
import { nameOf } from './incident-facts.ts';
import { refuseUnlessMayDo, standingIn } from './standing.ts';
import { stillWaiting } from './storm-facts.ts';
import { refuseUnlessGoingOn } from './take-part.ts';
import { drawStorm } from './watch-storm.ts';

interface StormToDecide {
  readonly id: number;
  /** Of the ticket that says best what it is about; empty where its words are hidden. */
  readonly title: string;
  /** Open, and part of no incident. */
  readonly waiting: number;
  readonly requesters: number;
  /** What they became part of, or the newest they can. */
  readonly chosen: number | null;
  readonly incidents: readonly (Named & { readonly id: number; readonly title: string })[];
}

/** For the forms that begin with it. */
export async function readStorm({ db }: Desk, caller: Caller, stormId: number): Promise<StormToDecide> {
  const actor = await getActor(db, caller);
  refuseUnlessMay(actor, 'storm.decide');
  const storm = await getStormIn(db, actor.workspaceId, stormId);
  const tickets = await listStormTickets(db, storm.id);
  const waiting = await stillWaiting(db, tickets);
  const told = tickets.find(({ isPrivate, isSensitive }) => !isPrivate && !isSensitive);
  const incidents: Incident[] = [];
  for (const incident of await listGoingOn(db, actor.workspaceId)) {
    if (isDrill(incident)) continue;
    if (mayIn(actor, 'incident.attach', await standingIn(db, actor, incident))) incidents.push(incident);
  }
  const isThere = incidents.some(({ id }) => id === storm.incidentId);
  return {
    id: storm.id,
    title: told?.summary ?? '',
    waiting: waiting.length,
    requesters: new Set(waiting.map(({ requesterId }) => requesterId)).size,
    chosen: isThere ? storm.incidentId : (incidents[0]?.id ?? null),
    incidents,
  };
}

/** *Attach to…*: all that wait become part of an incident that goes on (INC-12). */
export function attachStorm(
  desk: Desk,
  caller: Caller,
  stormId: number,
  incidentId: number,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.attach', incident);
    refuseUnlessGoingOn(incident);
    const attached = await attachWaiting(tx, actor, stormId, incident, 'attached', now);
    if (attached > 0) return incident;
    throw new Refusal(
      'storm.nothing-waits',
      'Nothing was attached: each of these tickets is resolved, or part of an incident already.',
      'incident',
    );
  });
}

/** One that was declared from it takes those that wait; one that fits no more holds up nothing (INC-1). */
export async function attachWaiting(
  tx: Tx,
  actor: Actor,
  stormId: number,
  incident: Incident,
  outcome: 'declared' | 'attached',
  now: Date,
): Promise<number> {
  refuseUnlessMay(actor, 'storm.decide');
  const storm = await getStormIn(tx, actor.workspaceId, stormId);
  const waiting = await stillWaiting(tx, await listStormTickets(tx, storm.id));
  const seen = waiting.filter((ticket) => may(actor, 'ticket.see', ticket));
  await attachIn(tx, incident, actor, seen, now);
  // What came later than the decision does not change who made it, nor does one that they are no part of.
  const isKept = storm.incidentId === incident.id || (storm.incidentId !== null && seen.length === 0);
  if (isKept) await drawStorm(tx, storm, now);
  else await decide(tx, storm, actor, outcome, incident.id, now);
  return seen.length;
}

/** *Not an incident*: nothing is suggested of these any more. */
export function putStormAway(desk: Desk, caller: Caller, stormId: number): Promise<Storm> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'storm.decide');
    const storm = await getStormIn(tx, actor.workspaceId, stormId);
    if (storm.outcome && storm.decidedById) {
      const by = await nameOf(tx, storm.workspaceId, storm.decidedById);
      throw new Refusal('storm.decided', `Nothing changed: ${by} has decided this already.`);
    }
    return decide(tx, storm, actor, 'put away', null, now);
  });
}

async function decide(
  tx: Tx,
  { id }: Storm,
  { personId: decidedById }: Actor,
  outcome: StormOutcome,
  incidentId: number | null,
  now: Date,
): Promise<Storm> {
  const storm = await updateStorm(tx, id, { outcome, decidedById, decidedAt: now, incidentId });
  await drawStorm(tx, storm, now);
  return storm;
}
