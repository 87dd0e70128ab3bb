import type { Tx } from '../../db/handles.ts';
import { updatePage } from '../../db/incident-pages.ts';
import { insertTelling } from '../../db/incident-tellings.ts';
import { getIncident, updateIncident } from '../../db/incidents.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { pinCard } from './send-incident.ts';

type Posting = Extract<
  Delivery,
  { kind: 'incident.headline' | 'incident.card' | 'incident.page' | 'incident.tell' }
>;

/** Where headline and card stand, and in the ledger who was told (INC-13). */
export async function recordIncidentPosted(
  tx: Tx,
  delivery: Posting,
  { channelId, ts }: { readonly channelId: string; readonly ts: string },
  now: Date,
): Promise<void> {
  const incident = await getIncident(tx, delivery.incidentId);
  const { id: incidentId, workspaceId } = incident;
  const told = { workspaceId, incidentId, channelId, ts, at: now };
  switch (delivery.kind) {
    case 'incident.headline':
      await updateIncident(tx, incidentId, { headlineChannelId: channelId, headlineTs: ts });
      return insertTelling(tx, { ...told, what: 'headline' });
    case 'incident.card': {
      const placed = await updateIncident(tx, incidentId, { cardTs: ts });
      if (placed.roomChannelId === channelId) await pinCard(tx, placed, now);
      return insertTelling(tx, { ...told, what: 'card' });
    }
    case 'incident.page': {
      const { personId } = await updatePage(tx, delivery.pageId, { channelId, ts });
      return insertTelling(tx, { ...told, what: 'page', personId });
    }
    case 'incident.tell': {
      const personId = typeof delivery.to === 'object' ? delivery.to.personId : null;
      if (delivery.what) await insertTelling(tx, { ...told, what: delivery.what, personId });
    }
  }
}
