import { setRota } from '../../services/oncall/change-rota.ts';
import { readForRotaForm, readRota } from '../../services/oncall/read-rota.ts';
import { removeOverride } from '../../services/oncall/remove-override.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { ONCALL_CHANGE, ONCALL_REMOVE, rotaModal, rotaPage } from '../../views/oncall/page.ts';
import { ROTA_FORM, rotaForm, rotaFormModal } from '../../views/oncall/rota-form.ts';
import { type AskedByButton, type AskedByForm, type Doors, openView, type Triggered } from '../asked.ts';
import type { Verb } from '../verbs.ts';

export async function openRota(asked: Triggered): Promise<undefined> {
  await openView(asked, rotaModal(await readRota(asked.desk, asked.caller)));
}

export const oncallVerb: Verb = {
  usage: 'oncall',
  summary: 'who is on triage duty, who comes next; take over, be away, swap turns',
  action: 'oncall.see',
  run(asked, words) {
    return words.length > 0 ? undefined : openRota(asked);
  },
};

async function pressChangeRota(asked: AskedByButton): Promise<void> {
  const shown = await readForRotaForm(asked.desk, asked.caller, 'mayChange');
  await openView(asked, rotaFormModal(shown));
}

async function pressRemoveOverride(asked: AskedByButton): Promise<void> {
  await removeOverride(asked.desk, asked.caller, Number(asked.value));
  await asked.replace(rotaPage(await readRota(asked.desk, asked.caller)));
}

async function submitRota(asked: AskedByForm): Promise<FormErrors | undefined> {
  const form = rotaForm.safeParse(readForm(asked.view));
  if (!form.success) return formErrors(form.error);
  await setRota(asked.desk, asked.caller, form.data);
  return redrawRota(asked);
}

/** The page below shows how it is now. */
export async function redrawRota({ desk, caller, client, view }: AskedByForm): Promise<undefined> {
  if (!view.root_view_id || view.root_view_id === view.id) return;
  await client.views.update({ view_id: view.root_view_id, view: rotaModal(await readRota(desk, caller)) });
}

export const rotaButtons: Doors['buttons'] = {
  [ONCALL_CHANGE]: pressChangeRota,
  [ONCALL_REMOVE]: pressRemoveOverride,
};

export const rotaForms: Doors['forms'] = { [ROTA_FORM]: submitRota };
