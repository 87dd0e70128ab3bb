import type { Tx } from '../../db/handles.ts';
import { type Incident, listMergedInto } from '../../db/incidents.ts';
import { drawIncident } from './send-incident.ts';

/** Headline and card of those that are part of it say what it is called, and where it goes on. */
export async function drawMergedInto(tx: Tx, { id }: Incident, now: Date): Promise<void> {
  for (const merged of await listMergedInto(tx, id)) await drawIncident(tx, merged, now);
}
