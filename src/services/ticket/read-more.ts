import { getActor } from '../../db/actors.ts';
import { findEscalationOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import { getTicketByNumber } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { type MoreAct, moreActs } from '../../domain/ticket/more.ts';
import { UNDO_MS, type Undoable } from '../../domain/ticket/undo.ts';
import type { Desk } from '../desk.ts';
import { lastUndoable } from './last-undoable.ts';

export interface More {
  readonly number: number;
  readonly requester: string;
  readonly acts: readonly MoreAct[];
  readonly undoable: Undoable | null;
}

/** What whoever asks can do with a ticket now; each act asks again when it is done. */
export async function readMore(desk: Desk, caller: Caller, number: number): Promise<More> {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.see', ticket);
  const [requester] = await listPeople(desk.db, caller.workspaceId, [ticket.requesterId]);
  const undoable = await findUndoable(desk.db, ticket.id, actor.personId, desk.now());
  const hasCalls = desk.policy.callLink !== null;
  const isEscalated = (await findEscalationOf(desk.db, ticket.id)) !== undefined;
  const acts = moreActs(actor, ticket, { ...ticket, hasCalls, isEscalated, undoable });
  return { number, requester: requester?.name ?? 'The requester', acts, undoable };
}

async function findUndoable(db: Db, ticketId: number, personId: string, now: Date): Promise<Undoable | null> {
  const last = await lastUndoable(db, ticketId, personId);
  if (!last?.isFree || last.offer.isUsed) return null;
  const { act, offeredAt } = last.offer;
  return now.getTime() - offeredAt.getTime() > UNDO_MS ? null : act;
}
