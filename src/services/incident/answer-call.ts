import type { Tx } from '../../db/handles.ts';
import { findIncidentPerson, updateIncidentPerson } from '../../db/incident-people.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import type { CalledFor } from '../../domain/incident/ladder.ts';
import { goesOnCallingWords } from '../../domain/incident/ladder-words.ts';
import { respondingWords } from '../../domain/incident/words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { readRungs } from '../oncall/read-oncall.ts';
import { stopCalling } from './ladder.ts';
import { moveIncident } from './move-incident.ts';
import { offerAssess } from './offer-assess.ts';
import { listPagesNow, redrawPages } from './page.ts';
import { record } from './record.ts';
import { peopleOnAny } from './rungs.ts';
import { drawIncident, inviteTo, sayIn } from './send-incident.ts';

/**
 * Acknowledges it, once for each person; who is on call ends the calling with it (INC-3). `isLeading`: command is theirs
 * with it, which ends that people are called for a new commander (INC-8).
 */
export async function answerCall(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  isLeading: boolean,
  now: Date,
): Promise<Incident> {
  const { personId } = actor;
  const isEnd = await endsCalling(tx, policy, incident, personId, now);
  const answered = isEnd ? await stopCalling(tx, incident) : incident;
  const { nextRungAt, calledFor } = answered;
  const goesOnFor = nextRungAt && !(isLeading && calledFor === 'command') ? calledFor : null;
  const acknowledged = await acknowledge(tx, answered, actor, goesOnFor, now);
  if (isEnd) await redrawPages(tx, acknowledged, now);
  return acknowledged;
}

async function acknowledge(
  tx: Tx,
  incident: Incident,
  actor: Actor,
  goesOnFor: CalledFor | null,
  now: Date,
): Promise<Incident> {
  const { personId, name } = actor;
  const known = await findIncidentPerson(tx, incident.id, personId);
  if (known?.respondingSince) return incident;
  await updateIncidentPerson(tx, incident, personId, { respondingSince: now });
  await record(tx, incident, actor, { kind: 'responding', personId }, now);
  const acknowledgedAt = incident.acknowledgedAt ?? now;
  const acknowledged = await updateIncident(tx, incident.id, { acknowledgedAt });
  const words = goesOnFor ? goesOnCallingWords(name, goesOnFor) : respondingWords(name);
  await sayIn(tx, acknowledged, 'room', `responding:${personId}`, words, now);
  if (acknowledged.roomChannelId) await inviteTo(tx, acknowledged, personId, now);
  return acknowledged;
}

/** Whoever is on the ladder; anybody, once it has been said aloud that nobody answers. */
async function endsCalling(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  personId: string,
  now: Date,
): Promise<boolean> {
  const { nextRungAt, calledFor, rung, workspaceId } = incident;
  if (!nextRungAt || calledFor !== 'response') return false;
  if (rung === 'loud') return true;
  const isCalled = (await listPagesNow(tx, incident)).some((page) => page.personId === personId);
  const rungs = await readRungs(tx, policy, workspaceId, now);
  return isCalled || peopleOnAny(rungs).includes(personId);
}

/** Somebody leads and somebody responds: assessing begins (INC-4). */
export async function goOn(tx: Tx, incident: Incident, actor: Actor, now: Date): Promise<Incident> {
  const { state, commanderId, acknowledgedAt } = incident;
  if (state === 'initiated' && commanderId && acknowledgedAt) {
    const moved = await moveIncident(tx, incident, actor, 'assessing', now);
    await offerAssess(tx, moved, now);
    return moved;
  }
  await drawIncident(tx, incident, now);
  return incident;
}
