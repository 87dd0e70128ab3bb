import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { getTicketByNumber } from '../../db/tickets.ts';
import { withoutExposed } from '../../domain/exposed/find-exposed.ts';
import { enteredWords } from '../../domain/incident/record-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { attachIn } from './attach-tickets.ts';
import { attachWaiting } from './decide-storm.ts';
import type { Declaration } from './declare-incident.ts';
import { type Entering, enter } from './enter.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { inviteTo, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

type Seen = Pick<Declaration, 'title' | 'message' | 'ticketNumber' | 'stormId'>;

/** *Same thing here*: nothing is declared; what was seen is added to the one that goes on, and they look on (INC-1). */
export function addSameThing(desk: Desk, caller: Caller, incidentId: number, seen: Seen): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await goingOnFor(tx, actor, incidentId);
    await add(tx, incident, actor, seen, now);
    return lookOn(tx, incident, actor, now);
  });
}

/** The same from the headline, with a word or without; what they have said before is not said again. */
export function saySameThing(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  seen: string,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await goingOnFor(tx, actor, incidentId);
    await refuseExposed(tx, desk.policy, incident, actor, caller, { seen }, now);
    const text = tell(seen);
    if (await isSaid(tx, incident, actor, text)) throw saidBefore();
    await note(tx, incident, actor, { text }, now);
    return lookOn(tx, incident, actor, now);
  });
}

/** Before the form opens. */
export const readGoingOn = async ({ db }: Desk, caller: Caller, incidentId: number): Promise<Incident> =>
  goingOnFor(db, await getActor(db, caller), incidentId);

async function goingOnFor(db: Db, actor: Actor, incidentId: number): Promise<Incident> {
  const incident = await getIncidentIn(db, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(db, actor, 'incident.join', incident);
  refuseUnlessGoingOn(incident);
  return incident;
}

async function lookOn(tx: Tx, incident: Incident, { personId }: Actor, now: Date): Promise<Incident> {
  await updateIncidentPerson(tx, incident, personId, {});
  if (incident.roomChannelId) await inviteTo(tx, incident, personId, now);
  return incident;
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
  const text = tell(withoutExposed(title));
  // Pressed twice.
  if (await isSaid(tx, incident, actor, text)) return;
  await note(tx, incident, actor, { text, ...source }, now);
}

async function isSaid(tx: Tx, { id }: Incident, { personId }: Actor, text: string): Promise<boolean> {
  const entries = await listEntries(tx, id);
  return entries.some((entry) => entry.authorId === personId && entry.text === text);
}

const tell = (seen: string): string => (seen ? `Same thing here: ${seen}` : 'Same thing here');

async function note(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  entering: Pick<Entering, 'text' | 'source'>,
  now: Date,
): Promise<void> {
  const entry = await enter(tx, incident, actor, { kind: 'event', ...entering }, now);
  await sayIn(tx, incident, 'room', `entry:${entry.id}`, enteredWords(entry, actor.name), now);
}

const saidBefore = (): Refusal =>
  new Refusal(
    'same-thing.said',
    'Nothing was added: you have said so already. Write what else you see.',
    'seen',
  );
