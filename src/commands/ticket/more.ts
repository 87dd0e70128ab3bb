import { assignTicket } from '../../services/ticket/assign-ticket.ts';
import { markSensitive } from '../../services/ticket/mark-sensitive.ts';
import { readHistory, readTicket } from '../../services/ticket/read-ticket.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { assignForm, assignModal } from '../../views/ticket/assign.ts';
import { MORE_ACTS, type MoreAct } from '../../views/ticket/card.ts';
import { sensitiveModal } from '../../views/ticket/sensitive.ts';
import { historyModal, ticketModal } from '../../views/ticket/show.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

/** The menu behind *More* on a card. */
export async function pressMore(asked: AskedByButton): Promise<void> {
  const [act = '', number = ''] = asked.value.split(':');
  const chosen = MORE_ACTS.find((known) => known === act);
  if (chosen) await OPENERS[chosen](asked, Number(number));
}

const OPENERS: Record<MoreAct, (asked: Triggered, number: number) => Promise<void>> = {
  assign: openAssign,
  async sensitive(asked, number) {
    await readTicket(asked.desk, asked.caller, number, 'ticket.mark-sensitive');
    await openView(asked, sensitiveModal(number));
  },
  async show(asked, number) {
    const story = await readTicket(asked.desk, asked.caller, number);
    await openView(asked, ticketModal({ ...story, description: story.ticket.description }));
  },
  async history(asked, number) {
    await openView(asked, historyModal(number, await readHistory(asked.desk, asked.caller, number)));
  },
};

async function openAssign(asked: Triggered, number: number): Promise<void> {
  const { ticket } = await readTicket(asked.desk, asked.caller, number, 'ticket.assign');
  await openView(asked, assignModal({ number, ownerId: ticket.ownerId }));
}

export async function submitAssign({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = assignForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await assignTicket(desk, caller, Number(view.private_metadata), form.data.owner);
  return undefined;
}

export const assignVerb: Verb = {
  usage: 'assign 142 @tomas',
  summary: 'give it to another agent',
  action: 'ticket.assign',
  run(asked, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 2) return undefined;
    const personId = asked.text.match(/\s<@(\w+)(?:\|[^>]*)?>$/)?.[1];
    if (!personId) return openAssign(asked, number).then(() => undefined);
    const { desk, caller } = asked;
    return assignTicket(desk, caller, number, personId).then(() =>
      plainAnswer(`Ticket ${number} is now with <@${personId}>.`),
    );
  },
};

export async function submitSensitive({ desk, caller, view }: AskedByForm): Promise<undefined> {
  await markSensitive(desk, caller, Number(view.private_metadata));
}
