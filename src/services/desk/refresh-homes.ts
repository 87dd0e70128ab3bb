import type { Tx } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { getTicket } from '../../db/tickets.ts';
import { drawHome } from '../send/person.ts';

/** Somebody who looked at App Home this working day may have it open still. */
const FRESH_MS = 8 * 60 * 60 * 1000;
/** Several changes in a moment are one drawing. */
const PAUSE_MS = 2_000;

/**
 * A card was drawn, so something about its ticket changed: the App Homes of its owner and its requester are drawn
 * after it. Not where it changes, since that is what people wait for.
 */
export async function refreshHomes(tx: Tx, ticketId: number, now: Date): Promise<void> {
  const { workspaceId, requesterId, ownerId } = await getTicket(tx, ticketId);
  await refreshHomesOf(tx, workspaceId, [requesterId, ownerId], now);
}

/** Of those who may have theirs open. */
export async function refreshHomesOf(
  tx: Tx,
  workspaceId: string,
  personIds: readonly (string | null | undefined)[],
  now: Date,
): Promise<void> {
  for (const personId of new Set(personIds)) {
    const person = personId ? await findPerson(tx, workspaceId, personId) : undefined;
    const { homeOpenedAt } = person ?? {};
    if (!person || !homeOpenedAt || now.getTime() - homeOpenedAt.getTime() > FRESH_MS) continue;
    await drawHome(tx, workspaceId, person.personId, now, new Date(now.getTime() + PAUSE_MS));
  }
}

/** At once, for what concerns them above all. Whoever has never opened theirs has it drawn when they do. */
export async function redrawHome(tx: Tx, workspaceId: string, personId: string, now: Date): Promise<void> {
  const person = await findPerson(tx, workspaceId, personId);
  if (person?.homeOpenedAt) await drawHome(tx, workspaceId, personId, now);
}
