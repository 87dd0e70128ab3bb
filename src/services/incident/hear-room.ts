import type { Tx } from '../../db/handles.ts';
import { hasPage } from '../../db/incident-pages.ts';
import {
  deleteIncidentPerson,
  findIncidentPerson,
  listIncidentPeople,
  updateIncidentPerson,
} from '../../db/incident-people.ts';
import { findIncidentByRoom, type Incident } from '../../db/incidents.ts';
import { listPeople } from '../../db/people.ts';
import { takenOutWords } from '../../domain/incident/access.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Policy } from '../../policy/policy.ts';
import { redrawHome } from '../desk/refresh-homes.ts';
import { catchUp } from './catch-up.ts';
import { holdersOf } from './hold-role.ts';
import { askAbsent, commanderStays, isMissed } from './miss-commander.ts';
import { askHolder } from './miss-holders.ts';
import { record } from './record.ts';
import { drawIncident, eachTime, sayIn } from './send-incident.ts';

/** Somebody came into an incident's room or left it (INC-8). Slack may tell the same thing twice. */
export async function hearInRoom(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  channelId: string,
  personId: string,
  isMember: boolean,
  now: Date,
): Promise<void> {
  const incident = await findIncidentByRoom(tx, workspaceId, channelId);
  if (!incident) return;
  const known = await findIncidentPerson(tx, incident.id, personId);
  if ((known?.isInRoom ?? false) === isMember) return;
  await updateIncidentPerson(tx, incident, personId, { isInRoom: isMember });
  const by = { personId, door: 'message' } as const;
  await record(tx, incident, by, { kind: isMember ? 'joined' : 'left', personId }, now);
  if (incident.isPrivate && !isMember) await takeOut(tx, incident, personId, now);
  if (!isGoingOn(incident.state)) return;
  if (!isMember) {
    if (incident.commanderId === personId) await askAbsent(tx, policy, incident, 'left', now);
    return askHolder(tx, incident, personId, now);
  }
  if (incident.commanderId === personId && (await isMissed(tx, incident)))
    return commanderStays(tx, incident, now);
  if (!(await knowsAll(tx, incident, personId))) await catchUp(tx, incident, personId, now);
}

/** Exactly these are in a room: of who came or left while the desk was away it hears now (INC-8). */
export async function knowInRoom(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  channelId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const incident = await findIncidentByRoom(tx, workspaceId, channelId);
  if (!incident) return;
  const before = (await listIncidentPeople(tx, incident.id)).filter(({ isInRoom }) => isInRoom);
  const people = (await listPeople(tx, workspaceId, personIds)).filter(({ isBot }) => !isBot);
  for (const { personId } of before)
    if (!personIds.includes(personId))
      await hearInRoom(tx, policy, workspaceId, channelId, personId, false, now);
  for (const { personId } of people)
    await hearInRoom(tx, policy, workspaceId, channelId, personId, true, now);
}

/** While nothing has happened yet, whoever declared it or was called knows as much as there is. */
async function knowsAll(tx: Tx, incident: Incident, personId: string): Promise<boolean> {
  if (incident.state !== 'initiated') return false;
  return incident.declaredById === personId || hasPage(tx, incident.id, personId);
}

/**
 * Out of a private one's room is out of the incident, as in any private channel: Slack does not tell whether they left,
 * or whoever leads it took them out (INC-10). Who holds a role, or is asked to, stays until that is somebody else's.
 */
async function takeOut(tx: Tx, incident: Incident, personId: string, now: Date): Promise<void> {
  const held = [...Object.values(holdersOf(incident)), ...(incident.handover?.askedIds ?? [])];
  const person = await findIncidentPerson(tx, incident.id, personId);
  if (!person || held.includes(personId)) return;
  await deleteIncidentPerson(tx, person);
  if (person.respondingSince) await drawIncident(tx, incident, now);
  await redrawHome(tx, incident.workspaceId, personId, now);
  await sayIn(tx, incident, { personId }, eachTime(`taken-out:${personId}`), takenOutWords(incident), now);
}
