import type { Tx } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { type Alarm, toldBy } from '../../domain/clock/alarm.ts';
import { clockWordsInThread, type Tiding } from '../../domain/clock/words.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { tellTarget } from '../../domain/time/target.ts';
import type { Policy } from '../../policy/policy.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from '../ticket/card-link.ts';
import { type Hearers, hearersOf } from './hearers.ts';

/** Something for one person's ears. */
export interface Heard {
  readonly personId: string;
  readonly eventId: number;
  readonly tiding: Tiding;
}

interface Raised {
  readonly tiding: Tiding;
  readonly hearers: Hearers;
  readonly eventId: number;
}

/**
 * Writes down what is told of a ticket's clocks, and tells its thread; what people hear is given back, to be put
 * together with that of other tickets. The last alarm of a clock stands for those before it, whose hearers hear it.
 */
export async function raiseAlarms(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  due: readonly (readonly Alarm[])[],
  now: Date,
): Promise<Heard[]> {
  if (due.length === 0) return [];
  const raised: Raised[] = [];
  for (const alarms of due) {
    const hearers = await hearersOf(tx, policy, ticket, toldBy(policy.clocks.alarms, alarms), now);
    const alarm = alarms.at(-1);
    if (alarm) raised.push({ hearers, ...(await record(tx, ticket, alarm, hearers, now)) });
  }
  await tellThread(tx, ticket, raised, now);
  await sendCard(tx, ticket, now);
  return raised.flatMap(({ hearers, tiding, eventId }) =>
    hearers.people.map(({ personId }) => {
      const isYours = personId === ticket.ownerId;
      return { personId, eventId, tiding: { ...tiding, isYours } };
    }),
  );
}

async function record(tx: Tx, ticket: Ticket, { clock, level }: Alarm, { people }: Hearers, now: Date) {
  const { name, sinceId, target, dueAt } = clock;
  const at = dueAt ?? now;
  const eventId = await insertTicketEvent(
    tx,
    ticket,
    { personId: DESK_ACTOR_ID, door: 'desk' },
    {
      kind: 'clock',
      clock: name,
      sinceId,
      level,
      target: target ? tellTarget(target) : '',
      dueAt: at.toISOString(),
      personIds: people.map(({ personId }) => personId),
    },
    now,
  );
  const owner = ticket.ownerId ? await findPerson(tx, ticket.workspaceId, ticket.ownerId) : undefined;
  const tiding: Tiding = {
    number: ticket.number,
    summary: ticket.isSensitive ? null : ticket.summary,
    owner: owner?.name ?? null,
    link: await cardLink(tx, ticket),
    clock: name,
    level,
    dueAt: at,
    isYours: false,
  };
  return { tiding, eventId };
}

async function tellThread(tx: Tx, ticket: Ticket, raised: readonly Raised[], now: Date): Promise<void> {
  const here = raised.filter(({ hearers }) => hearers.isInThread);
  const [first] = here;
  if (!first) return;
  const people = here.flatMap(({ hearers }) => hearers.people);
  const words = clockWordsInThread(
    here.map(({ tiding }) => tiding),
    {
      ownerId: people.some(({ personId }) => personId === ticket.ownerId) ? null : ticket.ownerId,
      told: [...new Set(people.map(({ name }) => name))],
      nobodyIs: [...new Set(here.flatMap(({ hearers }) => hearers.nobodyIs))],
    },
  );
  await tellStaff(tx, ticket, `clock:${first.eventId}`, words, now);
}
