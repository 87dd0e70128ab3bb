import { evidenceTitle } from '../../domain/incident/evidence.ts';
import { askEvidenceOf, settleEvidence } from '../../services/incident/note.ts';
import { readRecord } from '../../services/incident/read-record.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { addForm, addModal, evidenceModal, settleForm, settleModal } from '../../views/incident/evidence.ts';
import { type Asked, type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { entryAt } from './tasks.ts';
import type { IncidentVerb } from './which.ts';

export async function pressEvidence(asked: AskedByButton): Promise<void> {
  await openEvidence(asked, Number(asked.value));
}

export async function openEvidence(asked: Triggered, incidentId: number): Promise<undefined> {
  await openView(asked, await listOf(asked, incidentId));
}

async function listOf({ desk, caller }: Asked, meantId: number) {
  const { incidentId, name, entries } = await readRecord(desk, caller, meantId);
  return evidenceModal(incidentId, name, entries);
}

export async function pressSettle(asked: AskedByButton): Promise<void> {
  const { incidentId, entryId } = entryAt(asked.value);
  const { entries } = await readRecord(asked.desk, asked.caller, incidentId);
  const entry = entries.find(({ id }) => id === entryId);
  if (!entry) return;
  const { text, system } = entry;
  const what = evidenceTitle({ text, detail: system ? { system } : {} });
  await openView(asked, settleModal(asked.value, what));
}

export async function submitSettle(asked: AskedByForm): Promise<FormErrors | undefined> {
  const { desk, caller, view } = asked;
  const form = settleForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { incidentId, entryId } = entryAt(view.private_metadata);
  await settleEvidence(desk, caller, incidentId, entryId, form.data);
  return redrawList(asked, incidentId);
}

export async function pressAddSystem(asked: AskedByButton): Promise<void> {
  await openView(asked, addModal(Number(asked.value)));
}

export async function submitAddSystem(asked: AskedByForm): Promise<FormErrors | undefined> {
  const { desk, caller, view } = asked;
  const form = addForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const incidentId = Number(view.private_metadata);
  await askEvidenceOf(desk, caller, incidentId, form.data.system);
  return redrawList(asked, incidentId);
}

/** The form lies on the list, which shows what became of it. */
async function redrawList(asked: AskedByForm, incidentId: number): Promise<undefined> {
  const { client, view } = asked;
  const { root_view_id: listId } = view;
  if (!listId || listId === view.id) return;
  await client.views.update({ view_id: listId, view: await listOf(asked, incidentId) });
}

export const evidenceVerb: IncidentVerb = {
  usage: 'evidence',
  summary: 'what is to be secured before a change, done or waived',
  run: (asked, { id }) => openEvidence(asked, id),
};
