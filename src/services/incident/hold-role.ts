import type { Tx } from '../../db/handles.ts';
import { type Incident, updateIncident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import type { IncidentFact } from '../../domain/incident/history.ts';
import type { IncidentRole, RoleHolders } from '../../domain/incident/role.ts';
import { record } from './record.ts';

export type How = Extract<IncidentFact, { kind: 'role' }>['how'];

const COLUMN = {
  commander: 'commanderId',
  communications: 'communicationsId',
  'technical lead': 'technicalLeadId',
  scribe: 'scribeId',
} as const satisfies Record<IncidentRole, keyof Incident>;

export const holdersOf = (incident: Incident): RoleHolders => ({
  commander: incident.commanderId,
  communications: incident.communicationsId,
  'technical lead': incident.technicalLeadId,
  scribe: incident.scribeId,
});

export const holderOf = (incident: Incident, role: IncidentRole): string | null => incident[COLUMN[role]];

/** Gives a role to somebody, or lays it down, on the record (INC-8). Draws nothing: whoever calls does. */
export async function holdRole(
  tx: Tx,
  incident: Incident,
  by: By,
  role: IncidentRole,
  personId: string | null,
  how: How,
  now: Date,
): Promise<Incident> {
  const from = holderOf(incident, role);
  const since = role === 'commander' ? { commandSince: personId ? now : null } : {};
  const held = await updateIncident(tx, incident.id, { [COLUMN[role]]: personId, ...since });
  await record(tx, incident, by, { kind: 'role', role, from, to: personId, how }, now);
  return held;
}
