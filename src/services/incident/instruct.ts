import type { Tx } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import type { Incident } from '../../db/incidents.ts';
import { countEntries } from '../../domain/incident/entry.ts';
import type { IncidentRole } from '../../domain/incident/role.ts';
import { dutiesWords } from '../../domain/incident/role-words.ts';
import { holdersOf } from './hold-role.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** A new holder reads what is theirs to do, the last sitrep, and what is due next (INC-8). */
export async function instruct(
  tx: Tx,
  incident: Incident,
  role: IncidentRole,
  personId: string,
  now: Date,
): Promise<void> {
  const last = (await findLastSitrep(tx, incident.id)) ?? null;
  const coming = {
    nextSitrepAt: incident.sitrepDueAt,
    entries: countEntries(await listEntries(tx, incident.id)),
  };
  const words = dutiesWords(incident, role, holdersOf(incident), last, coming);
  await sayIn(tx, incident, { personId }, eachTime(`duties:${role}:${personId}`), words, now);
}
