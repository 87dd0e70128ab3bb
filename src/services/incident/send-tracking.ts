import type { Tx } from '../../db/handles.ts';
import type { IncidentIssue } from '../../db/incident-issues.ts';
import { enqueue, enqueueRedraw } from '../../db/outbox.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';

/** Everything for GitHub of one incident is done in order: what a report refers to is there before it. */
export const trackingLane = (incidentId: number): string => `issues-of-incident:${incidentId}`;

type OfTracked = Pick<IncidentIssue, 'incidentId' | 'workspaceId'>;

/** Behind what people are told: GitHub may be slow, and a page must not wait for it (INC-15). */
const row = ({ incidentId, workspaceId }: OfTracked, delivery: Delivery) => ({
  workspaceId,
  lane: trackingLane(incidentId),
  rank: RANK.ticket,
  delivery,
});

export function sendOfIncident(
  tx: Tx,
  tracked: OfTracked,
  effect: string,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  return enqueue(tx, { ...row(tracked, delivery), effect }, now);
}

/** Opens it. */
export const sendTracked = (tx: Tx, tracked: IncidentIssue, now: Date): Promise<void> =>
  sendOfIncident(tx, tracked, openingOf(tracked), { kind: 'issue.track', trackedId: tracked.id }, now);

/** The effect of opening one. */
export const openingOf = ({ id }: Pick<IncidentIssue, 'id'>): string => `issue-track:${id}`;

/** What it said is taken out of it, and it is closed, as far as GitHub lets. */
export const cutIssue = (tx: Tx, tracked: IncidentIssue, now: Date): Promise<void> =>
  enqueueRedraw(tx, row(tracked, { kind: 'issue.cut', trackedId: tracked.id }), now);

/** Title, body and state, as they are when it is sent. */
export const redrawIssue = (tx: Tx, tracked: IncidentIssue, now: Date): Promise<void> =>
  enqueueRedraw(tx, row(tracked, { kind: 'issue.keep', trackedId: tracked.id }), now);
