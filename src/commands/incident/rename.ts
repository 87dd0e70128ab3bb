import { incidentName } from '../../domain/incident/name.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { renameIncident } from '../../services/incident/rename-incident.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { renameForm, renameModal } from '../../views/incident/rename.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

export async function openRename(asked: Triggered, incidentId: number): Promise<undefined> {
  await openView(
    asked,
    renameModal(await readIncident(asked.desk, asked.caller, incidentId, 'incident.work')),
  );
}

export async function submitRename({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = renameForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await renameIncident(desk, caller, Number(view.private_metadata), form.data.title);
  return undefined;
}

export const renameVerb: IncidentVerb = {
  usage: 'rename saving fails everywhere',
  summary: 'give it another title',
  async run(asked, incident, { words }) {
    const form = renameForm.safeParse({ title: words });
    if (!form.success) return openRename(asked, incident.id);
    const renamed = await renameIncident(asked.desk, asked.caller, incident.id, form.data.title);
    return plainAnswer(`The new title of ${incidentName(renamed)} is up.`);
  },
};
