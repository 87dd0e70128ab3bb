import { readTicket } from '../../services/ticket/read-ticket.ts';
import { replyToTicket, sendToRequester } from '../../services/ticket/reply-ticket.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { replyForm, replyModal } from '../../views/ticket/reply.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

export async function pressReply(asked: AskedByButton): Promise<void> {
  await openReply(asked, Number(asked.value), '');
}

async function openReply(asked: Triggered, number: number, draft: string): Promise<undefined> {
  const { line } = await readTicket(asked.desk, asked.caller, number, 'ticket.reply');
  await openView(asked, replyModal({ number, summary: line.summary, requester: line.requester, draft }));
}

export async function submitReply({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = replyForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await replyToTicket(desk, caller, Number(view.private_metadata), form.data);
  return undefined;
}

export const replyVerb: Verb = {
  usage: 'reply 142',
  summary: 'write to its requester',
  action: 'ticket.reply',
  run(asked, words) {
    const number = ticketNumber(words);
    return number === undefined ? undefined : openReply(asked, number, words.slice(1).join(' '));
  },
};

/** *Send to requester*, under a note of one's own. */
export async function pressSendToRequester({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  await sendToRequester(desk, caller, Number(value));
  await replace(plainAnswer('Sent to the requester.'));
}
