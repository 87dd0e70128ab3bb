import { afterTriage } from '../../domain/update/suggest-template.ts';
import { readReplyFacts } from '../../services/ticket/draft-reply.ts';
import { readTriage } from '../../services/ticket/read-triage.ts';
import { triageTicket } from '../../services/ticket/triage-ticket.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { triageModal } from '../../views/ticket/triage.ts';
import { fromTriage, toTerms, toTriage, triageAnswers } from '../../views/ticket/triage-answers.ts';
import {
  type AskedByButton,
  type AskedByChange,
  type AskedByForm,
  openView,
  type Triggered,
} from '../asked.ts';
import { declareForTicket } from '../incident/declare.ts';
import { ticketNumber, type Verb } from '../verbs.ts';
import { beginReply } from './reply.ts';

export async function pressTriage(asked: AskedByButton): Promise<void> {
  await openTriage(asked, Number(asked.value));
}

async function openTriage(asked: Triggered, number: number): Promise<undefined> {
  const sheet = await readTriage(asked.desk, asked.caller, number);
  await openView(asked, triageModal(sheet, fromTriage({ ...sheet, ...sheet.ticket })));
}

/** The form grows with the answers, and says what they come to. */
export async function changeTriage({ desk, caller, client, view }: AskedByChange): Promise<void> {
  const sheet = await readTriage(desk, caller, Number(view.private_metadata));
  const answers = { ...fromTriage({ ...sheet, ...sheet.ticket }), ...triageAnswers.parse(readForm(view)) };
  await client.views.update({ view_id: view.id, hash: view.hash, view: triageModal(sheet, answers) });
}

export async function submitTriage(asked: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const { desk, caller, view } = asked;
  const form = triageAnswers.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const number = Number(view.private_metadata);
  const { incident, doubt } = form.data;
  if (incident !== 'no' && (doubt ?? 'declare') === 'declare')
    return { response_action: 'update', view: await declareForTicket(asked, number, true) };
  const triaged = await triageTicket(desk, caller, number, toTriage(form.data), toTerms(form.data));
  const template = triaged.triage?.isMisunderstood ? 'explanation' : afterTriage(triaged);
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
