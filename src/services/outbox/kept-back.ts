import type { Db } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import type { Incident } from '../../db/incidents.ts';
import { mayHear } from '../incident/may-hear.ts';
import type { IncidentDelivery } from './incident-parcel.ts';

/** What of a private one does not go out, also of what was to go out while everybody could read of it (INC-10). */
export async function isKeptBack(
  db: Db,
  incident: Incident,
  delivery: IncidentDelivery,
  enqueuedAt: Date,
): Promise<boolean> {
  if (isSaidAloud(delivery) || hasNoRoom(incident, delivery)) return true;
  const personId = personOf(delivery);
  if (!personId || (await mayHear(db, incident, personId))) return false;
  // What it says since, such as that somebody is not let in, it says to whom it wants.
  const since = await privateSince(db, incident.id);
  return delivery.kind === 'incident.invite' || (since !== undefined && enqueuedAt <= since);
}

/** Where everybody reads; sitreps of a private one are read in its room alone. */
const isSaidAloud = (delivery: IncidentDelivery): boolean =>
  delivery.kind === 'incident.headline' ||
  delivery.kind === 'incident.card-left' ||
  ('to' in delivery && (delivery.to === 'headline' || delivery.to === 'headlines')) ||
  (delivery.kind === 'incident.sitrep' && typeof delivery.to === 'object');

/** It had become part of one that became private, and is worked on there: its own room is left, and no other is opened. */
const hasNoRoom = ({ state, openNumber, roomChannelId }: Incident, delivery: IncidentDelivery): boolean =>
  state === 'merged' &&
  openNumber !== null &&
  roomChannelId === null &&
  (delivery.kind === 'incident.card' ||
    delivery.kind === 'incident.room' ||
    ('to' in delivery && delivery.to === 'room'));

function personOf(delivery: IncidentDelivery): string | undefined {
  if (delivery.kind === 'incident.invite') return delivery.personId;
  return 'to' in delivery && typeof delivery.to === 'object' ? delivery.to.personId : undefined;
}

async function privateSince(db: Db, incidentId: number): Promise<Date | undefined> {
  return (await listIncidentEvents(db, incidentId)).find(({ kind }) => kind === 'made private')?.at;
}
