import type { Tx } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
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

/**
 * These were in a room when that was read, some time after `askedAt`: of who came or left while the desk was away it
 * hears now (INC-8). Of whom it heard since it asked, it knows better.
 */
export async function knowInRoom(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  { channelId, personIds }: { readonly channelId: string; readonly personIds: readonly string[] },
  askedAt: Date,
  now: Date,
): Promise<void> {
  const incident = await findIncidentByRoom(tx, workspaceId, channelId);
  if (!incident) return;
  const before = (await listIncidentPeople(tx, incident.id)).filter(({ isInRoom }) => isInRoom);
  const people = (await listPeople(tx, workspaceId, personIds)).filter(({ isBot }) => !isBot);
  const gone = before.filter(({ personId }) => !personIds.includes(personId));
  const heard = await heardSince(tx, incident, askedAt);
  for (const [group, isMember] of [[gone, false] as const, [people, true] as const])
    for (const { personId } of group)
      if (!heard.has(personId)) await hearInRoom(tx, policy, workspaceId, channelId, personId, isMember, now);
}

async function heardSince(tx: Tx, { id }: Incident, since: Date): Promise<Set<unknown>> {
  const events = await listIncidentEvents(tx, id);
  const moves = events.filter(({ kind, at }) => (kind === 'joined' || kind === 'left') && at > since);
  return new Set(moves.map(({ detail }) => detail.personId));
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
