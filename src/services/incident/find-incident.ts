import { getActor } from '../../db/actors.ts';
import {
  findIncidentByRoom,
  findIncidentNamed,
  getIncidentIn,
  type Incident,
  listLatest,
} from '../../db/incidents.ts';
import { isDrill } from '../../domain/incident/drill.ts';
import { readIncidentName } from '../../domain/incident/name.ts';
import { type IncidentState, isGoingOn } from '../../domain/incident/state.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { type IncidentAction, mayIn, unknownIncident } from '../../domain/people/incident-permissions.ts';
import type { Desk } from '../desk.ts';
import { refuseUnlessMayDo, standingIn } from './standing.ts';

/** Reading changes nothing and leaves no row, but asks the same table who may see what (PPL-4). */

export async function readIncident(
  { db }: Desk,
  caller: Caller,
  id: number,
  action: IncidentAction = 'incident.see',
): Promise<Incident> {
  const incident = await getIncidentIn(db, caller.workspaceId, id);
  await refuseUnlessMayDo(db, await getActor(db, caller), action, incident);
  return incident;
}

/** The incident whose room this is. */
export async function findByRoom(
  desk: Desk,
  caller: Caller,
  channelId: string,
): Promise<Incident | undefined> {
  const incident = await findIncidentByRoom(desk.db, caller.workspaceId, channelId);
  return incident && (await maySee(desk, caller, incident)) ? incident : undefined;
}

/**
 * By what people call it. Alone, such a name is meant, and one they cannot see does not exist; before other words
 * it may be one of them: `log 500 errors on login`.
 */
export async function findByName(
  desk: Desk,
  caller: Caller,
  word: string,
  isAlone: boolean,
): Promise<Incident | undefined> {
  const named = readIncidentName(word);
  if (!named) return undefined;
  const incident = await findIncidentNamed(desk.db, caller.workspaceId, named);
  if (incident && (await maySee(desk, caller, incident))) return incident;
  if (isAlone) throw unknownIncident();
  return undefined;
}

/** So many at the most fit one answer. */
const SHOWN = 10;
const LOOKED_AT = 100;

/** What whoever asks can choose from, the newest first; drills only where nothing real is there (INC-1). */
export async function listToChoose(
  desk: Desk,
  caller: Caller,
  isWanted: (state: IncidentState) => boolean = isGoingOn,
): Promise<Incident[]> {
  const seen: Incident[] = [];
  for (const incident of await listLatest(desk.db, caller.workspaceId, LOOKED_AT)) {
    if (isWanted(incident.state) && (await maySee(desk, caller, incident))) seen.push(incident);
  }
  const real = seen.filter((incident) => !isDrill(incident));
  return (real.length > 0 ? real : seen).slice(0, SHOWN);
}

async function maySee({ db }: Desk, caller: Caller, incident: Incident): Promise<boolean> {
  const actor = await getActor(db, caller);
  return mayIn(actor, 'incident.see', await standingIn(db, actor, incident));
}
