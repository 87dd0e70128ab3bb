import { createHash } from 'node:crypto';
import type { Tx } from '../../db/handles.ts';
import { findLastEvent, type IncidentEvent, insertIncidentEvent } from '../../db/incident-events.ts';
import type { Incident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import { canonical } from '../../domain/incident/canonical.ts';
import type { IncidentFact } from '../../domain/incident/history.ts';

/**
 * Adds to the record of an incident. Each row carries a hash of itself and of the hash before it, so that none can
 * be changed, left out or put in between without all that follow telling (INC-9). `happenedAt`: when it was, where
 * that is earlier than now.
 */
export async function record(
  tx: Tx,
  { id: incidentId, workspaceId }: Pick<Incident, 'id' | 'workspaceId'>,
  { personId: actorId, door }: By,
  fact: IncidentFact,
  now: Date,
  happenedAt = now,
): Promise<void> {
  const last = await findLastEvent(tx, incidentId);
  const { kind, ...detail } = fact;
  const seq = (last?.seq ?? 0) + 1;
  const row = { workspaceId, incidentId, seq, actorId, door, kind, detail, happenedAt, at: now };
  await insertIncidentEvent(tx, { ...row, hash: hashOf(row, last?.hash ?? '') });
}

/** SHA-256 in hex. */
export function hashOf(row: Omit<IncidentEvent, 'id' | 'hash'>, before: string): string {
  const { incidentId, seq, actorId, door, kind, detail, happenedAt, at } = row;
  const told = canonical({ before, incidentId, seq, actorId, door, kind, detail, happenedAt, at });
  return createHash('sha256').update(told).digest('hex');
}
