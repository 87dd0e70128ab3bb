import type { Tx } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { concludeTriage } from '../../domain/ticket/triage.ts';
import type { Undoable } from '../../domain/ticket/undo.ts';
import {
  noLongerCriticalWords,
  takenBackForOwnerWords,
  triageUndoneWords,
} from '../../domain/ticket/undo-words.ts';
import { tellPerson } from '../send/person.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from './card-link.ts';

interface Undone {
  readonly act: Undoable;
  readonly was: Ticket;
  readonly is: Ticket;
  readonly eventId: number;
}

/** Who had heard of it hears that it is taken back, in the same place; nobody else does, and nobody is called (C-3). */
export async function tellUndone(tx: Tx, actor: Actor, undone: Undone, now: Date): Promise<void> {
  const { act, was, is, eventId } = undone;
  if (was.ownerId && was.ownerId !== is.ownerId && was.ownerId !== actor.personId) {
    const words = takenBackForOwnerWords(was.number, was.summary, actor.name);
    await tellPerson(tx, was.workspaceId, was.ownerId, `undone:${eventId}`, words, now);
  }
  if (act !== 'triage') return;
  const because = is.triage ? concludeTriage(is.triage).because : null;
  await tellStaff(tx, is, `undone-staff:${eventId}`, triageUndoneWords(actor.name, because), now);
  if (was.priority !== 'P1' || is.priority === 'P1') return;
  const link = await cardLink(tx, is);
  for (const personId of await calledFor(tx, is)) {
    const words = noLongerCriticalWords(is.number, actor.name, link);
    await tellPerson(tx, is.workspaceId, personId, `undone:${eventId}:${personId}`, words, now);
  }
}

async function calledFor(tx: Tx, ticket: Ticket): Promise<string[]> {
  const called = (await listTicketEvents(tx, ticket.id)).findLast(({ kind }) => kind === 'called');
  return (called?.detail.personIds as string[] | undefined) ?? [];
}
