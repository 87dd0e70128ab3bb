import { escapeText } from '../message/slack-text.ts';
import type { Exposed, ExposedKind } from './kinds.ts';

const NAMES: Readonly<Record<ExposedKind, string>> = {
  'private key': 'a private key',
  token: 'an access token',
  'secret in a link': 'a link with a password or key in it',
  password: 'a password',
  'card number': 'a card number',
  'bank account': 'a bank account (IBAN)',
  'social security number': 'a US social security number',
  'e-mail address': 'an e-mail address',
};

/** “a card number (… 1111) and an e-mail address (m…@h…)”: nothing of a value but what is masked. */
export function tellFound(found: readonly Exposed[]): string {
  const told = [...new Set(found.map(({ kind, masked }) => `${NAMES[kind]} (${masked})`))];
  return told.length > 1 ? `${told.slice(0, -1).join(', ')} and ${told.at(-1)}` : (told[0] ?? '');
}

const where = (secureLink: string | null): string =>
  secureLink ? `Put it into the secure document, ${secureLink}` : 'Put it where it is safe';

/** At the field. */
export const faultText = (found: readonly Exposed[], secureLink: string | null): string =>
  `This looks like ${tellFound(found)}. ${where(secureLink)}, and leave it out here.`;

/** Where there is no field: the answer to a command, or to a button. `form`: the one that has such fields. */
export function exposedText(
  found: readonly Exposed[],
  secureLink: string | null,
  canBeNone: boolean,
  form: string,
): string {
  const none = canBeNone ? ` If it is none, use ${form}, where you can say so.` : '';
  return `Nothing was sent: this looks like ${tellFound(found)}, which does not belong in Slack. ${where(secureLink)}, and write the rest again.${none}`;
}

/** To an agent who wrote in the requester's own thread. */
export const alreadySaidText = (found: readonly Exposed[], secureLink: string | null): string =>
  `⚠️ The requester has read what looks like ${escapeText(tellFound(found))}, which does not belong in Slack. ${where(secureLink)}, and edit it out of your message.`;

/** To an agent who has put it into a message that had gone to the requester before. */
export const notCarriedText = (found: readonly Exposed[], secureLink: string | null): string =>
  `⚠️ Your edit has not gone to the requester: this looks like ${escapeText(tellFound(found))}. ${where(secureLink)}, and take it out of your message again.`;

/** To whoever put a message on a record, where it stands as it was written. */
export const leftOutOfRecordText = (found: readonly Exposed[], secureLink: string | null): string =>
  `It is on the record, without what looks like ${escapeText(tellFound(found))}: that does not belong in Slack. ${where(secureLink)}, and have it taken out of the message too.`;

/** To an agent who would send a note, or a comment, to the requester. */
export const notSentText = (found: readonly Exposed[], secureLink: string | null): string =>
  `this looks like ${escapeText(tellFound(found))}, which does not belong in Slack. ${where(secureLink)}, and send the rest.`;

/** To whoever declared it, whose words went out without it. */
export const leftOutText = (kinds: readonly ExposedKind[]): string => {
  const told = [...new Set(kinds)].map((kind) => NAMES[kind]).join(', ');
  return `I left out of the title what looks like ${told}: it does not belong in Slack.`;
};
