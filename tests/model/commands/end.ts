import fc from 'fast-check';
import type { Rating } from '../../../src/domain/ticket/rating.ts';
import type { Resolution } from '../../../src/domain/ticket/status.ts';
import { confirmResolved, rateTicket } from '../../../src/services/ticket/rate-ticket.ts';
import { reopenTicket } from '../../../src/services/ticket/reopen-ticket.ts';
import { resolveTicket } from '../../../src/services/ticket/resolve-ticket.ts';
import { AGENTS, atOnce, callerAs, MAYA, type Step, step } from '../life.ts';
import { end, isOpen, type Model, reopen as open, tell, write } from '../model.ts';

const resolve = (agent: string, resolution: Resolution, text: string): Step => ({
  name: `${agent} resolves as ${resolution}${text ? ' with a word' : ''}`,
  twice: true,
  act: ({ desk, number }, key) => resolveTicket(desk, callerAs(agent, key, 'form'), number, resolution, text),
  model(model, now) {
    if (!isOpen(model)) return 'ticket.not-open';
    if (resolution === 'declined' && !text) return 'resolve.no-reason';
    model.ownerId ??= agent;
    end(model, resolution, now);
    write(model);
    return undefined;
  },
});

/** What a requester who answers to an end may be told instead. */
function stale(model: Model): string | undefined {
  return isOpen(model) ? 'ticket.open-again' : undefined;
}

const satisfied: Step = {
  name: 'maya says all is good',
  act: ({ desk, number, resolvedId }, key) =>
    confirmResolved(desk, callerAs(MAYA, key), { number, resolvedId }),
  model(model) {
    const refusal = stale(model) ?? (model.isSatisfied ? 'ticket.confirmed' : undefined);
    if (!refusal) model.isSatisfied = true;
    return refusal;
  },
};

const rate = (rating: Rating): Step => ({
  name: `maya rates ${rating}`,
  act: ({ desk, number, resolvedId }, key) =>
    rateTicket(desk, callerAs(MAYA, key), { number, resolvedId }, rating),
  model(model) {
    const refusal = stale(model) ?? (model.rating ? 'rating.given' : undefined);
    if (!refusal) model.rating = rating;
    return refusal;
  },
});

const reopen = (personId: string): Step => ({
  name: personId === MAYA ? 'maya says not yet' : `${personId} reopens`,
  twice: true,
  act: ({ desk, number }, key) => reopenTicket(desk, callerAs(personId, key), number),
  model(model, now) {
    if (isOpen(model)) return 'ticket.open';
    if (model.status === 'closed') return 'ticket.closed';
    open(model, now);
    if (personId === MAYA) tell(model);
    return undefined;
  },
});

const agent = fc.constantFrom(...AGENTS);

export const ending: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(agent, fc.constantFrom('done', 'information provided', 'declined', 'duplicate'), fc.boolean())
    .map(([who, resolution, speaks]) => resolve(who, resolution, speaks ? 'It is mended.' : '')),
  fc.constant(reopen(MAYA)),
  agent.map(reopen),
);

export const commands = [
  ending.map(step),
  fc.constant(satisfied).map(step),
  fc.constantFrom<Rating>(1, 3, 5).map((rating) => step(rate(rating))),
  fc.tuple(ending, ending).map(([one, other]) => atOnce(one, other)),
];
