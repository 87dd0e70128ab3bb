import { draftIssue, previewIssue } from '../../services/escalation/draft-issue.ts';
import { escalateTicket } from '../../services/escalation/escalate-ticket.ts';
import { linkIssue } from '../../services/escalation/link-issue.ts';
import { escalateEngineer, escalateForm, escalateModal } from '../../views/escalation/escalate.ts';
import { previewModal } from '../../views/escalation/preview.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { plainAnswer } from '../../views/words.ts';
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

/** What is missing, and which issues are alike, follows the answers. */
export async function changeEscalate({ desk, caller, client, view }: AskedByChange): Promise<void> {
  const written = escalateForm.parse(readForm(view));
  const { ticket, draft, ...sheet } = await draftIssue(desk, caller, Number(view.private_metadata), written);
  await client.views.update({
    view_id: view.id,
    hash: view.hash,
    view: escalateModal({ ...ticket, ...sheet }, draft),
  });
}

/** *Preview*, on top of the form, which keeps what was typed. */
export async function pressPreview(asked: AskedByButton): Promise<void> {
  if (!asked.form) return;
  const written = escalateForm.parse(readForm(asked.form));
  const issue = await previewIssue(asked.desk, asked.caller, Number(asked.value), written);
  await openView(asked, previewModal(issue));
}

/** *Link instead*: its answer takes the form's place. */
export async function pressLinkIssue({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  const [number = '', issueRowId = ''] = value.split(' ');
  await linkIssue(desk, caller, Number(number), Number(issueRowId));
  await replace(
    plainAnswer(
      `Ticket ${number} waits for that issue now. Its requester is told, and hears what becomes of it.`,
    ),
  );
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
