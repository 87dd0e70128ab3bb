import { snoozeSitrep } from '../../services/incident/remind-sitrep.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { sitrepSnoozeForm, sitrepSnoozeModal, snoozedModal } from '../../views/incident/snooze.ts';
import { type AskedByButton, type AskedByForm, openView } from '../asked.ts';
import { incidentOf, sitrepOf } from './about.ts';

/** *Snooze*, under a reminder. */
export async function pressSitrepSnooze(asked: AskedByButton): Promise<void> {
  await openView(asked, sitrepSnoozeModal(asked.value));
}

export async function submitSitrepSnooze({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | FormUpdate> {
  const form = sitrepSnoozeForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const about = view.private_metadata;
  const sitrep = { incidentId: incidentOf(about), number: sitrepOf(about) ?? 0 };
  const said = await snoozeSitrep(desk, caller, sitrep, form.data.until);
  return { response_action: 'update', view: snoozedModal(said) };
}
