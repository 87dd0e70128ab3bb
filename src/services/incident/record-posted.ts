import type { Tx } from '../../db/handles.ts';
import { updatePage } from '../../db/incident-pages.ts';
import { insertTelling } from '../../db/incident-tellings.ts';
import { getIncident, updateIncident } from '../../db/incidents.ts';
import { wakeLane } from '../../db/outbox.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { openName } from '../../domain/incident/name.ts';
import { type IncidentPlace, laneIn } from '../../domain/incident/place.ts';
import type { Telling } from '../../domain/incident/telling.ts';
import { keepIssues } from './keep-issues.ts';
import { cutMessage, pinCard } from './send-incident.ts';

/** A requester was told in the thread of their ticket. */
export async function recordToldOf(
  tx: Tx,
  { incidentId, what }: { readonly incidentId: number; readonly what: Telling },
  ticketId: number,
  { channelId, ts }: { readonly channelId: string; readonly ts: string },
  now: Date,
): Promise<void> {
  const { workspaceId } = await getIncident(tx, incidentId);
  await insertTelling(tx, { workspaceId, incidentId, what, ticketId, channelId, ts, at: now });
}

type Posting = Extract<
  Delivery,
  { kind: 'incident.headline' | 'incident.card' | 'incident.page' | 'incident.tell' | 'incident.sitrep' }
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
  if (incident.isPrivate && isAloud(delivery) && channelId !== incident.roomChannelId) {
    // It was on its way while it became private.
    return cutMessage(tx, incident, 'headlines', { channelId, ts, name: openName(incident) }, now);
  }
  const told = { workspaceId, incidentId, channelId, ts, at: now };
  switch (delivery.kind) {
    case 'incident.headline':
      await updateIncident(tx, incidentId, { headlineChannelId: channelId, headlineTs: ts });
      await keepIssues(tx, incidentId, now);
      // What waited for it, in its thread, or in the room of a low one.
      for (const place of ['headline', 'room'] as const) await wakeLane(tx, laneIn(incidentId, place), now);
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
    case 'incident.sitrep':
      return insertTelling(tx, { ...told, what: 'sitrep', personId: personOf(delivery.to) });
    case 'incident.tell': {
      const { what, to, aboutId } = delivery;
      if (aboutId !== undefined) await recordSaidOf(tx, aboutId, told, now);
      // Of a low one, the room is the headline's thread.
      const isSaid = to === 'headlines' || channelId === incident.headlineChannelId;
      if (what || isSaid) await insertTelling(tx, { ...told, what: what ?? 'said', personId: personOf(to) });
    }
  }
}

/** In a message of another one, whose room everybody reads. */
async function recordSaidOf(
  tx: Tx,
  aboutId: number,
  { channelId, ts }: { readonly channelId: string; readonly ts: string },
  now: Date,
): Promise<void> {
  const about = await getIncident(tx, aboutId);
  const { workspaceId, isPrivate } = about;
  if (isPrivate) return cutMessage(tx, about, 'headlines', { channelId, ts, name: openName(about) }, now);
  return insertTelling(tx, { workspaceId, incidentId: aboutId, channelId, ts, what: 'said', at: now });
}

/** Into a channel of the incident's own. */
const isAloud = (delivery: Posting): boolean =>
  delivery.kind !== 'incident.page' &&
  (!('to' in delivery) || (typeof delivery.to === 'string' && delivery.to !== 'stakeholders'));

const personOf = (to: IncidentPlace): string | null => (typeof to === 'object' ? to.personId : null);
