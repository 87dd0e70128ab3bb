import type { Tx } from '../../db/handles.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import { dueAfter } from '../../domain/incident/cadence.ts';
import { severityInForce } from '../../domain/incident/severity.ts';
import type { Policy } from '../../policy/policy.ts';

/** By when the next sitrep is due, counted from a moment: the first one, or one after another (INC-7). */
export function nextSitrepBy(
  { incidents, calendars }: Policy,
  { severity }: Pick<Incident, 'severity'>,
  which: 'first' | 'every',
  from: Date,
): Date {
  const cadence = incidents.sitreps[severityInForce(severity)];
  return dueAfter(cadence[which], cadence, calendars.desk, from);
}

/** From now on the next sitrep is due then; null: none is. */
export function armCadence(tx: Tx, incident: Incident, dueAt: Date | null): Promise<Incident> {
  return updateIncident(tx, incident.id, { sitrepDueAt: dueAt });
}
