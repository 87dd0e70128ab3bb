import type { Tx } from '../../db/handles.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { isOfferedTo } from '../../domain/incident/handover.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { commandWords, joinedWords, subscribedWords } from '../../domain/incident/words.ts';
import { dateToken } from '../../domain/message/dates.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { answerCall, goOn } from './answer-call.ts';
import { completeHandover } from './complete-handover.ts';
import { giveCommand } from './give-command.ts';
import { nameOf } from './incident-facts.ts';
import { isBeingReplaced, isMissed, stillLed } from './miss-commander.ts';
import { eachTime, inviteTo, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';

/** *I'm responding*: the first one acknowledges it, and is commander where nobody is yet (INC-3). */
export function respond(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const known = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.respond', known);
    refuseUnlessGoingOn(known);
    const incident = await stillLed(tx, known, actor, now);
    const isLeading = incident.commanderId === null;
    const acknowledged = await answerCall(tx, desk.policy, incident, actor, isLeading, now);
    const led = acknowledged.commanderId
      ? acknowledged
      : await command(tx, desk.policy, acknowledged, actor, now);
    return goOn(tx, led, actor, now);
  });
}

/** *Take command*: from whoever has it, or from nobody. Of two at once the second is told who was first. */
export function takeCommand(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.command', incident);
    refuseUnlessGoingOn(incident);
    if (incident.commanderId === actor.personId) {
      if (!(await isMissed(tx, incident))) throw isOwn(incident);
      return stillLed(tx, incident, actor, now);
    }
    await refuseUnlessFree(tx, incident, actor);
    const acknowledged = await answerCall(tx, desk.policy, incident, actor, true, now);
    return goOn(tx, await command(tx, desk.policy, acknowledged, actor, now), actor, now);
  });
}

/** *Join*: they are invited to the room, and look on. */
export function joinIncident(desk: Desk, caller: Caller, incidentId: number): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.join', incident);
    refuseUnlessGoingOn(incident);
    await updateIncidentPerson(tx, incident, actor.personId, {});
    const { personId } = actor;
    if (incident.roomChannelId) await inviteTo(tx, incident, personId, now);
    else await sayIn(tx, incident, { personId }, `join:${personId}`, joinedWords(incident), now);
    return incident;
  });
}

/** *Subscribe*: sitreps come by direct message, without being in the room; or no more of them. */
export function subscribe(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  isSubscribed: boolean,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const { personId, workspaceId } = actor;
    const incident = await getIncidentIn(tx, workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.join', incident);
    if (isSubscribed) refuseUnlessGoingOn(incident);
    if (isSubscribed && incident.isPrivate) throw notSubscribed(incident);
    await updateIncidentPerson(tx, incident, personId, { isSubscribed });
    const effect = eachTime(`${isSubscribed ? 'subscribed' : 'unsubscribed'}:${personId}`);
    await sayIn(tx, incident, { personId }, effect, subscribedWords(incident, isSubscribed), now);
    return incident;
  });
}

const isOwn = (incident: Incident): Refusal =>
  new Refusal(
    'incident.commanded',
    `Nothing changed: you are in command of ${incidentName(incident)} already.`,
  );

async function command(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  now: Date,
): Promise<Incident> {
  const { commanderId, workspaceId, handover } = incident;
  const how = handover ? 'handed over' : 'taken';
  const led = await giveCommand(tx, policy, incident, actor, actor.personId, how, now);
  const from = commanderId ? await nameOf(tx, workspaceId, commanderId) : null;
  const effect = eachTime(`command:${actor.personId}`);
  await sayIn(tx, led, 'room', effect, commandWords(actor.name, from), now);
  return commanderId ? completeHandover(tx, policy, led, actor, { from: incident, commanderId }, now) : led;
}

/**
 * A tier 1 declarer's command stands open to whoever takes it, and so does one whose holder is gone; any other is
 * handed over by two (INC-8).
 */
async function refuseUnlessFree(tx: Tx, incident: Incident, actor: Actor): Promise<void> {
  const { commanderId, declaredById, commandSince, declaredAt, acknowledgedAt, handover } = incident;
  const atOnce = (at: Date | null) => at?.getTime() === declaredAt.getTime();
  const isDeclarers = commanderId === declaredById && atOnce(commandSince) && !atOnce(acknowledgedAt);
  const isOffered = handover !== null && isOfferedTo(handover, actor.personId);
  if (!commanderId || isDeclarers || isBeingReplaced(incident) || isOffered) return;
  const name = await nameOf(tx, incident.workspaceId, commanderId);
  const since = commandSince ? `, since ${dateToken(commandSince)}` : '';
  throw new Refusal(
    'incident.commanded',
    `Nothing changed: ${name} is in command of ${incidentName(incident)}${since}. To take over, ask them to *Hand over*.`,
  );
}

const notSubscribed = (incident: Incident): Refusal =>
  new Refusal(
    'incident.private',
    `Nothing changed: sitreps of ${incidentName(incident)} are read in its room alone.`,
  );

export function refuseUnlessGoingOn(incident: Incident): void {
  if (isGoingOn(incident.state)) return;
  throw new Refusal(
    'incident.not-going-on',
    `Nothing changed: ${incidentName(incident)} is ${incident.state}.`,
  );
}
