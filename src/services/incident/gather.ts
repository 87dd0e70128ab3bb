import type { Tx } from '../../db/handles.ts';
import { findIncidentPerson, updateIncidentPerson } from '../../db/incident-people.ts';
import type { Incident } from '../../db/incidents.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Rungs } from '../oncall/read-oncall.ts';
import { peopleOn } from './rungs.ts';
import { inviteTo } from './send-incident.ts';

/**
 * Whom the policy names for its severity is invited as soon as the room is open; a thread needs no invitation. Into a
 * private one only those come who are called or let in (INC-10).
 */
export async function gather(
  tx: Tx,
  { incidents }: Policy,
  incident: Incident,
  rungs: Rungs,
  now: Date,
): Promise<void> {
  const { severity, roomChannelId, isPrivate } = incident;
  if (isPrivate) return;
  const named = severity === 'low' ? [] : incidents.gather[severity ?? 'high'];
  for (const personId of named.flatMap((rung) => peopleOn(rungs, rung))) {
    if (await findIncidentPerson(tx, incident.id, personId)) continue;
    await updateIncidentPerson(tx, incident, personId, {});
    if (roomChannelId) await inviteTo(tx, incident, personId, now);
  }
}
