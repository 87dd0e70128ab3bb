import type { Db, Tx } from '../../db/handles.ts';
import {
  findIncidentPerson,
  type IncidentPerson,
  listIncidentPeople,
  updateIncidentPerson,
} from '../../db/incident-people.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import { noLongerLedWords, subscribedToBothWords } from '../../domain/incident/merge-words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { goOn } from './answer-call.ts';
import { giveCommand } from './give-command.ts';
import { holdersOf } from './hold-role.ts';
import { nameOf, namesOf } from './incident-facts.ts';
import { stopCalling } from './ladder.ts';
import { redrawPages } from './page.ts';
import { record } from './record.ts';
import { eachTime, inviteTo, sayIn } from './send-incident.ts';
import { whereMerged } from './where-merged.ts';

/** By name, who responded, in the order in which they came. */
export async function responderNames(db: Db, { id, workspaceId }: Incident): Promise<string[]> {
  const people = await listIncidentPeople(db, id);
  const ids = people.filter((one) => one.respondingSince).map(({ personId }) => personId);
  const name = await namesOf(db, workspaceId, ids);
  return ids.map((personId) => name(personId) ?? 'Somebody');
}

/**
 * Who worked on the one works on the other, and who read of it reads of that. Whoever led it is a responder, or leads
 * where nobody does; that people have answered counts for both.
 */
export async function mergePeople(
  tx: Tx,
  policy: Policy,
  from: Incident,
  into: Incident,
  actor: Actor,
  now: Date,
): Promise<Incident> {
  const holders = Object.values(holdersOf(from));
  for (const person of await listIncidentPeople(tx, from.id)) {
    const isAtWork = person.respondingSince !== null || holders.includes(person.personId);
    await bringAlong(tx, into, actor, person, isAtWork, now);
    if (!person.isSubscribed || person.personId === actor.personId) continue;
    const to = { personId: person.personId };
    const effect = eachTime(`merged-subscription:${from.id}:${person.personId}`);
    await sayIn(tx, into, to, effect, subscribedToBothWords({ ...from, state: 'merged' }, into), now);
  }
  const answered = await countAnswer(tx, from, into, now);
  const led = await leadOn(tx, policy, from, answered, actor, now);
  return goOn(tx, led, actor, now);
}

async function bringAlong(
  tx: Tx,
  into: Incident,
  actor: Actor,
  { personId, isSubscribed, isInRoom }: IncidentPerson,
  isAtWork: boolean,
  now: Date,
): Promise<void> {
  const known = await findIncidentPerson(tx, into.id, personId);
  // Whoever leads it is at work there, and does not come along.
  const comesToWork = isAtWork && personId !== into.commanderId;
  const respondingSince = known?.respondingSince ?? (comesToWork ? now : null);
  const subscribed = isSubscribed || (known?.isSubscribed ?? false);
  await updateIncidentPerson(tx, into, personId, { respondingSince, isSubscribed: subscribed });
  if (comesToWork && !known?.respondingSince) {
    await record(tx, into, actor, { kind: 'responding', personId }, now);
  }
  const comes = (isAtWork || isInRoom) && !known?.isInRoom;
  if (comes && into.roomChannelId) await inviteTo(tx, into, personId, now);
}

/** Somebody has answered the call to the one: nobody is called to the other any more. */
async function countAnswer(tx: Tx, from: Incident, into: Incident, now: Date): Promise<Incident> {
  if (!from.acknowledgedAt) return into;
  const acknowledgedAt = into.acknowledgedAt ?? now;
  const acknowledged = await updateIncident(tx, into.id, { acknowledgedAt });
  const isCalling = into.nextRungAt !== null && into.calledFor === 'response';
  if (!isCalling || from.nextRungAt !== null) return acknowledged;
  const calm = await stopCalling(tx, acknowledged);
  await redrawPages(tx, calm, now);
  return calm;
}

async function leadOn(
  tx: Tx,
  policy: Policy,
  from: Incident,
  into: Incident,
  actor: Actor,
  now: Date,
): Promise<Incident> {
  const { commanderId } = from;
  if (!commanderId || commanderId === into.commanderId) return into;
  const led = into.commanderId ? into : await giveCommand(tx, policy, into, actor, commanderId, 'given', now);
  if (commanderId === actor.personId) return led;
  const commander = into.commanderId ? await nameOf(tx, into.workspaceId, into.commanderId) : null;
  const where = await whereMerged(tx, into);
  const words = noLongerLedWords({ ...from, state: 'merged' }, into, commander, where, actor.name);
  const effect = eachTime(`merged-commander:${from.id}`);
  await sayIn(tx, led, { personId: commanderId }, effect, words, now);
  return led;
}
