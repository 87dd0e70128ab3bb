import { chooseAllUnfiled, chooseUnfiled, readImport } from '../../services/import/choose-unfiled.ts';
import { importMessages } from '../../services/import/import-messages.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { importConfirmModal } from '../../views/import/confirm.ts';
import { choiceIn, whichForm } from '../../views/import/found.ts';
import { importModal } from '../../views/import/import.ts';
import { type AskedByButton, type AskedByChange, type AskedByForm, openView } from '../asked.ts';
import { openUnfiled } from './unfiled.ts';

/** A message is ticked: kept at once, since the next page has no room for this one's fields. */
export async function changeImport({ desk, caller, view }: AskedByChange): Promise<void> {
  await chooseUnfiled(desk, caller, view.private_metadata, choiceIn(readForm(view)));
}

export async function pressImportPage(asked: AskedByButton): Promise<void> {
  const [key = '', page] = asked.value.split(' ');
  const form = await readImport(asked.desk, asked.caller, key, Number(page));
  await openView({ ...asked, inPlaceOf: asked.modalId }, importModal(form));
}

/** Other channel or days, in the place of this list. */
export async function pressImportOther(asked: AskedByButton): Promise<void> {
  const { channelId } = await readImport(asked.desk, asked.caller, asked.value);
  await openUnfiled({ ...asked, inPlaceOf: asked.modalId }, channelId);
}

export async function submitImport({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const key = view.private_metadata;
  const fields = readForm(view);
  const which = whichForm.safeParse(fields);
  if (!which.success) return formErrors(which.error);

  const isAll = which.data.which === 'all';
  const form = isAll
    ? await chooseAllUnfiled(desk, caller, key)
    : await chooseUnfiled(desk, caller, key, choiceIn(fields));
  if (form.found.chosen === 0) {
    const said = 'Nothing is ticked. Tick a message below, or import all.';
    return { response_action: 'errors', errors: { which: said } };
  }
  return { response_action: 'update', view: importConfirmModal(form) };
}

export async function submitImportConfirm({ desk, caller, view }: AskedByForm): Promise<FormUpdate> {
  const form = await importMessages(desk, caller, view.private_metadata);
  return { response_action: 'update', view: importModal(form) };
}
