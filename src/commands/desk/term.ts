import { addTerm, changeTerm, mergeTerm, retireTerm } from '../../services/taxonomy/change-terms.ts';
import { readDeskPolicy, readMerge } from '../../services/taxonomy/read-policy.ts';
import { policyModal } from '../../views/desk/policy.ts';
import {
  mergeForm,
  mergeSureModal,
  readTermPlace,
  TERM_FORM,
  TERM_MERGE_FORM,
  TERM_MERGE_SURE,
  TERM_RETIRE_SURE,
  termForm,
} from '../../views/desk/term.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import type { AskedByForm, Doors } from '../asked.ts';

/** A new one, or another name for one there is. */
async function submitTerm(asked: AskedByForm): Promise<FormErrors | undefined> {
  const { desk, caller, view } = asked;
  const form = termForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { kind, id } = readTermPlace(view.private_metadata);
  const termId =
    id === undefined
      ? await addTerm(desk, caller, kind, form.data)
      : await changeTerm(desk, caller, id, form.data);
  return drawPolicy(asked, termId);
}

/** Which into which; what that does is said before it is done. */
async function submitTermMerge(asked: AskedByForm): Promise<FormErrors | FormUpdate> {
  const { desk, caller, view } = asked;
  const form = mergeForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const merge = await readMerge(desk, caller, Number(view.private_metadata), Number(form.data.into));
  return { response_action: 'update', view: mergeSureModal(merge.term, merge.into, merge.count) };
}

async function submitTermMergeSure(asked: AskedByForm): Promise<undefined> {
  const { desk, caller, view } = asked;
  const [id, intoId] = view.private_metadata.split(' ').map(Number);
  return drawPolicy(asked, await mergeTerm(desk, caller, id ?? 0, intoId ?? 0));
}

async function submitTermRetire(asked: AskedByForm): Promise<undefined> {
  const { desk, caller, view } = asked;
  return drawPolicy(asked, await retireTerm(desk, caller, Number(view.private_metadata)));
}

/** The page below shows how it is now. */
async function drawPolicy({ desk, caller, client, view }: AskedByForm, termId: number): Promise<undefined> {
  const page = policyModal(await readDeskPolicy(desk, caller, termId));
  await client.views.update({ view_id: view.root_view_id ?? view.id, view: page });
}

export const termForms: Doors['forms'] = {
  [TERM_FORM]: submitTerm,
  [TERM_MERGE_FORM]: submitTermMerge,
  [TERM_MERGE_SURE]: submitTermMergeSure,
  [TERM_RETIRE_SURE]: submitTermRetire,
};
