import type { Db, Tx } from '../../db/handles.ts';
import { type IncidentEvent, listIncidentEvents } from '../../db/incident-events.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { findIncidentNamed, getIncidentIn, type Incident } from '../../db/incidents.ts';
import {
  ACCESS_KINDS,
  accessAskedText,
  accessWords,
  answeredWords,
  decidedWords,
  insideText,
  isAsking,
  mayAskAgain,
} from '../../domain/incident/access.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { mayIn } from '../../domain/people/incident-permissions.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from './incident-facts.ts';
import { record } from './record.ts';
import { eachTime, inviteTo, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo, standingIn } from './standing.ts';

/** *Request access* (INC-10). What is returned is the private answer, and tells nothing to who is outside. */
export function askForAccess(desk: Desk, caller: Caller, codename: string): Promise<string> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'incident.declare');
    const incident = await findIncidentNamed(tx, actor.workspaceId, { codename });
    if (!incident) return accessAskedText(codename);
    if (mayIn(actor, 'incident.see', await standingIn(tx, actor, incident))) {
      await letIn(tx, incident, actor.personId, now);
      return insideText(codename);
    }
    if (mayAskAgain(await notedOf(tx, incident, actor.personId), now)) await ask(tx, incident, actor, now);
    return accessAskedText(codename);
  });
}

async function ask(tx: Tx, incident: Incident, actor: Actor, now: Date): Promise<void> {
  const { personId } = actor;
  await record(tx, incident, actor, { kind: 'access asked', personId }, now);
  const words = accessWords(incident.id, actor, incident.commanderId);
  await sayIn(tx, incident, 'room', eachTime(`access:${personId}`), words, now);
}

/** *Let in* or *Not now*, by the commander: on the record, said in the room, and told to whoever asked. */
export function decideAccess(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  personId: string,
  isLetIn: boolean,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    const name = await nameOf(tx, actor.workspaceId, personId);
    if (!isAsking(await notedOf(tx, incident, personId))) throw decidedAlready(name);
    await record(tx, incident, actor, { kind: isLetIn ? 'let in' : 'kept out', personId }, now);
    if (isLetIn) await letIn(tx, incident, personId, now);
    const words = decidedWords(actor.name, name, isLetIn);
    await sayIn(tx, incident, 'room', eachTime(`access-decided:${personId}`), words, now);
    const answer = answeredWords(incident, isLetIn);
    await sayIn(tx, incident, { personId }, eachTime('access-answer'), answer, now);
    return incident;
  });
}

const decidedAlready = (name: string): Refusal =>
  new Refusal('incident.access-decided', `Nothing changed: ${name} has had an answer already.`);

async function letIn(tx: Tx, incident: Incident, personId: string, now: Date): Promise<void> {
  await updateIncidentPerson(tx, incident, personId, {});
  if (incident.roomChannelId) await inviteTo(tx, incident, personId, now);
}

async function notedOf(db: Db, { id }: Incident, personId: string): Promise<IncidentEvent[]> {
  const kinds: readonly string[] = ACCESS_KINDS;
  const events = await listIncidentEvents(db, id);
  return events.filter(({ kind, detail }) => kinds.includes(kind) && detail.personId === personId);
}
