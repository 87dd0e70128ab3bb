import { isQuiet } from '../../domain/ticket/imported.ts';
import { readDeclined } from '../../services/escalation/read-declined.ts';
import { readReplyFacts } from '../../services/ticket/draft-reply.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import { reopenTicket } from '../../services/ticket/reopen-ticket.ts';
import { resolveTicket } from '../../services/ticket/resolve-ticket.ts';
import { wantArticle } from '../../services/ticket/want-article.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { lastWords, resolveAnswers, resolveForm, resolveModal } from '../../views/ticket/resolve.ts';
import { plainAnswer } from '../../views/words.ts';
import {
  type Asked,
  type AskedByButton,
  type AskedByChange,
  type AskedByForm,
  openView,
  type Triggered,
} from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

export async function pressResolve(asked: AskedByButton): Promise<void> {
  await openResolve(asked, Number(asked.value));
}

async function openResolve(asked: Triggered, number: number): Promise<undefined> {
  const declined = await readDeclined(asked.desk, asked.caller, number);
  await openView(asked, resolveModal({ number, ...(await wordsFor(asked, number)), ...declined }));
}

/** Whom the last words are for, and their draft. */
async function wordsFor({ desk, caller }: Asked, number: number) {
  const { ticket } = await readTicket(desk, caller, number, 'ticket.resolve');
  const { requester, draft } = await readReplyFacts(desk, caller, number);
  const isSilent = isQuiet(ticket);
  return { requester, isSilent, thanks: isSilent ? '' : draft('final_thanks') };
}

/** Declining asks for the reason in the place of the thanks. */
export async function changeResolve(asked: AskedByChange): Promise<void> {
  const { client, view } = asked;
  const number = Number(view.private_metadata);
  const answers = resolveAnswers.parse(readForm(view));
  const form = resolveModal({ number, ...(await wordsFor(asked, number)), ...answers });
  await client.views.update({ view_id: view.id, hash: view.hash, view: form });
}

export async function submitResolve(asked: AskedByForm): Promise<FormErrors | undefined> {
  const { desk, caller, view } = asked;
  const form = resolveForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const number = Number(view.private_metadata);
  const { thanks } = await wordsFor(asked, number);
  await resolveTicket(desk, caller, number, form.data.resolution, lastWords(form.data, thanks));
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

/** *Reopen* on the card, and *Not yet*, which names the end it answers as well. */
export async function pressReopen({ desk, caller, value }: AskedByButton): Promise<void> {
  await reopenTicket(desk, caller, Number(value.split(':', 1)[0]));
}

export const reopenVerb: Verb = {
  usage: 'reopen 142',
  summary: 'open it again, until it is closed',
  action: 'ticket.reopen',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return reopenTicket(desk, caller, number).then(() => plainAnswer(`Ticket ${number} is open again.`));
  },
};

/** *It should*, under what staff read of the end. */
export async function pressArticle({ desk, caller, value }: AskedByButton): Promise<void> {
  await wantArticle(desk, caller, Number(value));
}
