import { withdrawTicket } from '../../services/ticket/withdraw-ticket.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';
import { undoHint } from './undo.ts';

export const withdrawn = (number: number) =>
  `Ticket ${number} is out: it was no request. *Reopen*, in its thread or on its card, brings it back.`;

/** *Not a request*, offered to whoever took 🎫 off again. */
export async function pressWithdraw({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  const { number } = await withdrawTicket(desk, caller, Number(value));
  await replace(plainAnswer(withdrawn(number)));
}

export const withdrawVerb: Verb = {
  usage: 'withdraw 142',
  summary: 'not a request: take out what was filed by mistake',
  action: 'ticket.resolve',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return withdrawTicket(desk, caller, number).then(() =>
      plainAnswer(`${withdrawn(number)} ${undoHint(number)}`),
    );
  },
};
