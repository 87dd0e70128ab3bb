import { attachTickets, detachTicket } from '../../services/incident/attach-tickets.ts';
import { readAffected } from '../../services/incident/read-affected.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { attachForm, attachModal } from '../../views/incident/attach.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

export async function pressAttach(asked: AskedByButton): Promise<void> {
  await openAttach(asked, Number(asked.value));
}

/** INC-12: the people affected, with open tickets like it to choose from. */
export async function openAttach(asked: Triggered, incidentId: number, typed = ''): Promise<undefined> {
  const affected = await readAffected(asked.desk, asked.caller, incidentId);
  await openView(asked, attachModal({ ...affected, typed }));
}

export async function submitAttach({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = attachForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await attachTickets(desk, caller, Number(view.private_metadata), form.data);
  return undefined;
}

/** *Take out*; the list it stands in shows it at once. */
export async function pressDetach(asked: AskedByButton): Promise<void> {
  const { desk, caller, client, modalId } = asked;
  const [incidentId = 0, number = 0] = asked.value.split(':').map(Number);
  await detachTicket(desk, caller, incidentId, number);
  if (!modalId) return;
  const affected = await readAffected(desk, caller, incidentId);
  await client.views.update({ view_id: modalId, view: attachModal({ ...affected, typed: '' }) });
}

export const attachVerb: IncidentVerb = {
  usage: 'attach 142 143',
  isOfNumbers: true,
  summary: 'make tickets of people affected part of it; they are told',
  run: (asked, { id }, { words }) => openAttach(asked, id, words),
};
