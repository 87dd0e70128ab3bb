import type { Db } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import { listTerms } from '../../db/terms.ts';
import { listTicketEvents, toFacts } from '../../db/ticket-events.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import type { Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { givesOut, groupOf } from '../../domain/assignment/group.ts';
import { reasonGiven, unownedSince } from '../../domain/assignment/waiting.ts';
import { tellOrganisation } from '../../domain/people/organisation.ts';
import { labelsOf } from '../../domain/taxonomy/labels.ts';
import { survivor } from '../../domain/taxonomy/terms.ts';
import type { CardDecision, CardFacts } from '../../domain/ticket/card-facts.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { lastVerdict, type Rating } from '../../domain/ticket/rating.ts';
import { staffTitle } from '../../domain/ticket/summary.ts';
import { concludeTriage, tellImpact } from '../../domain/ticket/triage.ts';
import type { Policy } from '../../policy/policy.ts';
import { clocksFrom } from '../clock/read-clocks.ts';
import type { Desk } from '../desk.ts';
import { decisionOnCard } from '../escalation/decision-on-card.ts';
import { issueOnCard } from '../escalation/issue-on-card.ts';
import { findOrganisation } from '../organisation/find-organisation.ts';
import { linkedTickets } from '../ticket/linked-tickets.ts';
import { silenceFacts } from './silence-facts.ts';

/** What staff see of a ticket. A sensitive one shows neither summary nor words in a shared channel (CNV-4). */
export async function cardFacts(
  db: Db,
  policy: Policy,
  tracker: Desk['tracker'],
  ticket: Ticket,
  now: Date,
): Promise<CardFacts> {
  const { workspaceId, requesterId, filedById, ownerId } = ticket;
  const ids = [requesterId, filedById, ...(ownerId ? [ownerId] : [])];
  const people = await listPeople(db, workspaceId, ids);
  const name = (id: string) => people.find((person) => person.personId === id)?.name ?? 'Somebody';
  const organisation = await findOrganisation(db, policy, workspaceId, requesterId);
  const { url } = await getWorkspace(db, workspaceId);
  const terms = await listTerms(db, workspaceId);
  const { sourceChannelId, sourceTs } = ticket;
  const isPublicSource = sourceChannelId && sourceTs && !ticket.isPrivate;
  const events = await listTicketEvents(db, ticket.id);
  const decision = await decisionOnCard(db, ticket);
  const group = groupOf(policy.groups, ticket.groupKey);
  return {
    number: ticket.number,
    summary: ticket.isSensitive ? '' : staffTitle(ticket),
    description: ticket.isSensitive ? '' : ticket.description,
    status: ticket.status,
    resolution: ticket.resolution,
    requester: name(requesterId),
    filer: filedById === requesterId && !ticket.isImported ? null : name(filedById),
    owner: ownerId ? name(ownerId) : null,
    organisation: organisation ? tellOrganisation(organisation) : null,
    given: reasonGiven(events),
    waitsSince: givesOut(group) ? unownedSince(events) : null,
    group: policy.groups.length > 1 ? group.name : null,
    workaround: ticket.isSensitive ? null : ticket.workaround,
    type: ticket.type,
    component: (ticket.componentId && survivor(terms, ticket.componentId)?.name) || null,
    impact: ticket.triage?.impact ? tellImpact(ticket.triage.impact) : null,
    labels: labelsOf(terms, await listLabelIds(db, ticket.id)).map((label) => label.name),
    because: becauseOf(ticket, decision),
    door: ticket.door,
    isImported: ticket.isImported,
    filedAt: ticket.filedAt,
    clocks: clocksFrom(policy, ticket, events, now),
    silence: await silenceFacts(db, policy, ticket),
    rating: ticket.isOpen ? null : await ratingOf(db, ticket),
    isPrivate: ticket.isPrivate,
    isSensitive: ticket.isSensitive,
    sourceLink: isPublicSource ? permalink(url, sourceChannelId, sourceTs, ticket.conversationTs) : null,
    links: await linkedTickets(db, ticket),
    decision,
    ...(await issueOnCard(db, tracker, ticket)),
  };
}

/** Whose word its priority is: of the product owner's, the decision itself tells. */
function becauseOf({ triage, priority }: Ticket, decision: CardDecision | null): string | null {
  const concluded = triage && concludeTriage(triage);
  if (priority && decision?.priority === priority && concluded?.priority !== priority) {
    return `${priority}, as ${decision.by} decided`;
  }
  return concluded?.because ?? null;
}

async function ratingOf(db: Db, { id }: Ticket): Promise<Rating | null> {
  return lastVerdict(toFacts(await listTicketEvents(db, id)))?.rating ?? null;
}
