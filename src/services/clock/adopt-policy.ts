import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listAdmins } from '../../db/people.ts';
import { insertTicketEvent, listEventsOfTickets, type TicketEvent } from '../../db/ticket-events.ts';
import { listTicketsAfter } from '../../db/ticket-lists.ts';
import type { Ticket } from '../../db/tickets.ts';
import { untouch } from '../../db/touched.ts';
import { transact } from '../../db/transact.ts';
import { getWorkspace, updateSetup } from '../../db/workspaces.ts';
import { countedAnewWords, type MovedDeadline } from '../../domain/clock/policy-words.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { tellTarget } from '../../domain/time/target.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { redrawCardLater } from '../ticket/redraw-card.ts';
import { keepPlan, planOf } from './keep-clocks.ts';
import { alarmsDue } from './read-clocks.ts';

const PAGE = 100;

export interface CountedAnew {
  readonly open: number;
  /** Those with another deadline, in the order in which they are due now. */
  readonly moved: readonly MovedDeadline[];
}

/**
 * At start, where the policy is not the one that open tickets were last counted by: their deadlines are found
 * anew, and admins and the manager hear what changed. Undefined: it is the same one. May be cut short and run again.
 */
export async function adoptPolicy(desk: Desk, workspaceId: string): Promise<CountedAnew | undefined> {
  const { db, policy, now } = desk;
  const { setup } = await getWorkspace(db, workspaceId);
  if (setup.policyDigest === policy.digest) return undefined;
  const moved: MovedDeadline[] = [];
  let open = 0;
  for (let afterId = 0; ; ) {
    const page = await transact(db, (tx) => countPage(tx, desk, workspaceId, afterId, moved.length));
    open += page.tickets;
    moved.push(...page.moved);
    if (page.lastId === undefined) break;
    afterId = page.lastId;
  }
  moved.sort((a, b) => (a.after?.getTime() ?? Infinity) - (b.after?.getTime() ?? Infinity));
  await transact(db, async (tx) => {
    await updateSetup(tx, workspaceId, { policyDigest: policy.digest });
    if (moved.length > 0) await tellAdmins(tx, workspaceId, { open, moved }, now());
  });
  return { open, moved };
}

async function countPage(
  tx: Tx,
  { policy, now }: Desk,
  workspaceId: string,
  afterId: number,
  before: number,
): Promise<{ tickets: number; lastId: number | undefined; moved: MovedDeadline[] }> {
  const tickets = await listTicketsAfter(tx, workspaceId, afterId, { isOpen: true }, PAGE);
  const events = await listEventsOfTickets(
    tx,
    tickets.map(({ id }) => id),
  );
  const moved: MovedDeadline[] = [];
  for (const ticket of tickets) {
    const at = now();
    const history = events.get(ticket.id) ?? [];
    const recorded = await recordQuietly(tx, policy, ticket, history, at);
    const plan = planOf(policy, ticket, [...history, ...recorded], at);
    const isMoved = await keepPlan(tx, ticket, plan);
    untouch(tx, ticket.id);
    if (!isMoved) continue;
    await redrawCardLater(tx, ticket, before + moved.length, at);
    const isOverdue = plan.nextDueAt !== null && plan.nextDueAt <= at;
    moved.push({ number: ticket.number, before: ticket.nextDueAt, after: plan.nextDueAt, isOverdue });
  }
  return { tickets: tickets.length, lastId: tickets.at(-1)?.id, moved };
}

/** Longer ago than this, an alarm is no news of its own: whoever is told of the change reads of it there. */
const NEWS_MS = 15 * 60 * 1000;

/** What has been over for a while by the new policy goes on the record, and nobody is called for each of them. */
async function recordQuietly(
  tx: Tx,
  policy: Desk['policy'],
  ticket: Ticket,
  history: readonly TicketEvent[],
  now: Date,
): Promise<TicketEvent[]> {
  const long = new Date(now.getTime() - NEWS_MS);
  const recorded: TicketEvent[] = [];
  for (const alarms of alarmsDue(policy, ticket, history, long)) {
    const last = alarms.at(-1);
    if (!last?.clock.target) continue;
    const { clock, level } = last;
    const { name, sinceId, dueAt } = clock;
    const detail = {
      clock: name,
      sinceId,
      level,
      target: tellTarget(last.clock.target),
      dueAt: (dueAt ?? now).toISOString(),
      personIds: [],
      isByPolicy: true,
    } as const;
    const by = { personId: DESK_ACTOR_ID, door: 'desk' } as const;
    const id = await insertTicketEvent(tx, ticket, by, { kind: 'clock', ...detail }, now);
    const { workspaceId, id: ticketId } = ticket;
    recorded.push({
      id,
      workspaceId,
      ticketId,
      actorId: by.personId,
      door: by.door,
      kind: 'clock',
      detail,
      at: now,
    });
  }
  return recorded;
}

async function tellAdmins(tx: Tx, workspaceId: string, counted: CountedAnew, now: Date): Promise<void> {
  const managers = (await listHolders(tx, workspaceId))['help desk manager'];
  const admins = (await listAdmins(tx, workspaceId)).map(({ personId }) => personId);
  const personIds = new Set([...admins, ...managers]);
  const words = countedAnewWords(counted.open, counted.moved);
  for (const personId of personIds) {
    await tellPerson(tx, workspaceId, personId, `policy:${now.getTime()}:${personId}`, words, now);
  }
}
