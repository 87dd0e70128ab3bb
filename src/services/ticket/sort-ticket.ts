import type { Tx } from '../../db/handles.ts';
import { listTerms } from '../../db/terms.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import { type Ticket, updateTicket } from '../../db/tickets.ts';
import { chosenTerm } from '../../domain/taxonomy/choose.ts';
import { follows } from '../../domain/taxonomy/labels.ts';
import { refOf } from '../../domain/taxonomy/terms.ts';
import { sendCard } from '../send/row.ts';
import { changeLabels } from './change-labels.ts';

/** What was chosen in a form; undefined changes nothing. */
export interface ChosenTerms {
  readonly componentId?: number | null | undefined;
  /** All that the ticket shall have; those that follow from other answers are no matter of choice. */
  readonly labelIds?: readonly number[] | undefined;
  /** Of the requester (PPL-5). */
  readonly organisationKey?: string | null | undefined;
}

/** Component and labels as somebody chose them (TRI-6). Refuses a retired one at its field. */
export async function sortTicket(
  tx: Tx,
  ticket: Ticket,
  by: By,
  chosen: ChosenTerms,
  now: Date,
): Promise<Ticket> {
  const sorted =
    chosen.componentId === undefined ? ticket : await placeTicket(tx, ticket, by, chosen.componentId, now);
  if (chosen.labelIds !== undefined) await relabel(tx, ticket, by, chosen.labelIds, now);
  return sorted;
}

async function placeTicket(
  tx: Tx,
  ticket: Ticket,
  by: By,
  chosenId: number | null,
  now: Date,
): Promise<Ticket> {
  const terms = await listTerms(tx, ticket.workspaceId);
  const has = ticket.componentId === null ? [] : [ticket.componentId];
  const component = chosenId === null ? undefined : chosenTerm(terms, 'component', chosenId, has);
  const componentId = component?.id ?? null;
  if (componentId === ticket.componentId) return ticket;
  const placed = await updateTicket(tx, ticket.id, { componentId });
  const before = terms.find((term) => term.id === ticket.componentId);
  const [from, to] = [before ? refOf(before) : null, component ? refOf(component) : null];
  await insertTicketEvent(tx, ticket, by, { kind: 'placed', from, to }, now);
  await sendCard(tx, placed, now);
  return placed;
}

async function relabel(
  tx: Tx,
  ticket: Ticket,
  by: By,
  chosenIds: readonly number[],
  now: Date,
): Promise<void> {
  const terms = await listTerms(tx, ticket.workspaceId);
  const has = await listLabelIds(tx, ticket.id);
  const chosen = chosenIds.map((id) => chosenTerm(terms, 'label', id, has, 'labels'));
  const byHand = (id: number) => terms.some((term) => term.id === id && !follows(terms, term));
  const keeps = chosen.map((term) => term.id);
  const removed = terms.filter(({ id }) => has.includes(id) && byHand(id) && !keeps.includes(id));
  const added = chosen.filter((term) => byHand(term.id));
  await changeLabels(tx, ticket, by, { added, removed, isByRule: false }, now);
}
