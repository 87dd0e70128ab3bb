import { findChannel } from '../../db/channels.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { listTerms, type TermRow } from '../../db/terms.ts';
import {
  type By,
  insertTicketEvent,
  listTicketEvents,
  type TicketEvent,
  toFacts,
} from '../../db/ticket-events.ts';
import { type Ticket, updateTicket } from '../../db/tickets.ts';
import { DESK_GROUP, keyOnTicket } from '../../domain/assignment/group.ts';
import { type Route, routeOf } from '../../domain/assignment/routing.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { keyOf, survivor } from '../../domain/taxonomy/terms.ts';
import type { Policy } from '../../policy/policy.ts';
import { findOrganisation } from '../organisation/find-organisation.ts';
import { sendCard } from '../send/row.ts';
import { putLabels } from '../ticket/change-labels.ts';
import { giveTicket } from '../ticket/move.ts';
import { listStaff } from './load-agents.ts';

type Asked = Pick<Ticket, 'workspaceId' | 'requesterId' | 'summary' | 'description'> & {
  readonly sourceChannelId?: string | null | undefined;
  readonly type?: Ticket['type'] | undefined;
  readonly componentId?: number | null | undefined;
};

/** The rule that fits a ticket as it is known now (TRI-7). A policy without rules asks the database nothing. */
export async function findRoute(db: Db, policy: Policy, asked: Asked): Promise<Route | undefined> {
  const { routing } = policy;
  if (routing.length === 0) return undefined;
  const { workspaceId, summary, description, type = null, componentId, sourceChannelId } = asked;
  const asksChannel = sourceChannelId && routing.some(({ when }) => when.channel !== null);
  const channel = asksChannel ? await findChannel(db, workspaceId, sourceChannelId) : undefined;
  const components = componentId ? namesOf(await listTerms(db, workspaceId), componentId) : [];
  const asksWho = routing.some(({ when }) => when.organisation !== null);
  const theirs = asksWho ? await findOrganisation(db, policy, workspaceId, asked.requesterId) : undefined;
  const place = { channel: channel?.name ?? null, organisation: theirs?.key ?? null };
  return routeOf(routing, { type, components, summary, description, ...place });
}

/** Rules name a component as the policy does, whatever it is called by now (TRI-6). */
function namesOf(terms: readonly TermRow[], componentId: number): string[] {
  const same = terms.filter((term) => survivor(terms, term.id)?.id === componentId);
  return same.flatMap(({ name, seededAs }) => [name, ...(seededAs === null ? [] : [seededAs])]);
}

/** Of a ticket that is being filed into its group: the history says by which rule, and the rule's labels are on it. */
export async function recordRoute(tx: Tx, ticket: Ticket, route: Route, now: Date): Promise<void> {
  await labelByRoute(tx, ticket, route, [], now);
  if (ticket.groupKey === null) return;
  await insertTicketEvent(
    tx,
    ticket,
    BY_DESK,
    { kind: 'routed', from: null, to: ticket.groupKey, rule: route.name },
    now,
  );
}

/** True if there is one more. A label that was put on or taken off before is left to whoever did that. */
async function labelByRoute(
  tx: Tx,
  ticket: Ticket,
  { labels }: Route,
  events: readonly TicketEvent[],
  now: Date,
): Promise<boolean> {
  if (labels.length === 0) return false;
  const terms = await listTerms(tx, ticket.workspaceId);
  const wanted = labels.map(keyOf);
  const named = terms.filter(
    ({ kind, name, seededAs }) =>
      kind === 'label' && [name, seededAs ?? name].some((one) => wanted.includes(keyOf(one))),
  );
  const before = toFacts(events).flatMap((fact) =>
    fact.kind === 'labelled' ? [...fact.added, ...fact.removed].map(({ termId }) => termId) : [],
  );
  const added = named.flatMap(({ id }) => {
    const label = survivor(terms, id);
    return label && !label.retiredAt && !before.includes(label.id) ? [label] : [];
  });
  const put = await putLabels(tx, ticket, BY_DESK, { added, removed: [], isByRule: true }, now);
  return put.added.length > 0;
}

/** The rules once more, when triage has said what it is; never against a group somebody chose by hand. */
export async function routeAgain(tx: Tx, policy: Policy, ticket: Ticket, now: Date): Promise<Ticket> {
  const route = await findRoute(tx, policy, ticket);
  if (!route) return ticket;
  const events = await listTicketEvents(tx, ticket.id);
  if (await labelByRoute(tx, ticket, route, events, now)) await sendCard(tx, ticket, now);
  if (route.groupKey === null || keyOnTicket(route.groupKey) === ticket.groupKey) return ticket;
  const last = events.findLast(({ kind }) => kind === 'routed');
  const isChosen = last !== undefined && last.detail.rule === null;
  return isChosen ? ticket : moveToGroup(tx, ticket, BY_DESK, keyOnTicket(route.groupKey), route.name, now);
}

/** Nobody's, or somebody's who works in the group it is with. */
async function isStaffOf(tx: Tx, { workspaceId, ownerId, groupKey }: Ticket): Promise<boolean> {
  if (ownerId === null) return true;
  return (await listStaff(tx, workspaceId, groupKey ?? DESK_GROUP)).some(
    ({ personId }) => personId === ownerId,
  );
}

/**
 * Gives the ticket to another group, with its event and its card. `rule`: null where a person chose, and gave it
 * away. Nobody of the new group owns it then, nor where its owner is not of that group.
 */
export async function moveToGroup(
  tx: Tx,
  ticket: Ticket,
  by: By,
  to: string | null,
  rule: string | null,
  now: Date,
): Promise<Ticket> {
  if (ticket.groupKey === to) return ticket;
  const moved = await updateTicket(tx, ticket.id, { groupKey: to });
  await insertTicketEvent(tx, ticket, by, { kind: 'routed', from: ticket.groupKey, to, rule }, now);
  await sendCard(tx, moved, now);
  const isTheirs = rule !== null && (await isStaffOf(tx, moved));
  return isTheirs ? moved : giveTicket(tx, moved, by, null, now);
}
