import { offerCall } from '../../services/ticket/offer-call.ts';
import { plainAnswer } from '../../views/words.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

export const callOffered = (number: number) => `The requester of ticket ${number} has the link to the call.`;

export const callVerb: Verb = {
  usage: 'call 142',
  summary: 'offer its requester a call or a screen share',
  action: 'ticket.reply',
  isOffered: ({ policy }) => policy.callLink !== null,
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return offerCall(desk, caller, number).then(() => plainAnswer(callOffered(number)));
  },
};
