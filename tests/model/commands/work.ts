import fc from 'fast-check';
import { getTicket } from '../../../src/db/tickets.ts';
import { transact } from '../../../src/db/transact.ts';
import type { TicketStatus } from '../../../src/domain/ticket/status.ts';
import { assignTicket } from '../../../src/services/ticket/assign-ticket.ts';
import { moveTicket } from '../../../src/services/ticket/move.ts';
import { takeTicket } from '../../../src/services/ticket/take-ticket.ts';
import { triageTicket } from '../../../src/services/ticket/triage-ticket.ts';
import { AGENTS, atOnce, callerAs, type Step, step } from '../life.ts';
import { isOpen, type Model, move } from '../model.ts';

function begin(model: Model, ownerId: string, now: number): undefined {
  model.ownerId = ownerId;
  if (model.status === 'new') move(model, 'in progress', now);
}

const take = (agent: string): Step => ({
  name: `${agent} takes it`,
  twice: true,
  act: ({ desk, number }, key) => takeTicket(desk, callerAs(agent, key), number),
  model(model, now) {
    if (!isOpen(model)) return 'ticket.not-open';
    if (model.ownerId && model.ownerId !== agent) return 'ticket.taken';
    return begin(model, agent, now);
  },
});

const assign = (by: string, ownerId: string): Step => ({
  name: `${by} gives it to ${ownerId}`,
  act: ({ desk, number }, key) => assignTicket(desk, callerAs(by, key, 'form'), number, { ownerId }),
  model(model, now) {
    if (!isOpen(model)) return 'ticket.not-open';
    return model.ownerId === ownerId ? undefined : begin(model, ownerId, now);
  },
});

const triage = (agent: string): Step => ({
  name: `${agent} triages`,
  act({ desk, number }, key) {
    const answers = {
      incident: 'no',
      type: 'information request',
      impact: null,
      component: null,
      override: null,
    } as const;
    return triageTicket(desk, callerAs(agent, key, 'form'), number, answers);
  },
  model(model, now) {
    if (!isOpen(model)) return 'ticket.not-open';
    if (model.status === 'new') move(model, 'triaged', now);
    return undefined;
  },
});

/** By the desk itself, as a tracker or a job will. */
const moved = (to: TicketStatus): Step => ({
  name: `it becomes ${to}`,
  when: isOpen,
  act: ({ desk, ticketId }) =>
    transact(desk.db, async (tx) => {
      await moveTicket(tx, await getTicket(tx, ticketId), { personId: 'desk', door: 'desk' }, to, desk.now());
    }),
  model(model, now) {
    move(model, to, now);
    return undefined;
  },
});

/** Passed on by mistake, and back before anybody was told. */
const takenBack: Step = {
  name: 'it is passed to the engineers and back',
  when: ({ status }) => status === 'in progress',
  async act(life, key) {
    await moved('waiting on tier 2').act(life, key);
    await moved('in progress').act(life, key);
  },
  model(model, now) {
    move(model, 'waiting on tier 2', now);
    move(model, 'in progress', now);
    return undefined;
  },
};

const agent = fc.constantFrom(...AGENTS);

export const commands = [
  agent.map((who) => step(take(who))),
  fc.tuple(agent, agent).map(([by, to]) => step(assign(by, to))),
  agent.map((who) => step(triage(who))),
  fc
    .constantFrom<TicketStatus>(
      'waiting on tier 2',
      'in progress',
      'ready for testing',
      'waiting on requester',
    )
    .map((to) => step(moved(to))),
  fc.constant(takenBack).map(step),
  fc.tuple(agent, agent).map(([one, other]) => atOnce(take(one), take(other))),
];
