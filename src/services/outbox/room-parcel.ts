import type { Db } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import type { Incident } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { drillRoomStem, neutralRoomName, roomName } from '../../domain/incident/name.ts';
import type { SlackParcel } from '../../domain/parcel.ts';

/** The channel of an incident, to be opened. */
export async function loadRoom(db: Db, incident: Incident): Promise<SlackParcel> {
  const { botUserId } = await getWorkspace(db, incident.workspaceId);
  const { isPrivate, title, declaredAt: since } = incident;
  const past = isPrivate ? NOTHING_PAST : await readPast(db, incident.id);
  const name = past.journaled ?? roomName(incident, title);
  const stems = [...past.stems, roomName(incident, '')];
  return { kind: 'incident.room', name, made: { stems, since }, isPrivate, botUserId };
}

/** One that was being opened while everybody could read of it (INC-10). */
export async function loadSought(db: Db, incident: Incident): Promise<SlackParcel | 'done'> {
  const { id, workspaceId, openNumber: number, declaredAt: since } = incident;
  if (number === null) return 'done';
  const { botUserId } = await getWorkspace(db, workspaceId);
  const { stems } = await readPast(db, id);
  return {
    kind: 'incident.seek-room',
    made: { stems: [...stems, neutralRoomName(number)], since },
    botUserId,
  };
}

interface Past {
  /** Of one that began in a journal: there may be a room of that name already, which is then found (INC-15). */
  readonly journaled: string | undefined;
  readonly stems: readonly string[];
}

const NOTHING_PAST: Past = { journaled: undefined, stems: [] };

/** It may have begun in a journal, or as a drill, and its room with it. */
async function readPast(db: Db, incidentId: number): Promise<Past> {
  const events = await listIncidentEvents(db, incidentId);
  const name = events.find(({ kind }) => kind === 'journaled')?.detail.roomName;
  const journaled = typeof name === 'string' ? name : undefined;
  const drill = events.find(({ kind }) => kind === 'made real')?.detail.was;
  const practised = /\d+/.exec(String(drill ?? ''))?.[0];
  const stems = [journaled, practised && drillRoomStem(Number(practised))];
  return { journaled, stems: stems.filter((stem) => stem !== undefined) };
}
