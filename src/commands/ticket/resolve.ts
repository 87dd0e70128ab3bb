import { readTicket } from '../../services/ticket/read-ticket.ts';
import { reopenTicket } from '../../services/ticket/reopen-ticket.ts';
import { confirmResolved, resolveTicket } from '../../services/ticket/resolve-ticket.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { resolveForm, resolveModal, thanksFor } from '../../views/ticket/resolve.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

export async function pressResolve(asked: AskedByButton): Promise<void> {
  await openResolve(asked, Number(asked.value));
}

async function openResolve(asked: Triggered, number: number): Promise<undefined> {
  const { line } = await readTicket(asked.desk, asked.caller, number, 'ticket.resolve');
  const { requester } = line;
  await openView(asked, resolveModal({ number, requester, thanks: thanksFor(requester) }));
}

export async function submitResolve({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = resolveForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { resolution, message } = form.data;
  await resolveTicket(desk, caller, Number(view.private_metadata), resolution, message);
  return undefined;
}

export const resolveVerb: Verb = {
  usage: 'resolve 142',
  summary: 'end it, and tell its requester',
  action: 'ticket.resolve',
  run(asked, words) {
    const number = ticketNumber(words);
    return number === undefined || words.length > 1 ? undefined : openResolve(asked, number);
  },
};

/** *Not yet*, and *Reopen* on the card. */
export async function pressReopen({ desk, caller, value }: AskedByButton): Promise<void> {
  await reopenTicket(desk, caller, Number(value));
}

export const reopenVerb: Verb = {
  usage: 'reopen 142',
  summary: 'open it again, within 14 days of its end',
  action: 'ticket.reopen',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return reopenTicket(desk, caller, number).then(() => plainAnswer(`Ticket ${number} is open again.`));
  },
};

/** *Yes, all good*. */
export async function pressSatisfied({ desk, caller, value }: AskedByButton): Promise<void> {
  await confirmResolved(desk, caller, Number(value));
}
