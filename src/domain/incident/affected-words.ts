import { escapeText } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';
import { isOpen, type TicketStatus } from '../ticket/status.ts';

/**
 * What the requester of an attached ticket reads of an incident (INC-12): nothing of its cause, its name or its end.
 * Of a private one it is the same, so that nothing can be told from it (INC-10).
 */

export function identifiedWords(number: number, workaround: string | null): PublicWords {
  const told = `Ticket ${number} is part of a problem that people are working on now, at any hour. You read here what comes of it.`;
  return workaround
    ? publicWords(`${told} Until then this may get you on:`, { quote: workaround })
    : publicWords(told);
}

export const workaroundWords = (number: number, workaround: string): PublicWords =>
  publicWords(`Something that may get you on with ticket ${number}, until the problem is over:`, {
    quote: workaround,
  });

interface Affected {
  readonly number: number;
  readonly status: TicketStatus;
}

/** A ticket may have been resolved or closed while the problem went on. */
export function allClearWords({ number, status }: Affected): PublicWords {
  const told = `The problem that ticket ${number} is part of is over, as far as we can see. Does it work for you again?`;
  if (status === 'closed') {
    return publicWords(`${told} If not, write here: your ticket is closed, and it is filed anew.`);
  }
  const wayBack = status === 'resolved' ? 'your ticket is then open again' : 'your ticket is still open';
  const buttons = { set: 'still-affected', value: String(number) } as const;
  return publicWords(`${told} If not, say so: ${wayBack}.`, { buttons });
}

export function falseAlarmWords({ number, status }: Affected): PublicWords {
  const none = 'What we took for a larger problem was none.';
  if (!isOpen(status)) return publicWords(`${none} Ticket ${number} stays ${status}, as you read here.`);
  return publicWords(
    `${none} Ticket ${number} goes on with the help desk as before, and you read the answer here.`,
  );
}

/** It is no part of it after all. */
export function takenOutWords({ number, status }: Affected): PublicWords {
  const none = `Ticket ${number} is not part of the larger problem after all.`;
  if (!isOpen(status)) return publicWords(`${none} It stays ${status}, as you read here.`);
  return publicWords(`${none} It goes on with the help desk as before, and you read the answer here.`);
}

/** They were told that it was over, or that it was none. */
export function notOverWords({ number, status }: Affected): PublicWords {
  const told = `The problem that ticket ${number} was part of may not be over after all: people are working on it again. You read here what comes of it.`;
  return publicWords(
    isOpen(status) ? told : `${told} Your ticket stays ${status}; if it hits you again, write here.`,
  );
}

/** To staff, under the ticket's card. `name`: null of a private one. */
export function attachedForStaffWords(name: string | null, by: string, status: TicketStatus): Words {
  const clocks = isOpen(status) ? '⏸️ Its clocks wait, and the' : 'The';
  return internalWords(
    `${escapeText(by)} attached this ticket to ${name ?? 'an incident'}. ${clocks} requester is told what comes of it.`,
  );
}

export function detachedForStaffWords(
  name: string | null,
  why: 'over' | 'false alarm' | 'taken out',
  status: TicketStatus,
): Words {
  const what = {
    over: `${name ?? 'The incident'} is over: the requester was told, and asked whether it works.`,
    'false alarm': `${name ?? 'The incident'} was a false alarm; the requester was told.`,
    'taken out': `This ticket is not part of ${name ?? 'the incident'} any more; the requester was told.`,
  }[why];
  const where = isOpen(status)
    ? 'is with the help desk again, and its clocks run on'
    : `is ${status} already, and stays so`;
  return internalWords(`${what} This ticket ${where}.`);
}

export const stillAffectedWords = (number: number, by: string): Words =>
  internalWords(`⚠️ ${escapeText(by)} says of ticket ${number}: not yet. For them it is not over.`);
