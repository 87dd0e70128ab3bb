import { draftIssue } from '../../services/escalation/draft-issue.ts';
import { escalateTicket } from '../../services/escalation/escalate-ticket.ts';
import { escalateEngineer, escalateForm, escalateModal } from '../../views/escalation/escalate.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import {
  type AskedByButton,
  type AskedByChange,
  type AskedByForm,
  openView,
  type Triggered,
} from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

export async function pressEscalate(asked: AskedByButton): Promise<void> {
  await openEscalate(asked, Number(asked.value));
}

async function openEscalate(asked: Triggered, number: number): Promise<undefined> {
  const { ticket, draft, ...sheet } = await draftIssue(asked.desk, asked.caller, number);
  await openView(asked, escalateModal({ ...ticket, ...sheet }, draft));
}

/** The list of what is missing follows the answers. */
export async function changeEscalate({ desk, caller, client, view }: AskedByChange): Promise<void> {
  const { ticket, draft: _begun, ...sheet } = await draftIssue(desk, caller, Number(view.private_metadata));
  const draft = escalateForm.parse(readForm(view));
  await client.views.update({
    view_id: view.id,
    hash: view.hash,
    view: escalateModal({ ...ticket, ...sheet }, draft),
  });
}

export async function submitEscalate({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = escalateForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { engineer } = escalateEngineer.parse(readForm(view));
  await escalateTicket(desk, caller, Number(view.private_metadata), form.data, engineer ?? null);
  return undefined;
}

export const escalateVerb: Verb = {
  usage: 'escalate 142',
  summary: 'pass it to the engineers, as an issue on GitHub',
  action: 'ticket.escalate',
  run(asked, words) {
    const number = ticketNumber(words);
    return number === undefined || words.length > 1 ? undefined : openEscalate(asked, number);
  },
};
