import type { Tx } from '../../db/handles.ts';
import { listPages, updatePage } from '../../db/incident-pages.ts';
import { insertTelling } from '../../db/incident-tellings.ts';
import { getIncident, type Incident, updateIncident } from '../../db/incidents.ts';
import type { Journaled, Unfiled } from '../../domain/incident/journal.ts';
import { filedWords } from '../../domain/incident/journal-words.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { BY_DESK, type Caller } from '../../domain/people/actor.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { adoptRoom } from './adopt-room.ts';
import { callerAfterwards } from './caller-at-machine.ts';
import { declareIn } from './declare-incident.ts';
import { rungTime, waitUntil } from './ladder.ts';
import { record } from './record.ts';
import { eachTime, sayIn } from './send-incident.ts';

/**
 * What was declared while the database failed, with the time it was: once, since its input is remembered like any
 * other. What Slack has of it already is the incident's own from now on (INC-15).
 */
export async function fileJournaled(desk: Desk, workspaceId: string, unfiled: Unfiled): Promise<Incident> {
  const { atMs, declaration } = unfiled.entry;
  const caller = await declarerOf(desk, workspaceId, unfiled.entry);
  return act(desk, caller, async (tx, actor, now) => {
    const at = new Date(atMs);
    const roomName = unfiled.room?.name ?? unfiled.roomName ?? null;
    const codename = declaration.isPrivate ? (roomName ?? undefined) : undefined;
    const incident = await declareIn(tx, desk, actor, { ...declaration, codename }, at);
    await record(tx, incident, BY_DESK, { kind: 'journaled', declaredAt: at, roomName }, now);
    await adoptWhatIsThere(tx, incident, unfiled, now);
    const { nextRungAt, rung } = incident;
    // Nobody could answer while the buttons did nothing.
    if (nextRungAt)
      await waitUntil(tx, incident, rung, rungTime(desk.policy, incident, now, rung ?? undefined));
    if (unfiled.room)
      await sayIn(tx, incident, 'room', eachTime('filed'), filedWords(incidentName(incident)), now);
    return getIncident(tx, incident.id);
  });
}

function declarerOf(
  desk: Desk,
  workspaceId: string,
  { key: inputKey, personId, door, machine }: Journaled,
): Caller | Promise<Caller> {
  if (machine) return callerAfterwards(desk, workspaceId, machine, inputKey);
  return { workspaceId, personId, door, inputKey, isStored: false };
}

/** Room, headline and calls are drawn anew where they stand, and in the ledger of who was told (INC-13). */
async function adoptWhatIsThere(
  tx: Tx,
  { id: incidentId, workspaceId, isPrivate }: Incident,
  { room, headline, pages }: Unfiled,
  now: Date,
): Promise<void> {
  const told = { workspaceId, incidentId, at: now };
  if (headline) {
    await updateIncident(tx, incidentId, { headlineChannelId: headline.channelId, headlineTs: headline.ts });
    await insertTelling(tx, { ...told, ...headline, what: 'headline' });
  }
  for (const page of await listPages(tx, incidentId)) {
    const there = pages.find(({ personId }) => personId === page.personId);
    if (!there) continue;
    const { channelId, ts, personId } = there;
    await updatePage(tx, page.id, { channelId, ts });
    await insertTelling(tx, { ...told, channelId, ts, personId, what: 'page' });
  }
  if (!room) return;
  const { channelId, name } = room;
  await adoptRoom(tx, incidentId, { of: 'room', channelId, name, isPrivate }, now);
}
