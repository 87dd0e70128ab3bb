import type { Tx } from '../../db/handles.ts';
import { enqueueRedraw, listWaitingIn } from '../../db/outbox.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';

/** Asks Slack, or GitHub, something; the answer comes back to a service. Questions about one subject are asked in order. */
export async function askOutside(
  tx: Tx,
  workspaceId: string,
  subject: string,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  await enqueueRedraw(tx, { workspaceId, lane: `read:${subject}`, rank: RANK.reading, delivery }, now);
}

/** What an import reads is read in order. */
export async function readForImport(
  tx: Tx,
  workspaceId: string,
  delivery: Extract<Delivery, { kind: 'import.search' | 'import.read' }>,
  now: Date,
  at = now,
): Promise<void> {
  const lane = `read:import ${delivery.importId}`;
  await enqueueRedraw(tx, { workspaceId, lane, rank: RANK.reading, delivery }, now, at);
}

/** In its form; several changes before it is drawn are one drawing. */
export async function drawImport(
  tx: Tx,
  { id: importId, workspaceId }: { id: number; workspaceId: string },
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'import.draw', importId };
  await enqueueRedraw(tx, { workspaceId, lane: `import:${importId}`, rank: RANK.ticket, delivery }, now);
}

type ReadingOn = Extract<Delivery, { kind: 'thread.read' | 'channel.read' }>;

/**
 * Asks what was said since; nothing is asked while such a question waits, which will bring that too. `at`: many
 * at once would leave nothing of Slack's measure for what people wait for.
 */
export async function readOn(
  tx: Tx,
  workspaceId: string,
  subject: string,
  delivery: ReadingOn & { since: string },
  now: Date,
  at = now,
): Promise<void> {
  const lane = `read:${subject}`;
  const waiting = await listWaitingIn(tx, lane);
  const isAsked = waiting.some((one) => one.delivery.kind === delivery.kind && one.delivery.since !== null);
  if (isAsked) return;
  await enqueueRedraw(tx, { workspaceId, lane, rank: RANK.reading, delivery }, now, at);
}
