import { takeTicket } from '../../services/ticket/take-ticket.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';
import { undoHint } from './undo.ts';

export async function pressTake({ desk, caller, value }: AskedByButton): Promise<void> {
  await takeTicket(desk, caller, Number(value));
}

export const takeVerb: Verb = {
  usage: 'take 142',
  summary: 'become its owner',
  action: 'ticket.take',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return takeTicket(desk, caller, number).then(() =>
      plainAnswer(`Ticket ${number} is yours. ${undoHint(number)}`),
    );
  },
};
