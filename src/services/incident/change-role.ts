import type { Tx } from '../../db/handles.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { getPerson } from '../../db/people.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { LesserRole } from '../../domain/incident/role.ts';
import { relievedWords, roleWords } from '../../domain/incident/role-words.ts';
import { unreachable } from '../../domain/oncall/reach.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { holderOf, holdRole } from './hold-role.ts';
import { nameOf } from './incident-facts.ts';
import { instruct } from './instruct.ts';
import { drawIncident, eachTime, inviteTo, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { ringSplit } from './suggest-split.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

/** One press: it is theirs, also where somebody had it before, who is told. */
export function takeRole(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  role: LesserRole,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.respond', incident);
    refuseUnlessGoingOn(incident);
    return give(tx, desk.policy, incident, actor, role, { personId: actor.personId, how: 'taken' }, now);
  });
}

/** The commander gives it to somebody. */
export function giveRole(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  role: LesserRole,
  personId: string,
): Promise<Incident> {
  if (personId === caller.personId) return takeRole(desk, caller, incidentId, role);
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessGoingOn(incident);
    const person = await getPerson(tx, actor.workspaceId, personId);
    if (unreachable(person, null)) {
      throw new Refusal(
        'incident.cannot-hold',
        `Nothing changed: ${person.name} is no member who can be ${role}. Name somebody else.`,
      );
    }
    return give(tx, desk.policy, incident, actor, role, { personId, how: 'given' }, now);
  });
}

/** It falls to the commander. */
export function layDownRole(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  role: LesserRole,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.see', incident);
    refuseUnlessGoingOn(incident);
    if (holderOf(incident, role) !== actor.personId) {
      throw new Refusal(
        'incident.not-yours',
        `Nothing changed: you are not ${role} of ${incidentName(incident)}.`,
      );
    }
    const laid = await holdRole(tx, incident, actor, role, null, 'laid down', now);
    await sayIn(tx, laid, 'room', eachTime(`role:${role}`), roleWords(role, null, null), now);
    await drawIncident(tx, laid, now);
    return laid;
  });
}

async function give(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  role: LesserRole,
  { personId, how }: { readonly personId: string; readonly how: 'taken' | 'given' },
  now: Date,
): Promise<Incident> {
  const { workspaceId, roomChannelId } = incident;
  const before = holderOf(incident, role);
  if (before === personId) return incident;
  const held = await holdRole(tx, incident, actor, role, personId, how, now);
  await updateIncidentPerson(tx, held, personId, {});
  if (roomChannelId) await inviteTo(tx, held, personId, now);
  const name = await nameOf(tx, workspaceId, personId);
  const from = before ? await nameOf(tx, workspaceId, before) : null;
  await sayIn(tx, held, 'room', eachTime(`role:${role}`), roleWords(role, name, from), now);
  const words = relievedWords(held, role, name);
  if (before) await sayIn(tx, held, { personId: before }, eachTime(`relieved:${role}`), words, now);
  await instruct(tx, held, role, personId, now);
  if (role === 'technical lead') await ringSplit(tx, policy, held, now);
  await drawIncident(tx, held, now);
  return held;
}
