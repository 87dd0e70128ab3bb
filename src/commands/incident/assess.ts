import { refuseUnlessUnassessed } from '../../domain/incident/guards.ts';
import { assessIncident, beginAssessing } from '../../services/incident/assess-incident.ts';
import { callOffIncident } from '../../services/incident/false-alarm.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { assessAnswers, assessForm, assessModal } from '../../views/incident/assess.ts';
import { falseAlarmModal } from '../../views/incident/false-alarm.ts';
import { reasonForm } from '../../views/incident/reason.ts';
import {
  type AskedByButton,
  type AskedByChange,
  type AskedByForm,
  openView,
  type Triggered,
} from '../asked.ts';
import { incidentOf } from './about.ts';
import type { IncidentVerb } from './which.ts';

/** Pressed by the commander, assessing begins; the form takes it on (INC-5). */
async function openAssess(
  asked: Triggered,
  incidentId: number,
  verdict: 'confirmed' | 'false alarm' = 'confirmed',
): Promise<undefined> {
  const { desk, caller } = asked;
  const known = await readIncident(desk, caller, incidentId, 'incident.lead');
  refuseUnlessUnassessed(known);
  if (known.state === 'initiated') await beginAssessing(desk, caller, incidentId);
  const incident = await readIncident(desk, caller, incidentId, 'incident.lead');
  await openView(asked, assessModal({ incident, verdict }));
}

export async function pressAssess(asked: AskedByButton): Promise<void> {
  await openAssess(asked, incidentOf(asked.value));
}

/** Of a false alarm a reason is asked, and nothing else. */
export async function changeAssess({ desk, caller, client, view }: AskedByChange): Promise<void> {
  const incident = await readIncident(desk, caller, Number(view.private_metadata), 'incident.lead');
  const { verdict } = assessAnswers.parse(readForm(view));
  const form = assessModal({ incident, verdict: verdict ?? 'confirmed' });
  await client.views.update({ view_id: view.id, hash: view.hash, view: form });
}

export async function submitAssess({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const form = assessForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const id = Number(view.private_metadata);
  if (form.data.verdict === 'false alarm') {
    const incident = await readIncident(desk, caller, id, 'incident.lead');
    return { response_action: 'update', view: falseAlarmModal(incident, form.data.reason) };
  }
  await assessIncident(desk, caller, id, form.data);
  return undefined;
}

/** *False alarm*, in the form that asks once more. */
export async function submitFalseAlarm({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = reasonForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await callOffIncident(desk, caller, Number(view.private_metadata), form.data.reason);
  return undefined;
}

export const assessVerb: IncidentVerb = {
  usage: 'assess',
  summary: 'say what is hit and how badly; it sends the first sitrep',
  run: (asked, { id }) => openAssess(asked, id),
};

export const falseAlarmVerb: IncidentVerb = {
  usage: 'false-alarm',
  summary: 'call it off, with a reason',
  run: (asked, { id }) => openAssess(asked, id, 'false alarm'),
};
