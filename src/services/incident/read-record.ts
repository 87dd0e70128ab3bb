import { getActor } from '../../db/actors.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { getIncidentIn } from '../../db/incidents.ts';
import { evidenceTitle } from '../../domain/incident/evidence.ts';
import type { EntryLine } from '../../domain/incident/facts.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { Desk } from '../desk.ts';
import { entryLine } from './entry-line.ts';
import { namesOf } from './incident-facts.ts';
import { whereToWork } from './where-merged.ts';

export interface IncidentRecord {
  readonly incidentId: number;
  readonly name: string;
  readonly entries: readonly EntryLine[];
  /** Titles of the evidence that is to be settled before a change (INC-6). */
  readonly evidenceOpen: readonly string[];
}

/** What people have put on the record, for whoever works on the incident; of one that was merged, where it goes on. */
export async function readRecord(desk: Desk, caller: Caller, incidentId: number): Promise<IncidentRecord> {
  const { db } = desk;
  const actor = await getActor(db, caller);
  const incident = await whereToWork(db, actor, await getIncidentIn(db, actor.workspaceId, incidentId));
  const entries = await listEntries(db, incident.id);
  const ids = entries.flatMap(({ ownerId, detail }) => [ownerId, detail?.settledById ?? null]);
  const name = await namesOf(db, actor.workspaceId, ids);
  const open = entries.filter(({ kind, state }) => kind === 'evidence' && state === 'open');
  return {
    incidentId: incident.id,
    name: incidentName(incident),
    evidenceOpen: open.map(evidenceTitle),
    entries: entries.map((entry) => entryLine(entry, name)),
  };
}
