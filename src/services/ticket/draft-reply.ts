import { getActor } from '../../db/actors.ts';
import { getPerson } from '../../db/people.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { getTicketByNumber } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { TemplateName } from '../../domain/update/kinds.ts';
import { afterTriage, suggestTemplate } from '../../domain/update/suggest-template.ts';
import { fillTemplate } from '../../domain/update/template.ts';
import type { Desk } from '../desk.ts';

/** What a reply is written from: whom to, the draft that fits, and each draft filled from the ticket (FR-2). */
export interface ReplyFacts {
  readonly number: number;
  readonly summary: string;
  readonly requester: string;
  readonly suggested: TemplateName;
  /** Of the drafts after triage the one that is true of this ticket. */
  readonly afterTriage: TemplateName;
  readonly draft: (template: TemplateName) => string;
  /** The message that a known workaround goes out in. */
  readonly around: (workaround: string) => string;
  /** Any other words with variables, such as a canned answer. */
  readonly fill: (text: string) => string;
}

export async function readReplyFacts(desk: Desk, caller: Caller, number: number): Promise<ReplyFacts> {
  const actor = await getActor(desk.db, caller);
  const ticket = await getTicketByNumber(desk.db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.reply', ticket);
  const requester = await getPerson(desk.db, caller.workspaceId, ticket.requesterId);
  const values = {
    requester: requester.name,
    ticket: ticket.number,
    agent: actor.name,
    summary: ticket.summary,
  };
  const fill = (text: string) => fillTemplate(text, values);
  return {
    number,
    summary: ticket.summary,
    requester: requester.name,
    suggested: suggestTemplate(await listTicketEvents(desk.db, ticket.id), ticket),
    afterTriage: afterTriage(ticket),
    draft: (template) =>
      template === 'workaround' ? (ticket.workaround ?? '') : fill(desk.policy.templates[template]),
    around: (workaround) => fillTemplate(desk.policy.templates.workaround, { ...values, workaround }),
    fill,
  };
}
