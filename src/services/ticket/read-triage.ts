import { listTerms, type TermRow } from '../../db/terms.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { Organisation, OwnOrganisation } from '../../domain/people/organisation.ts';
import type { Action } from '../../domain/people/permissions.ts';
import type { TicketType } from '../../domain/ticket/triage.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { findOrganisation } from '../organisation/find-organisation.ts';
import { readTicket } from './read-ticket.ts';

export interface TriageSheet {
  readonly ticket: Ticket;
  readonly labelIds: readonly number[];
  readonly terms: readonly TermRow[];
  readonly types: readonly TicketType[];
  /** Those of the policy, and the requester's own. */
  readonly organisations: readonly Organisation[];
  readonly organisation: OwnOrganisation | undefined;
}

/** What the triage form is drawn from: the ticket with its labels, and what can be chosen. */
export async function readTriage(
  desk: Desk,
  caller: Caller,
  number: number,
  action: Action = 'ticket.triage',
): Promise<TriageSheet> {
  const { ticket } = await readTicket(desk, caller, number, action);
  return {
    ticket,
    labelIds: await listLabelIds(desk.db, ticket.id),
    terms: await listTerms(desk.db, caller.workspaceId),
    types: typesFor(desk.policy, ticket),
    organisations: desk.policy.organisations,
    organisation: await findOrganisation(desk.db, desk.policy, caller.workspaceId, ticket.requesterId),
  };
}

/** The types in use (TRI-2); a ticket that has another keeps it. */
export function typesFor({ taxonomy }: Policy, { type }: Pick<Ticket, 'type'>): readonly TicketType[] {
  return type && !taxonomy.types.includes(type) ? [...taxonomy.types, type] : taxonomy.types;
}
