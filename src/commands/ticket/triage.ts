import { afterTriage } from '../../domain/update/suggest-template.ts';
import { readReplyFacts } from '../../services/ticket/draft-reply.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import { triageTicket } from '../../services/ticket/triage-ticket.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import {
  fromTriage,
  isMisunderstood,
  toTriage,
  triageAnswers,
  triageModal,
} from '../../views/ticket/triage.ts';
import {
  type AskedByButton,
  type AskedByChange,
  type AskedByForm,
  openView,
  type Triggered,
} from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';
import { beginReply } from './reply.ts';

export async function pressTriage(asked: AskedByButton): Promise<void> {
  await openTriage(asked, Number(asked.value));
}

async function openTriage(asked: Triggered, number: number): Promise<undefined> {
  const { ticket } = await readTicket(asked.desk, asked.caller, number, 'ticket.triage');
  await openView(asked, triageModal(ticket, fromTriage(ticket.triage)));
}

/** The form grows with the answers, and says what they come to. */
export async function changeTriage({ desk, caller, client, view }: AskedByChange): Promise<void> {
  const { ticket } = await readTicket(desk, caller, Number(view.private_metadata), 'ticket.triage');
  const answers = triageAnswers.parse(readForm(view));
  await client.views.update({ view_id: view.id, hash: view.hash, view: triageModal(ticket, answers) });
}

export async function submitTriage(asked: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const { desk, caller, view } = asked;
  const form = triageAnswers.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const number = Number(view.private_metadata);
  const triaged = await triageTicket(desk, caller, number, toTriage(form.data));
  const template = isMisunderstood(form.data) ? 'explanation' : afterTriage(triaged);
  if (template === 'after_triage') return undefined;
  const facts = await readReplyFacts(desk, caller, number);
  return { response_action: 'update', view: beginReply(facts, { template }) };
}

export const triageVerb: Verb = {
  usage: 'triage 142',
  summary: 'say what it is; a defect’s priority follows from four questions',
  action: 'ticket.triage',
  run(asked, words) {
    const number = ticketNumber(words);
    return number === undefined || words.length > 1 ? undefined : openTriage(asked, number);
  },
};
