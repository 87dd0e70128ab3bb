import fc from 'fast-check';
import { KIND_OF_THE_REST } from '../../../src/domain/update/kinds.ts';
import { hearMessage } from '../../../src/services/ticket/hear-message.ts';
import { replyToTicket } from '../../../src/services/ticket/reply-ticket.ts';
import { heardAt } from '../../faults/bare-desk.ts';
import { AGENTS, atOnce, callerAs, type Life, MAYA, type Step, step } from '../life.ts';
import { answer, isOpen, move, reopen, tell } from '../model.ts';
import { ending } from './end.ts';

const reply = (agent: string, asks: boolean): Step => ({
  name: asks ? `${agent} asks` : `${agent} answers`,
  twice: true,
  act: ({ desk, number }, key) =>
    replyToTicket(desk, callerAs(agent, key, 'form'), number, {
      text: 'Which browser is it?',
      asks,
      update: asks ? 'clarification' : KIND_OF_THE_REST,
      isMeant: false,
    }),
  model(model, now) {
    if (!isOpen(model)) return 'ticket.not-open';
    answer(model, agent, asks, now);
    return undefined;
  },
});

/** In the requester's thread. */
function say(life: Life, personId: string, text: string, key: string) {
  const heard = { ...heardAt(life.ts(), text, personId), threadTs: life.rootTs };
  return hearMessage(life.desk, callerAs(personId, key, 'message'), heard);
}

const writeInThread = (agent: string): Step => ({
  name: `${agent} writes in the thread`,
  act: (life, key) => say(life, agent, 'I am looking at it.', key),
  model(model, now) {
    if (isOpen(model) && !model.isSucceeded) answer(model, agent, false, now);
    return undefined;
  },
});

const THANKS = 'thanks! 🙏';

const hear = (text: string): Step => ({
  name: `maya says ${JSON.stringify(text)}`,
  act: (life, key) => say(life, MAYA, text, key),
  model(model, now) {
    if (model.isSucceeded) return undefined;
    if (model.status === 'closed') model.isSucceeded = text !== THANKS;
    if (model.status === 'waiting on requester') move(model, model.before ?? 'in progress', now);
    if (model.status === 'resolved' && text !== THANKS) {
      reopen(model, now);
      tell(model);
    }
    return undefined;
  },
});

const agent = fc.constantFrom(...AGENTS);
const said = fc.constantFrom(THANKS, 'It is Firefox.', 'thanks, but the map is gone again').map(hear);

export const commands = [
  fc.tuple(agent, fc.boolean()).map(([who, asks]) => step(reply(who, asks))),
  agent.map((who) => step(writeInThread(who))),
  said.map(step),
  fc.tuple(said, ending).map(([one, other]) => atOnce(one, other)),
  fc.tuple(ending, said).map(([one, other]) => atOnce(one, other)),
  fc.tuple(said, agent).map(([one, who]) => atOnce(one, reply(who, true))),
];
