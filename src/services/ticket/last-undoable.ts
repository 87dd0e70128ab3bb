import type { Db } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { listUndoOffers, type UndoOffer } from '../../db/undo-offers.ts';
import { isBuiltOn } from '../../domain/ticket/undo.ts';

/**
 * The last thing this person did to a ticket that nothing stands on: what they took back by hand, such as a
 * snoozing, does not hide what came before it. Where something stands on everything, the last thing they did.
 */
export async function lastUndoable(
  db: Db,
  ticketId: number,
  personId: string,
): Promise<{ offer: UndoOffer; isFree: boolean } | undefined> {
  const offers = await listUndoOffers(db, ticketId, personId);
  const events = await listTicketEvents(db, ticketId);
  const isFree = ({ act, lastEventId }: UndoOffer) =>
    !isBuiltOn(
      act,
      events.filter(({ id }) => id > lastEventId),
    );
  const [newest] = offers;
  if (!newest) return undefined;
  const offer = newest.isUsed ? newest : (offers.find((one) => !one.isUsed && isFree(one)) ?? newest);
  return { offer, isFree: isFree(offer) };
}
