import { getActor } from '../../db/actors.ts';
import { findAgent } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { findPerson, listPeople } from '../../db/people.ts';
import type { QueueFilter } from '../../db/queue-plan.ts';
import { countQueue, listLoads, listQueue } from '../../db/queues.ts';
import { awayWords } from '../../domain/assignment/words.ts';
import { type HomeFacts, type HomeLoad, type HomeQueue, MOST_COUNTED } from '../../domain/home-facts.ts';
import { may, maySeeLoads } from '../../domain/people/permissions.ts';
import type { Policy } from '../../policy/policy.ts';
import { listGroupTroubles } from '../assignment/group-state.ts';
import { awayOf } from '../assignment/load-agents.ts';
import { readWhatIsSet } from '../desk/read-setup.ts';
import { decisionQueue } from '../escalation/list-undecided.ts';
import { ownIncidents } from '../incident/own-incidents.ts';
import { readOwnDuty } from '../oncall/own-duty.ts';
import { listOncallTroubles, NOBODY_NAMED } from '../oncall/troubles.ts';
import { listSilent } from '../radar/list-silent.ts';
import { listGoingOn } from '../ticket/going-on.ts';
import { ticketLines } from '../ticket/ticket-lines.ts';

/** Slack takes 100 blocks, a ticket is one of them, and radar, set-up and the like have theirs. */
const SHOWN = {
  own: 20,
  ownOfAgent: 5,
  mine: 20,
  unassigned: 10,
  due: 10,
  waiting: 10,
  silent: 5,
  decisions: 6,
} as const;

interface Reader {
  readonly db: Db;
  readonly policy: Policy;
  readonly workspaceId: string;
  readonly personId: string;
  readonly now: Date;
}

/** One person's App Home, holding what the permission table lets them see. */
export async function homeFacts(
  db: Db,
  policy: Policy,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<HomeFacts> {
  const caller = { workspaceId, personId, door: 'home', inputKey: '', isStored: false } as const;
  const actor = await getActor(db, caller);
  const reader = { db, policy, workspaceId, personId, now };
  const isAgent = may(actor, 'ticket.list-all');
  return {
    incidents: await ownIncidents(db, workspaceId, personId),
    own: await ownQueue(reader, isAgent ? SHOWN.ownOfAgent : SHOWN.own),
    agent: isAgent ? await agentFacts(reader, policy) : null,
    decisions: may(actor, 'escalation.see-queue')
      ? await decisionQueue(db, workspaceId, may(actor, 'escalation.decide'), SHOWN.decisions)
      : null,
    loads: maySeeLoads(actor) ? await loadsOf(reader) : null,
    troubles: maySeeLoads(actor) ? await listGroupTroubles(db, policy, workspaceId) : null,
    duty: await readOwnDuty(db, policy, workspaceId, personId, now),
    oncallTroubles: maySeeLoads(actor) ? await oncallTroubles(reader, may(actor, 'desk.set-up')) : null,
    desk: may(actor, 'desk.set-up') ? await readWhatIsSet(db, policy, workspaceId) : null,
  };
}

/** With what was merged into tickets of others: for its requester it goes on (TRI-8). */
async function ownQueue(reader: Reader, most: number): Promise<HomeQueue> {
  const { db, workspaceId, personId, now } = reader;
  const own = await queue(reader, { requesterId: personId, isOpen: true }, most);
  const goingOn = await listGoingOn(db, workspaceId, personId);
  const lines = await ticketLines(db, workspaceId, goingOn, 'requester', now);
  return { lines: [...own.lines, ...lines].slice(0, most), count: own.count + lines.length };
}

async function agentFacts(reader: Reader, policy: Policy): Promise<HomeFacts['agent']> {
  return {
    mine: await queue(reader, { ownerId: reader.personId, isSnoozed: false }, SHOWN.mine),
    unassigned: await queue(reader, { ownerId: null, isSnoozed: false }, SHOWN.unassigned),
    due: await queue(reader, { isDue: true }, SHOWN.due),
    waiting: await queue(reader, { isWaiting: true }, SHOWN.waiting),
    silent: await listSilent(reader.db, policy, reader.workspaceId, reader.now, SHOWN.silent),
    away: await awayLine(reader),
  };
}

async function awayLine({ db, policy, workspaceId, personId, now }: Reader): Promise<string | null> {
  const person = await findPerson(db, workspaceId, personId);
  const away = person && awayOf(policy, person, await findAgent(db, workspaceId, personId), now);
  return away ? awayWords(away).text : null;
}

async function queue(
  { db, workspaceId, now }: Reader,
  filter: QueueFilter,
  most: number,
): Promise<HomeQueue> {
  const { tickets, next } = await listQueue(db, workspaceId, filter, most);
  const as = filter.requesterId === undefined ? 'staff' : 'requester';
  return {
    lines: await ticketLines(db, workspaceId, tickets, as, now),
    count: next ? await countQueue(db, workspaceId, filter, MOST_COUNTED) : tickets.length,
  };
}

async function loadsOf({ db, workspaceId, now }: Reader): Promise<HomeLoad[]> {
  const loads = await listLoads(db, workspaceId, now);
  const ids = loads.flatMap(({ ownerId }) => ownerId ?? []);
  const people = await listPeople(db, workspaceId, ids);
  const names = new Map(people.map((person) => [person.personId, person.name]));
  return loads.map(({ ownerId, open, late }) => ({
    name: ownerId && (names.get(ownerId) ?? 'Somebody'),
    open,
    late,
  }));
}

/** That nobody is named is among what an admin still has to set. */
async function oncallTroubles({ db, policy, workspaceId, now }: Reader, hasTodo: boolean): Promise<string[]> {
  const troubles = await listOncallTroubles(db, policy, workspaceId, now);
  return troubles.filter(({ key }) => !hasTodo || key !== NOBODY_NAMED).map(({ text }) => text);
}
