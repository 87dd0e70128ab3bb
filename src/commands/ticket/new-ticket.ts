import { may } from '../../domain/people/permissions.ts';
import { fileTicket } from '../../services/ticket/file-ticket.ts';
import { readActor } from '../../services/ticket/read-ticket.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { newTicketForm, newTicketModal, newTicketPlace } from '../../views/ticket/new-ticket.ts';
import { type AskedByForm, openView, type Triggered } from '../asked.ts';

/** Opens the form, prefilled with what was typed. Nothing is looked up but who asks. */
export async function openNewTicket(asked: Triggered, channelId: string | null, text = ''): Promise<void> {
  const actor = await readActor(asked.desk, asked.caller);
  const [summary, description] = text.length <= 150 ? [text, ''] : ['', text];
  await openView(
    asked,
    newTicketModal({
      place: { door: asked.caller.door, channelId, message: null },
      summary,
      description,
      mayFileForOthers: may(actor, 'ticket.file-for-another'),
    }),
  );
}

export async function submitNewTicket({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = newTicketForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { door, channelId, message } = newTicketPlace.parse(JSON.parse(view.private_metadata));
  const { summary, description, requester } = form.data;
  const origin =
    message && channelId
      ? ({ from: 'message', channelId, ...message } as const)
      : ({ from: 'form', channelId, formId: view.id } as const);
  await fileTicket(
    desk,
    { ...caller, door },
    {
      origin,
      summary,
      description,
      requesterId: message?.authorId ?? requester ?? caller.personId,
      files: [],
    },
  );
  return undefined;
}
