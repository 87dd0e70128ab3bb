import { canReopen } from '../../domain/incident/state.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { reopenIncident } from '../../services/incident/reopen-incident.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { reasonForm } from '../../views/incident/reason.ts';
import { reopenModal } from '../../views/incident/reopen.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

async function openReopen(asked: Triggered, id: number): Promise<undefined> {
  await openView(asked, reopenModal(await readIncident(asked.desk, asked.caller, id, 'incident.work')));
}

export async function pressReopen(asked: AskedByButton): Promise<void> {
  await openReopen(asked, Number(asked.value));
}

export async function submitReopen({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = reasonForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await reopenIncident(desk, caller, Number(view.private_metadata), form.data.reason);
  return undefined;
}

export const reopenVerb: IncidentVerb = {
  usage: 'reopen 12',
  summary: 'it is back: work on it again',
  isFor: canReopen,
  run: (asked, { id }) => openReopen(asked, id),
};
