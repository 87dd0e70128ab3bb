import type { Db } from '../../db/handles.ts';
import { type IncidentEvent, listIncidentEvents } from '../../db/incident-events.ts';
import { type Incident, listIncidents, listIncidentsNumbered } from '../../db/incidents.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { Store } from '../desk.ts';
import { hashOf } from './record.ts';

export interface Verdict {
  readonly name: string;
  readonly events: number;
  /** The last hash: kept elsewhere, it proves that nothing was cut off at the end. */
  readonly hash: string;
  /** The first row that is not as it was written; null: none. */
  readonly brokenAt: number | null;
}

/** INC-9: whether records are as they were written, no row changed, left out or put in between. */
export async function verifyRecords(desk: Store, number: number | null): Promise<Verdict[]> {
  const incidents =
    number === null ? await listIncidents(desk.db) : await listIncidentsNumbered(desk.db, number);
  const verdicts: Verdict[] = [];
  for (const incident of incidents) verdicts.push(await verify(desk.db, incident));
  return verdicts;
}

async function verify(db: Db, incident: Incident): Promise<Verdict> {
  const events = await listIncidentEvents(db, incident.id);
  return {
    name: incidentName(incident),
    events: events.length,
    hash: events.at(-1)?.hash ?? '',
    brokenAt: firstBrokenRow(events),
  };
}

/** Counted from 1; null: each row is as it was written, and follows the one before it. */
export function firstBrokenRow(events: readonly IncidentEvent[]): number | null {
  let before = '';
  for (const [at, event] of events.entries()) {
    if (event.seq !== at + 1 || event.hash !== hashOf(event, before)) return at + 1;
    before = event.hash;
  }
  return null;
}
