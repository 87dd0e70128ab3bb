import { offerCall } from '../../services/ticket/offer-call.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

/** *Offer a call* on the card of a desk that has a place for calls. */
export async function pressCall({ desk, caller, value }: AskedByButton): Promise<void> {
  await offerCall(desk, caller, Number(value));
}

export const callVerb: Verb = {
  usage: 'call 142',
  summary: 'offer its requester a call or a screen share',
  action: 'ticket.reply',
  isOffered: ({ policy }) => policy.callLink !== null,
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return offerCall(desk, caller, number).then(() =>
      plainAnswer(`The requester of ticket ${number} has the link to the call.`),
    );
  },
};
