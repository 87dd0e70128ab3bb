import { containIncident, workOn } from '../../services/incident/contain-incident.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { containForm, containModal, notContainedModal } from '../../views/incident/contain.ts';
import { reasonForm } from '../../views/incident/reason.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

async function openContain(asked: Triggered, id: number): Promise<undefined> {
  const { desk, caller } = asked;
  await openView(asked, containModal(await readIncident(desk, caller, id, 'incident.lead'), desk.now()));
}

export async function pressContain(asked: AskedByButton): Promise<void> {
  await openContain(asked, Number(asked.value));
}

export async function submitContain({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = containForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await containIncident(desk, caller, Number(view.private_metadata), form.data.containedAt);
  return undefined;
}

export async function openNotContained(asked: Triggered, id: number): Promise<undefined> {
  await openView(asked, notContainedModal(await readIncident(asked.desk, asked.caller, id, 'incident.lead')));
}

export async function submitNotContained({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | undefined> {
  const form = reasonForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await workOn(desk, caller, Number(view.private_metadata), form.data.reason);
  return undefined;
}

export const containedVerb: IncidentVerb = {
  usage: 'contained',
  summary: 'it gets no worse: say since when, and watch it',
  isFor: (state) => state === 'remediating',
  run: (asked, { id }) => openContain(asked, id),
};
