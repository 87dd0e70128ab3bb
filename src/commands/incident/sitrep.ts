import { draftSitrep, reportNothingChanged, reportSitrep } from '../../services/incident/report-sitrep.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { sitrepForm, sitrepModal } from '../../views/incident/sitrep-form.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { incidentOf, sitrepOf } from './about.ts';
import type { IncidentVerb } from './which.ts';

async function openSitrep(asked: Triggered, incidentId: number): Promise<undefined> {
  await openView(asked, sitrepModal(await draftSitrep(asked.desk, asked.caller, incidentId)));
}

export async function pressSitrep(asked: AskedByButton): Promise<void> {
  await openSitrep(asked, incidentOf(asked.value));
}

export async function submitSitrep({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = sitrepForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await reportSitrep(desk, caller, Number(view.private_metadata), form.data);
  return undefined;
}

export async function pressNothingChanged({ desk, caller, value }: AskedByButton): Promise<void> {
  await reportNothingChanged(desk, caller, incidentOf(value), sitrepOf(value));
}

export const sitrepVerb: IncidentVerb = {
  usage: 'sitrep',
  summary: 'say how it stands; the form begins with the last one and the open tasks',
  run: (asked, { id }) => openSitrep(asked, id),
};
