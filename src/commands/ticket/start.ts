import { startWork } from '../../services/escalation/start-work.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

/** *Start work*, on the card of what the product owner has accepted. */
export async function pressStart({ desk, caller, value }: AskedByButton): Promise<void> {
  await startWork(desk, caller, Number(value));
}

export const startVerb: Verb = {
  usage: 'start 142',
  summary: 'begin the work on what the product owner has accepted',
  action: 'escalation.start',
  isOffered: ({ tracker }) => tracker !== undefined,
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return startWork(desk, caller, number).then(() =>
      plainAnswer(`Work on ticket ${number} has begun. Its requester is told.`),
    );
  },
};
