import { explainClocks } from '../../services/clock/explain-clocks.ts';
import { whyModal } from '../../views/ticket/why.ts';
import { type AskedByButton, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

export async function openWhy(asked: Triggered, number: number): Promise<void> {
  await openView(asked, whyModal(await explainClocks(asked.desk, asked.caller, number)));
}

export async function pressWhy(asked: AskedByButton): Promise<void> {
  await openWhy(asked, Number(asked.value));
}

export const whyVerb: Verb = {
  usage: 'why 142',
  summary: 'why its deadlines are what they are',
  action: 'ticket.why',
  run(asked, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return openWhy(asked, number).then(() => undefined);
  },
};
