import type { Tx } from '../../db/handles.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { commandWords } from '../../domain/incident/words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { answerCall, goOn } from './answer-call.ts';
import { holdRole } from './hold-role.ts';
import { nameOf } from './incident-facts.ts';
import { inviteTo, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';

/** *I'm responding*: the first one acknowledges it, and is commander where nobody is yet (INC-3). */
export function respond(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.respond', incident);
    refuseUnlessGoingOn(incident);
    const acknowledged = await answerCall(tx, desk.policy, incident, actor, now);
    const led = acknowledged.commanderId ? acknowledged : await command(tx, acknowledged, actor, now);
    return goOn(tx, led, actor, now);
  });
}

/** *Take command*: from whoever has it, or from nobody. Of two at once the second is told who was first. */
export function takeCommand(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.command', incident);
    refuseUnlessGoingOn(incident);
    if (incident.commanderId === actor.personId) return incident;
    await refuseUnlessFree(tx, incident);
    const acknowledged = await answerCall(tx, desk.policy, incident, actor, now);
    return goOn(tx, await command(tx, acknowledged, actor, now), actor, now);
  });
}

/** *Join*: they are invited to the room, and look on. */
export function joinIncident(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.join', incident);
    refuseUnlessGoingOn(incident);
    await updateIncidentPerson(tx, incident, actor.personId, {});
    if (incident.roomChannelId) await inviteTo(tx, incident, actor.personId, now);
    return incident;
  });
}

async function command(tx: Tx, incident: Incident, actor: Actor, now: Date): Promise<Incident> {
  const { commanderId, workspaceId } = incident;
  const led = await holdRole(tx, incident, actor, 'commander', actor.personId, 'taken', now);
  const from = commanderId ? await nameOf(tx, workspaceId, commanderId) : null;
  const effect = `command:${actor.personId}:${now.getTime()}`;
  await sayIn(tx, led, 'room', effect, commandWords(actor.name, from), now);
  return led;
}

/** A declarer's command stands open to whoever takes it; any other is handed over by two (INC-8). */
async function refuseUnlessFree(tx: Tx, incident: Incident): Promise<void> {
  const { commanderId, declaredById, commandSince, declaredAt } = incident;
  const isDeclarers = commanderId === declaredById && commandSince?.getTime() === declaredAt.getTime();
  if (!commanderId || isDeclarers) return;
  const name = await nameOf(tx, incident.workspaceId, commanderId);
  throw new Refusal(
    'incident.commanded',
    `Nothing changed: ${name} is in command of ${incidentName(incident)}.`,
  );
}

export function refuseUnlessGoingOn(incident: Incident): void {
  if (isGoingOn(incident.state)) return;
  throw new Refusal(
    'incident.not-going-on',
    `Nothing changed: ${incidentName(incident)} is ${incident.state}.`,
  );
}
