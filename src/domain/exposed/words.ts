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
function tellFound(found: readonly Exposed[]): string {
  const told = [...new Set(found.map(({ kind, masked }) => `${NAMES[kind]} (${masked})`))];
  return told.length > 1 ? `${told.slice(0, -1).join(', ')} and ${told.at(-1)}` : (told[0] ?? '');
}

const where = (secureLink: string | null): string =>
  secureLink ? `Put it into the secure document, ${secureLink}` : 'Put it where it is safe';

/** At the field. */
export const faultText = (found: readonly Exposed[], secureLink: string | null): string =>
  `This looks like ${tellFound(found)}. ${where(secureLink)}, and leave it out here.`;

/** Where there is no field: the answer to a command. */
export function exposedText(
  found: readonly Exposed[],
  secureLink: string | null,
  canBeNone: boolean,
): string {
  const none = canBeNone ? ' If it is none, use the form on the card, where you can say so.' : '';
  return `Nothing was sent: this looks like ${tellFound(found)}, which does not belong in Slack. ${where(secureLink)}, and write the rest again.${none}`;
}

/** To whoever declared it, whose words went out without it. */
export const leftOutText = (kinds: readonly ExposedKind[]): string => {
  const told = [...new Set(kinds)].map((kind) => NAMES[kind]).join(', ');
  return `I left out of the title what looks like ${told}: it does not belong in Slack.`;
};
