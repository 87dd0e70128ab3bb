import { leadsTo } from '../../domain/incident/state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { findByName } from '../../services/incident/find-incident.ts';
import { mergeIncident, previewMerge, readMergeable } from '../../services/incident/merge-incident.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { mergeConfirmModal, mergeForm, mergeModal } from '../../views/incident/merge.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

/** Which one it is part of; then it is asked once more (C-1). */
export async function openMerge(
  asked: Triggered,
  id: number,
  chosen: number | null = null,
): Promise<undefined> {
  const mergeable = await readMergeable(asked.desk, asked.caller, id);
  if (mergeable.into.length === 0) throw new Refusal('merge.none', NONE);
  await openView(asked, mergeModal(mergeable, chosen));
}

const NONE =
  'Nothing changed: there is no incident that it could be part of. Only what is not confirmed yet is merged, into one that goes on and is of its kind.';

/** *Merge…* under the words that say it sounds like another one. */
export async function pressMerge(asked: AskedByButton): Promise<void> {
  const [id = 0, other = null] = asked.value.split(':').map(Number);
  await openMerge(asked, id, other);
}

export async function submitMerge({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const form = mergeForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const preview = await previewMerge(desk, caller, Number(view.private_metadata), form.data.into);
  return { response_action: 'update', view: mergeConfirmModal(preview) };
}

export async function confirmMerge({ desk, caller, view }: AskedByForm): Promise<undefined> {
  const [id = 0, intoId = 0] = view.private_metadata.split(':').map(Number);
  await mergeIncident(desk, caller, id, intoId);
}

export const mergeVerb: IncidentVerb = {
  usage: 'merge 12',
  summary: 'it is the same thing as incident 12: make it part of that',
  isOfNumbers: true,
  isFor: (state) => leadsTo(state, 'merged'),
  async run(asked, { id }, { words }) {
    const [name = ''] = words.split(/\s/, 1);
    const other = name ? await findByName(asked.desk, asked.caller, name, true) : undefined;
    return openMerge(asked, id, other?.id ?? null);
  },
};
