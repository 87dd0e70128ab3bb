import { escapeText } from '../message/slack-text.ts';
import { internalWords, type PublicWords, publicWords, type Words } from '../message/words.ts';

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

/** To staff, under the ticket's card. `name`: null of a private one. */
export function attachedForStaffWords(name: string | null, by: string): Words {
  return internalWords(
    `${escapeText(by)} attached this ticket to ${name ?? 'an incident'}. ⏸️ Its clocks wait, and the requester is told what comes of it.`,
  );
}

export function detachedForStaffWords(name: string | null): Words {
  const what = `This ticket is not part of ${name ?? 'the incident'} any more.`;
  return internalWords(`${what} This ticket is with the help desk again, and its clocks run on.`);
}
