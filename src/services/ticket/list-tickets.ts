import { getActor } from '../../db/actors.ts';
import type { QueueFilter } from '../../db/queue-plan.ts';
import { listQueue, type QueueFrom, type QueuePage } from '../../db/queues.ts';
import { listTerms } from '../../db/terms.ts';
import { searchTickets } from '../../db/ticket-lists.ts';
import { keyOnTicket } from '../../domain/assignment/group.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { may, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { findTerm, type Term, type TermKind, usedTerms } from '../../domain/taxonomy/terms.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import {
  DUE_CUTS,
  type List,
  type QueueNames,
  type QueueWanted,
  SOON_HOURS,
} from '../../domain/ticket/queue.ts';
import type { Desk } from '../desk.ts';
import { listOrganisations } from '../organisation/find-organisation.ts';
import { ticketLines } from './ticket-lines.ts';

/** What a person sees at once; nobody reads more. */
export const PAGE = 20;

export interface Page extends Omit<QueuePage, 'tickets'> {
  readonly list: List;
  readonly lines: readonly TicketLine[];
  readonly as: 'staff' | 'requester';
}

/** A page of tickets. Without a list: their own for requesters, what is open for staff. */
export async function listFor(
  desk: Desk,
  caller: Caller,
  wanted: QueueWanted,
  from?: QueueFrom,
): Promise<Page> {
  const actor = await getActor(desk.db, caller);
  const list = wanted.list ?? (may(actor, 'ticket.list-all') ? 'open' : 'own');
  refuseUnlessMay(actor, isForAll(list, wanted) ? 'ticket.file' : 'ticket.list-all');
  const now = desk.now();
  const terms = await listTerms(desk.db, caller.workspaceId);
  const filter = {
    ...queueFilter({ ...wanted, list }, actor, terms, now),
    ...(await askedBy(desk, caller, wanted)),
  };
  const { tickets, ...ends } = await listQueue(desk.db, caller.workspaceId, filter, PAGE, from);
  const as = list === 'own' ? 'requester' : 'staff';
  return { list, as, lines: await ticketLines(desk.db, caller.workspaceId, tickets, as, now), ...ends };
}

/** Requesters narrow their own tickets, but not by what only the desk knows of them (W-6). */
const isForAll = (list: List, { cut, priority, group, organisation }: QueueWanted): boolean =>
  list === 'own' &&
  [priority, group, organisation].every((one) => one === undefined) &&
  (cut === undefined || cut === 'waiting');

/** Whose tickets an organisation's are (PPL-5). */
async function askedBy(
  { db, policy }: Desk,
  { workspaceId }: Caller,
  { organisation }: QueueWanted,
): Promise<Pick<QueueFilter, 'requesterIds'>> {
  if (organisation === undefined) return {};
  const theirs = [...(await listOrganisations(db, policy, workspaceId))];
  return { requesterIds: theirs.filter(([, { key }]) => key === organisation).map(([id]) => id) };
}

/** Snoozed tickets are out of one's way until they are asked for. */
function queueFilter(wanted: QueueWanted, actor: Actor, terms: readonly Term[], now: Date): QueueFilter {
  const { list, cut, priority, type, component, labels, group, text } = wanted;
  const isQuiet = (list === 'mine' || list === 'unassigned') && !DUE_CUTS.some((one) => one === cut);
  const idOf = (kind: TermKind, name: string) => findTerm(terms, kind, name)?.id ?? NO_TERM;
  return {
    ...(list === 'own' ? { requesterId: actor.personId } : {}),
    ...(list === 'mine' ? { ownerId: actor.personId } : {}),
    ...(list === 'unassigned' ? { ownerId: null } : {}),
    ...(cut === 'due' ? { isDue: true } : {}),
    ...(cut === 'overdue' ? { dueBy: now } : {}),
    ...(cut === 'breaching' ? { dueBy: new Date(now.getTime() + SOON_HOURS * HOUR_MS) } : {}),
    ...(cut === 'waiting' ? { isWaiting: true } : {}),
    ...(cut === 'snoozed' || isQuiet ? { isSnoozed: cut === 'snoozed' } : {}),
    ...(priority ? { priority } : {}),
    ...(type ? { type } : {}),
    ...(component ? { componentId: idOf('component', component) } : {}),
    ...(labels ? { labelIds: labels.map((label) => idOf('label', label)) } : {}),
    ...(group ? { groupKey: keyOnTicket(group) } : {}),
    ...(text === undefined ? {} : { text }),
  };
}

const HOUR_MS = 60 * 60 * 1000;
const NO_TERM = -1;

/** The names that may stand behind `component:` and its like; those that are chosen no more are on tickets still. */
export async function readQueueNames({ db, policy }: Desk, { workspaceId }: Caller): Promise<QueueNames> {
  const terms = await listTerms(db, workspaceId);
  const names = (kind: TermKind) => {
    const all = terms.filter((term) => term.kind === kind).map(({ name }) => name);
    return [...new Set([...usedTerms(terms, kind).map(({ name }) => name), ...all])];
  };
  return {
    components: names('component'),
    labels: names('label'),
    groups: policy.groups.map(({ key }) => key),
    organisations: policy.organisations.map(({ key }) => key),
  };
}

/** At most a page of tickets the caller may see that have these words, the best matches first. */
export async function searchFor(desk: Desk, caller: Caller, words: string) {
  const actor = await getActor(desk.db, caller);
  refuseUnlessMay(actor, 'ticket.file');
  const as = may(actor, 'ticket.list-all') ? ('staff' as const) : ('requester' as const);
  const seenBy = as === 'staff' ? undefined : actor.personId;
  const found = await searchTickets(desk.db, caller.workspaceId, words, seenBy, PAGE);
  return { as, lines: await ticketLines(desk.db, caller.workspaceId, found, as, desk.now()) };
}
