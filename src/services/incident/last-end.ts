import type { Db } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import type { Incident } from '../../db/incidents.ts';

/** When it was resolved, or called off, the last time. */
export async function findLastEnd(db: Db, { id }: Incident): Promise<Date | undefined> {
  const ends = (await listIncidentEvents(db, id)).filter(
    ({ kind, detail }) => kind === 'moved' && (detail.to === 'resolved' || detail.to === 'false alarm'),
  );
  return ends.at(-1)?.at;
}
