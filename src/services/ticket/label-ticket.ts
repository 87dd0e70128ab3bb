import type { Tx } from '../../db/handles.ts';
import { listTerms } from '../../db/terms.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { chosenTerm } from '../../domain/taxonomy/choose.ts';
import { follows, labelsOf } from '../../domain/taxonomy/labels.ts';
import type { Term } from '../../domain/taxonomy/terms.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { changeLabels } from './change-labels.ts';
import { offerUndo } from './offer-undo.ts';
import { sortTicket } from './sort-ticket.ts';

export interface LabelsChanged {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** All it has now. */
  readonly labels: readonly string[];
}

/** Puts labels on and takes them off (TRI-6). Refuses a retired one, and one that says what the answers say. */
export function labelTicket(
  desk: Desk,
  caller: Caller,
  number: number,
  { add, remove }: { readonly add: readonly Term[]; readonly remove: readonly Term[] },
): Promise<LabelsChanged> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await labelledBy(tx, actor, number);
    const terms = await listTerms(tx, ticket.workspaceId);
    const has = await listLabelIds(tx, ticket.id);
    for (const term of [...add, ...remove]) refuseIfFollows(terms, term, number);
    const change = {
      added: add.map((term) => chosenTerm(terms, 'label', term.id, has)),
      removed: remove,
      isByRule: false,
    };
    const { added, removed } = await changeLabels(tx, ticket, actor, change, now);
    if (added.length + removed.length > 0) await offerUndo(tx, actor, 'label', ticket, now);
    const names = (some: readonly Term[]) => some.map(({ name }) => name);
    const labels = labelsOf(terms, await listLabelIds(tx, ticket.id)).map(({ name }) => name);
    return { added: names(added), removed: names(removed), labels };
  });
}

/** The labels chosen in a form: exactly these, beside those that come by themselves. */
export function setLabels(
  desk: Desk,
  caller: Caller,
  number: number,
  labelIds: readonly number[],
): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await labelledBy(tx, actor, number);
    const had = await listLabelIds(tx, ticket.id);
    await sortTicket(tx, ticket, actor, { labelIds }, now);
    const has = await listLabelIds(tx, ticket.id);
    if (String(had) !== String(has)) await offerUndo(tx, actor, 'label', ticket, now);
  });
}

async function labelledBy(tx: Tx, actor: Actor, number: number): Promise<Ticket> {
  const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.label', ticket);
  return ticket;
}

function refuseIfFollows(terms: readonly Term[], term: Term, number: number): void {
  if (!follows(terms, term)) return;
  throw new Refusal(
    'label.follows',
    `Ticket ${number} is unchanged: “${term.name}” comes and goes with what triage says. \`/ticket triage ${number}\` changes that.`,
  );
}
