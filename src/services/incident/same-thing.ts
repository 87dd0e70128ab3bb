import type { Tx } from '../../db/handles.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { getTicketByNumber } from '../../db/tickets.ts';
import { withoutExposed } from '../../domain/exposed/find-exposed.ts';
import { enteredWords } from '../../domain/incident/record-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { attachIn } from './attach-tickets.ts';
import { attachWaiting } from './decide-storm.ts';
import type { Declaration } from './declare-incident.ts';
import { enter } from './enter.ts';
import { inviteTo, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

type Seen = Pick<Declaration, 'title' | 'message' | 'ticketNumber' | 'stormId'>;

/** *Same thing here*: nothing is declared; what was seen is added to the one that goes on, and they look on (INC-1). */
export function addSameThing(desk: Desk, caller: Caller, incidentId: number, seen: Seen): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.join', incident);
    refuseUnlessGoingOn(incident);
    await add(tx, incident, actor, seen, now);
    await updateIncidentPerson(tx, incident, actor.personId, {});
    if (incident.roomChannelId) await inviteTo(tx, incident, actor.personId, now);
    return incident;
  });
}

async function add(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  { title, message, ticketNumber, stormId }: Seen,
  now: Date,
): Promise<void> {
  if (ticketNumber !== null || stormId !== null) {
    await refuseUnlessMayDo(tx, actor, 'incident.attach', incident);
    if (stormId !== null) await attachWaiting(tx, actor, stormId, incident, 'attached', now);
    if (ticketNumber === null) return;
    const ticket = await getTicketByNumber(tx, actor.workspaceId, ticketNumber);
    refuseUnlessMay(actor, 'ticket.triage', ticket);
    return attachIn(tx, incident, actor, [ticket], now);
  }
  const source = message ? { source: { channelId: message.channelId, ts: message.ts } } : {};
  const text = title ? `Same thing here: ${withoutExposed(title)}` : 'Same thing here';
  const entry = await enter(tx, incident, actor, { kind: 'event', text, ...source }, now);
  await sayIn(tx, incident, 'room', `entry:${entry.id}`, enteredWords(entry, actor.name), now);
}
