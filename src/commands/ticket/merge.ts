import { linkTickets, unlinkTickets } from '../../services/ticket/link-tickets.ts';
import { mergeTicket } from '../../services/ticket/merge-ticket.ts';
import { readCompany, readMerge } from '../../services/ticket/read-merge.ts';
import { unmergeTicket } from '../../services/ticket/unmerge-ticket.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { companyForm, companyModal, type How, mergeModal } from '../../views/ticket/merge.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';
import { undoHint } from './undo.ts';

/** *Duplicates and links* of *More*. */
export async function openCompany(asked: Triggered, number: number, how: How = 'merge'): Promise<undefined> {
  const company = await readCompany(asked.desk, asked.caller, number);
  await openView(asked, companyModal(company, how));
}

export async function submitCompany(asked: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const { desk, caller, view } = asked;
  const form = companyForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const number = Number(view.private_metadata);
  const other = Number(form.data.other || form.data.similar || 0);
  if (other === 0) {
    return { response_action: 'errors', errors: { other: 'Choose a ticket, or write the number of one.' } };
  }
  if (form.data.how === 'merge') {
    const merge = await readMerge(desk, caller, number, other);
    return { response_action: 'update', view: mergeModal(merge) };
  }
  await (form.data.how === 'link' ? linkTickets : unlinkTickets)(desk, caller, number, other);
  return undefined;
}

export async function submitMerge({ desk, caller, view }: AskedByForm): Promise<undefined> {
  const [number = '', into = ''] = view.private_metadata.split(':');
  await mergeTicket(desk, caller, Number(number), Number(into));
}

export async function pressUnmerge({ desk, caller, value }: AskedByButton): Promise<void> {
  await unmergeTicket(desk, caller, Number(value));
}

/** `142 150`: two tickets and nothing else. */
function twoNumbers(words: readonly string[]): readonly [number, number | undefined] | undefined {
  const one = ticketNumber(words);
  if (one === undefined || words.length > 2) return undefined;
  const other = ticketNumber(words.slice(1));
  return words.length === 2 && other === undefined ? undefined : [one, other];
}

export const mergeVerb: Verb = {
  usage: 'merge 150 142',
  summary: 'make 150 a duplicate of 142: one answer for both',
  action: 'ticket.merge',
  run(asked, words) {
    const numbers = twoNumbers(words);
    if (!numbers) return undefined;
    const [number, into] = numbers;
    if (into === undefined) return openCompany(asked, number);
    const { desk, caller } = asked;
    return readMerge(desk, caller, number, into).then(async (merge) => {
      await openView(asked, mergeModal(merge));
      return undefined;
    });
  },
};

export const unmergeVerb: Verb = {
  usage: 'unmerge 150',
  summary: 'take a merged ticket out again',
  action: 'ticket.merge',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return unmergeTicket(desk, caller, number).then(({ status }) =>
      plainAnswer(`Ticket ${number} is by itself again: ${status}.`),
    );
  },
};

export const linkVerb: Verb = {
  usage: 'link 142 150',
  summary: 'show on each card that they have to do with each other',
  action: 'ticket.link',
  run(asked, words) {
    const numbers = twoNumbers(words);
    if (!numbers) return undefined;
    const [number, other] = numbers;
    if (other === undefined) return openCompany(asked, number, 'link');
    return linkTickets(asked.desk, asked.caller, number, other).then(() =>
      plainAnswer(`Tickets ${number} and ${other} are linked. Both cards say so. ${undoHint(number)}`),
    );
  },
};

export const unlinkVerb: Verb = {
  usage: 'unlink 142 150',
  summary: 'take their link away',
  action: 'ticket.link',
  run({ desk, caller }, words) {
    const [number, other] = twoNumbers(words) ?? [];
    if (number === undefined || other === undefined) return undefined;
    return unlinkTickets(desk, caller, number, other).then(() =>
      plainAnswer(`Tickets ${number} and ${other} are no longer linked.`),
    );
  },
};
