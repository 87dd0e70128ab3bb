import { may } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Origin } from '../../domain/ticket/origin.ts';
import { fileTicket } from '../../services/ticket/file-ticket.ts';
import { readActor } from '../../services/ticket/read-ticket.ts';
import { similarToDraft } from '../../services/ticket/similar-tickets.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import {
  type NewTicketPlace,
  newTicketDraft,
  newTicketForm,
  newTicketModal,
  newTicketPlace,
} from '../../views/ticket/new-ticket.ts';
import { withSimilar } from '../../views/ticket/similar.ts';
import { type AskedByChange, type AskedByForm, openView, type Triggered } from '../asked.ts';

/** Opens the form, prefilled with what was typed, and with what others have asked like it. */
export async function openNewTicket(asked: Triggered, channelId: string | null, text = ''): Promise<void> {
  const actor = await readActor(asked.desk, asked.caller);
  const [summary, description] = text.length <= 150 ? [text, ''] : ['', text];
  await openView(
    asked,
    newTicketModal({
      place: { door: asked.caller.door, channelId, message: null },
      summary,
      description,
      similar: text ? await similarToDraft(asked.desk, asked.caller, text) : [],
      mayFileForOthers: may(actor, 'ticket.file-for-another'),
    }),
  );
}

/** IN-6: while it is being written; filing itself looks nothing up. */
export async function changeNewTicket({ desk, caller, client, view }: AskedByChange): Promise<void> {
  const { summary, description } = newTicketDraft.parse(readForm(view));
  const changed = withSimilar(view, await similarToDraft(desk, caller, `${summary}\n${description}`));
  if (changed) await client.views.update({ view_id: view.id, hash: view.hash, view: changed });
}

export async function submitNewTicket({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = newTicketForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { door, channelId, message } = readPlace(view.private_metadata);
  const { summary, description, requester } = form.data;
  await fileTicket(
    desk,
    { ...caller, door },
    {
      origin: originOf(channelId, message, view.id),
      summary,
      description,
      requesterId: message?.authorId ?? requester ?? caller.personId,
      files: [],
    },
  );
  return undefined;
}

/** What the view was opened with; a form from before an update may hold something else. */
function readPlace(metadata: string): NewTicketPlace {
  try {
    return newTicketPlace.parse(JSON.parse(metadata));
  } catch {
    throw new Refusal(
      'form.stale',
      'Nothing was filed: this form is out of date. Close it and open it again.',
    );
  }
}

function originOf(channelId: string | null, message: NewTicketPlace['message'], formId: string): Origin {
  if (!message || !channelId) return { from: 'form', channelId, formId };
  const isOwnDirect = channelId.startsWith('D') && message.isReadable;
  if (isOwnDirect) return { from: 'direct message', channelId, ts: message.ts };
  const { ts, threadTs, isReadable } = message;
  return { from: 'message', channelId, ts, threadTs, isReadable };
}
