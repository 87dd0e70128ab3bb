import { draftResolution, resolveIncident } from '../../services/incident/resolve-incident.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { resolveIncidentForm, resolveIncidentModal } from '../../views/incident/resolve.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

/** What stands against it is said before anybody writes a final sitrep. */
async function openResolve(asked: Triggered, id: number): Promise<undefined> {
  await openView(asked, resolveIncidentModal(await draftResolution(asked.desk, asked.caller, id)));
}

export async function pressResolve(asked: AskedByButton): Promise<void> {
  await openResolve(asked, Number(asked.value));
}

export async function submitResolve({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = resolveIncidentForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await resolveIncident(desk, caller, Number(view.private_metadata), form.data);
  return undefined;
}

export const resolveVerb: IncidentVerb = {
  usage: 'resolve',
  summary: 'end it with the final sitrep',
  isFor: (state) => state === 'remediating' || state === 'monitoring',
  run: (asked, { id }) => openResolve(asked, id),
};
