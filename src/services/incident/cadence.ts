import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import { type Cadence, dueAfter, type Step, stepsFor } from '../../domain/incident/cadence.ts';
import { heavier, type Severity, severityInForce } from '../../domain/incident/severity.ts';
import { MINUTE_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { mayHear } from './may-hear.ts';

/** The kind of the due row that reminds of the next sitrep. */
export const SITREP = 'incident-sitrep';

export const cadenceOf = ({ incidents }: Policy, { severity }: Pick<Incident, 'severity'>): Cadence =>
  incidents.sitreps[severityInForce(severity)];

/** By when the next sitrep is due, counted from a moment: the first one, or one after another (INC-7). */
export function nextSitrepBy(
  policy: Policy,
  incident: Pick<Incident, 'severity'>,
  which: 'first' | 'every',
  from: Date,
): Date {
  const cadence = cadenceOf(policy, incident);
  return dueAfter(cadence[which], cadence, policy.calendars.desk, from);
}

/** From now on the next sitrep is due then, and nobody has been reminded of it. */
export async function armCadence(tx: Tx, policy: Policy, incident: Incident, dueAt: Date): Promise<Incident> {
  const armed = await updateIncident(tx, incident.id, { sitrepDueAt: dueAt, sitrepReminders: 0 });
  const [first = 0] = cadenceOf(policy, armed).remindAt;
  await ring(tx, armed, new Date(dueAt.getTime() + first * MINUTE_MS));
  return armed;
}

/** No further sitrep is due. */
export async function endCadence(tx: Tx, { id, workspaceId }: Incident): Promise<Incident> {
  await deleteDue(tx, workspaceId, SITREP, String(id));
  return updateIncident(tx, id, { sitrepDueAt: null });
}

/**
 * Another severity has another cadence, which runs from now. A heavier one moves nothing away; what is overdue stays
 * so, and is answered by a sitrep alone.
 */
export async function rearmCadence(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  before: Severity | null,
  now: Date,
): Promise<Incident> {
  const { sitrepDueAt: due, severity } = incident;
  if (!due || due <= now) return incident;
  const which = (await findLastSitrep(tx, incident.id)) ? 'every' : 'first';
  const next = nextSitrepBy(policy, incident, which, now);
  const isHeavier =
    severity !== severityInForce(before) && heavier(severity, severityInForce(before)) === severity;
  return armCadence(tx, policy, incident, isHeavier && due < next ? due : next);
}

/** When the next step is taken. */
export async function ring(tx: Tx, { id, workspaceId }: Incident, dueAt: Date): Promise<void> {
  await insertDue(tx, { workspaceId, kind: SITREP, subject: String(id), dueAt });
}

/** Who hears what of the sitrep that is due: whoever leads, then communications, technical lead, delivery manager. */
export async function listSteps(tx: Tx, policy: Policy, incident: Incident): Promise<Step[]> {
  const { sitrepDueAt, commanderId, communicationsId, technicalLeadId, workspaceId } = incident;
  if (!sitrepDueAt) return [];
  const line = [commanderId, communicationsId, technicalLeadId];
  for (const personId of (await listHolders(tx, workspaceId))['delivery manager']) {
    if (await mayHear(tx, incident, personId)) line.push(personId);
  }
  const people = [...new Set(line.filter((id) => id !== null))];
  return stepsFor(sitrepDueAt, cadenceOf(policy, incident).remindAt, people);
}
