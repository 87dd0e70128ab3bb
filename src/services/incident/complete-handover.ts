import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { findIncidentPerson, updateIncidentPerson } from '../../db/incident-people.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { goNowWords, stayWords } from '../../domain/incident/handover-words.ts';
import { relievedWords } from '../../domain/incident/role-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { nameOf } from './incident-facts.ts';
import { isBeingReplaced } from './miss-commander.ts';
import { eachTime, sayIn } from './send-incident.ts';
import { sendSitrep } from './send-sitrep.ts';

/** The kind of the due row that lets an old commander go; its subject is the incident and the person. */
export const OVERLAP = 'incident-overlap';

/** Command has gone from one to another: the brief goes out as a sitrep, and the old commander stays a while (INC-8). */
export async function completeHandover(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  { from, commanderId }: { readonly from: Incident; readonly commanderId: string },
  now: Date,
): Promise<Incident> {
  if (isBeingReplaced(from)) {
    // Whoever is gone cannot stay a while.
    const words = relievedWords(incident, 'commander', actor.name);
    await sayIn(tx, incident, { personId: commanderId }, eachTime('relieved:commander'), words, now);
  } else await askToStay(tx, policy, incident, actor, commanderId, now);
  const { handover } = from;
  if (!handover) return incident;
  const { situation, decisions, tasks } = handover.brief;
  const workaround = (await findLastSitrep(tx, incident.id))?.workaround ?? null;
  const brief = { situation, actions: tasks, needs: decisions, workaround };
  return sendSitrep(tx, policy, incident, actor, { kind: 'handover', words: brief }, now);
}

async function askToStay(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  commanderId: string,
  now: Date,
): Promise<void> {
  const { id, workspaceId } = incident;
  const known = await findIncidentPerson(tx, id, commanderId);
  const respondingSince = known?.respondingSince ?? now;
  await updateIncidentPerson(tx, incident, commanderId, { respondingSince });
  const dueAt = new Date(now.getTime() + policy.incidents.command.overlapMs);
  await insertDue(tx, { workspaceId, kind: OVERLAP, subject: `${id}:${commanderId}`, dueAt });
  const words = stayWords(incident, actor.name, dueAt);
  await sayIn(tx, incident, { personId: commanderId }, eachTime(`stay:${commanderId}`), words, now);
}

/** “You may go now”, unless they are in command again. Run by the tick. */
export async function letGoOldCommander(tx: Tx, subject: string, now: Date): Promise<void> {
  const [incidentId = '', personId = ''] = subject.split(':');
  const incident = await getIncident(tx, Number(incidentId));
  const { commanderId, state, workspaceId } = incident;
  if (!commanderId || commanderId === personId || !isGoingOn(state)) return;
  const words = goNowWords(incident, await nameOf(tx, workspaceId, commanderId));
  await sayIn(tx, incident, { personId }, eachTime(`go:${personId}`), words, now);
}
