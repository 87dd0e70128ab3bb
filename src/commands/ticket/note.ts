import { noteOnTicket } from '../../services/ticket/note-ticket.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { noteForm, noteModal } from '../../views/ticket/note.ts';
import { type AskedByCommand, type AskedByForm, openView } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

export const noteVerb: Verb = {
  usage: 'note 142',
  summary: 'write something only the team sees',
  action: 'ticket.note',
  run(asked, words) {
    const number = ticketNumber(words);
    return number === undefined ? undefined : openNote(asked, number, words.slice(1).join(' '));
  },
};

async function openNote(asked: AskedByCommand, number: number, draft: string): Promise<undefined> {
  await readTicket(asked.desk, asked.caller, number, 'ticket.note');
  await openView(asked, noteModal({ number, draft }));
}

export async function submitNote({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = noteForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await noteOnTicket(desk, caller, Number(view.private_metadata), form.data.text);
  return undefined;
}
