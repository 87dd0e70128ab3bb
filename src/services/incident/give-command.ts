import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import type { Policy } from '../../policy/policy.ts';
import { type How, holdRole } from './hold-role.ts';
import { instruct } from './instruct.ts';
import { stopCalling } from './ladder.ts';
import { redrawPages } from './page.ts';
import { ringRotation } from './propose-rotation.ts';
import { ringSplit } from './suggest-split.ts';

/** The kinds of the due rows that wait for an answer to an offer, and to the question whether a commander is there. */
export const HANDOVER = 'incident-handover';
export const ABSENT = 'incident-absent';

/** Somebody is in command from now on: what waited for a commander is over, and their own clocks begin (INC-8). */
export async function giveCommand(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  by: By,
  personId: string,
  how: How,
  now: Date,
): Promise<Incident> {
  const { id, workspaceId, nextRungAt, calledFor } = incident;
  const held = await holdRole(tx, incident, by, 'commander', personId, how, now);
  const led = held.handover ? await updateIncident(tx, id, { handover: null }) : held;
  for (const kind of [HANDOVER, ABSENT]) await deleteDue(tx, workspaceId, kind, String(id));
  await ringRotation(tx, policy, led, now);
  await ringSplit(tx, policy, led, now);
  await instruct(tx, led, 'commander', personId, now);
  const isAnswer = nextRungAt !== null && calledFor === 'command';
  const answered = isAnswer ? await stopCalling(tx, led) : led;
  await redrawPages(tx, answered, now);
  return answered;
}

/** Lets a row of one of these kinds come due for an incident. */
export async function ring(tx: Tx, incident: Incident, kind: string, dueAt: Date): Promise<void> {
  await insertDue(tx, { workspaceId: incident.workspaceId, kind, subject: String(incident.id), dueAt });
}
