import type { Db } from '../../db/handles.ts';
import { listTerms } from '../../db/terms.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { findTerm, isUsed, type Term } from '../../domain/taxonomy/terms.ts';
import type { Resolution } from '../../domain/ticket/status.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { changeLabels } from './change-labels.ts';

/** The label of what is worth an article, until there is a knowledge base to write it in. */
const LABEL = 'Knowledge Base';

const WORTH_ASKING: readonly Resolution[] = ['information provided', 'done'];

/** RES-4: what the owner is asked about an answer that may help others; nothing where it is wanted already. */
export async function articleLabel(
  db: Db,
  ticket: Ticket,
  resolution: Resolution,
): Promise<Term | undefined> {
  if (!WORTH_ASKING.includes(resolution)) return undefined;
  const label = await findLabel(db, ticket.workspaceId);
  const has = label && (await listLabelIds(db, ticket.id)).includes(label.id);
  return has ? undefined : label;
}

/** *It should*: the ticket is labelled, so that whoever writes articles finds it. Pressed again it changes nothing. */
export function wantArticle(desk: Desk, caller: Caller, number: number): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.label', ticket);
    const label = await findLabel(tx, ticket.workspaceId);
    if (!label) throw new Refusal('label.gone', `Nothing changed: the label “${LABEL}” is no longer in use.`);
    await changeLabels(tx, ticket, actor, { added: [label], removed: [], isByRule: false }, now);
  });
}

async function findLabel(db: Db, workspaceId: string): Promise<Term | undefined> {
  const label = findTerm(await listTerms(db, workspaceId), 'label', LABEL);
  return label && isUsed(label) ? label : undefined;
}
