import { undoAct, undoLast } from '../../services/ticket/undo-act.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

/** *Undo*: the offer it stands in has served. */
export async function pressUndo({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  const { number } = await undoAct(desk, caller, Number(value));
  await replace(plainAnswer(undone(number)));
}

export const undone = (number: number) =>
  `Undone: ticket ${number} is as it was before. Messages that went out stay; who was told of it is told of this.`;

/** How to take back what a command did, where no button can stand (C-3). */
export const undoHint = (number: number) => `\`/ticket undo ${number}\` takes that back, for 10 minutes.`;

export const undoVerb: Verb = {
  usage: 'undo 142',
  summary: 'take back the last thing you did to it, within 10 minutes',
  action: 'ticket.history',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return undoLast(desk, caller, number).then(() => plainAnswer(undone(number)));
  },
};
