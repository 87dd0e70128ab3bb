import { findChannel } from '../../db/channels.ts';
import type { Tx } from '../../db/handles.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { findIncidentByRoom, type Incident } from '../../db/incidents.ts';
import { lostRoomWords } from '../../domain/incident/life-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { eachTime, sayIn } from './send-incident.ts';

/**
 * Somebody has taken the desk out of the room of an incident that goes on, or has archived it: all that it has to say
 * there waits, and it cannot come back by itself. Whoever leads is told, or everybody where nobody does.
 */
export async function loseRoom(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  isArchived: boolean,
  now: Date,
): Promise<void> {
  const incident = await findIncidentByRoom(tx, workspaceId, channelId);
  const room = await findChannel(tx, workspaceId, channelId);
  if (!incident || !isGoingOn(incident.state) || !room?.isMember || room.isArchived) return;
  const words = lostRoomWords(incident, channelId, isArchived);
  for (const personId of await listToTell(tx, incident)) {
    await sayIn(tx, incident, { personId }, eachTime(`lost-room:${personId}`), words, now);
  }
}

async function listToTell(tx: Tx, { id, commanderId }: Incident): Promise<string[]> {
  if (commanderId) return [commanderId];
  return (await listIncidentPeople(tx, id)).map(({ personId }) => personId);
}
