import { readUntil } from '../../domain/snooze/read-until.ts';
import { tellUntil, UNTIL_REPLY } from '../../domain/snooze/snooze.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import { snoozeTicket } from '../../services/ticket/snooze-ticket.ts';
import { unsnoozeTicket } from '../../services/ticket/wake-ticket.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { snoozeForm, snoozeModal } from '../../views/ticket/snooze.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByForm, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';
import { undoHint } from './undo.ts';

/** The form, with the next morning proposed. `said`: what could not be read as a time. */
export async function openSnooze(asked: Triggered, number: number, said = ''): Promise<undefined> {
  const { desk, caller } = asked;
  await readTicket(desk, caller, number, 'ticket.snooze');
  const until = readUntil(['tomorrow'], desk.policy.calendars.desk, desk.now());
  await openView(asked, snoozeModal({ number, until, said }));
}

export async function submitSnooze({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = snoozeForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await snoozeTicket(desk, caller, Number(view.private_metadata), form.data.until ?? UNTIL_REPLY);
  return undefined;
}

export const snoozeVerb: Verb = {
  usage: 'snooze 142 until Mon',
  summary: 'put it aside until a day, `2 days`, `2026-03-10 14:00`, or `reply`',
  action: 'ticket.snooze',
  run(asked, words) {
    const number = ticketNumber(words);
    if (number === undefined) return undefined;
    const { desk, caller } = asked;
    const until = readUntil(words.slice(1), desk.policy.calendars.desk, desk.now());
    if (!until) return openSnooze(asked, number, words.slice(1).join(' '));
    return snoozeTicket(desk, caller, number, until).then(() =>
      plainAnswer(
        `Ticket ${number} is snoozed ${tellUntil(until)}. \`/ticket unsnooze ${number}\` wakes it before. ${undoHint(number)}`,
      ),
    );
  },
};

export const woken = (number: number) => `Ticket ${number} is awake.`;

export const unsnoozeVerb: Verb = {
  usage: 'unsnooze 142',
  summary: 'wake a snoozed ticket',
  action: 'ticket.snooze',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return unsnoozeTicket(desk, caller, number).then(() => plainAnswer(woken(number)));
  },
};
