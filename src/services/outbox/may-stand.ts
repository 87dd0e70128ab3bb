import type { Db } from '../../db/handles.ts';
import { listTellings } from '../../db/incident-tellings.ts';
import type { Incident } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { IncidentPlace } from '../../domain/incident/place.ts';
import type { Destination } from '../../domain/parcel.ts';
import type { IncidentDelivery } from './incident-parcel.ts';

/**
 * Where something of a private incident may stand that was sent while everybody could read of it, and whose answer was
 * lost: what is found there, or posted now, says nothing (INC-10).
 */
export async function whereItMayStand(
  db: Db,
  incident: Incident,
  delivery: IncidentDelivery,
): Promise<Destination | undefined> {
  if (!incident.isPrivate || incident.openNumber === null) return undefined;
  const told = (await listTellings(db, incident.id)).find(({ what }) => what === 'headline');
  const { incidentsChannelId } = (await getWorkspace(db, incident.workspaceId)).setup;
  const headlines = incidentsChannelId ? { channelId: incidentsChannelId, threadTs: null } : undefined;
  if (delivery.kind === 'incident.headline') return told ? undefined : headlines;
  const place = placeOf(delivery);
  if (place === 'headlines') return headlines;
  return place === 'headline' && told ? { channelId: told.channelId, threadTs: told.ts } : undefined;
}

const placeOf = (delivery: IncidentDelivery): IncidentPlace | undefined =>
  delivery.kind === 'incident.sitrep' || delivery.kind === 'incident.tell' ? delivery.to : undefined;
