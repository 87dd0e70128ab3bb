import type { Db, Tx } from '../../db/handles.ts';
import { type IncidentPage, insertPage, listPages } from '../../db/incident-pages.ts';
import { updateIncidentPerson } from '../../db/incident-people.ts';
import type { Incident } from '../../db/incidents.ts';
import type { Rung } from '../../domain/incident/ladder.ts';
import { redrawHome } from '../desk/refresh-homes.ts';
import type { OncallPerson } from '../oncall/read-oncall.ts';
import { goneBecause } from './rungs.ts';
import { inviteTo, redrawPage, sendPage } from './send-incident.ts';

/** Calls one person (INC-3): a direct message, and an invitation into the room. Each call is a message of its own. */
export async function pagePerson(
  tx: Tx,
  incident: Incident,
  rung: Rung,
  person: OncallPerson,
  now: Date,
): Promise<void> {
  const { id: incidentId, workspaceId, roomChannelId } = incident;
  const { personId } = person;
  const problem = goneBecause(person);
  const page = await insertPage(tx, { workspaceId, incidentId, personId, rung, at: now, problem });
  if (problem) return;
  await sendPage(tx, incident, page, now);
  await redrawHome(tx, workspaceId, personId, now);
  await updateIncidentPerson(tx, incident, personId, {});
  if (roomChannelId) await inviteTo(tx, incident, personId, now);
}

/** Those of the calling that goes on, or went on last. */
export async function listPagesNow(db: Db, { id, callingSince }: Incident): Promise<IncidentPage[]> {
  return callingSince ? listPages(db, id, callingSince) : [];
}

/** Whatever anybody was called by, now or earlier, says how it stands now. */
export async function redrawPages(tx: Tx, incident: Incident, now: Date): Promise<void> {
  await redrawThose(tx, incident, await listPages(tx, incident.id), now);
}

export async function redrawThose(
  tx: Tx,
  incident: Incident,
  pages: readonly IncidentPage[],
  now: Date,
): Promise<void> {
  for (const page of pages) {
    if (page.problem) continue;
    await redrawPage(tx, incident, page, now);
    await redrawHome(tx, incident.workspaceId, page.personId, now);
  }
}
