import { markAway } from '../../services/oncall/mark-away.ts';
import { setPhone } from '../../services/oncall/own-phone.ts';
import { readForRotaForm } from '../../services/oncall/read-rota.ts';
import { swapTurns } from '../../services/oncall/swap-turns.ts';
import { takeOver } from '../../services/oncall/take-over.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import {
  DUTY_AWAY_FORM,
  dutyAwayForm,
  dutyAwayModal,
  PHONE_FORM,
  phoneForm,
  phoneModal,
  SWAP_FORM,
  swapForm,
  swapModal,
  TAKE_OVER_FORM,
  takeOverForm,
  takeOverModal,
} from '../../views/oncall/override-forms.ts';
import { ONCALL_AWAY, ONCALL_PHONE, ONCALL_SWAP, ONCALL_TAKE_OVER } from '../../views/oncall/page.ts';
import { type AskedByButton, type AskedByForm, type Doors, openView } from '../asked.ts';
import { redrawRota } from './rota.ts';

type Shown = Awaited<ReturnType<typeof readForRotaForm>>;

const opens =
  (right: 'mayTakeOver' | 'maySee', draw: (shown: Shown) => Parameters<typeof openView>[1]) =>
  async (asked: AskedByButton): Promise<void> =>
    openView(asked, draw(await readForRotaForm(asked.desk, asked.caller, right)));

async function submitTakeOver(asked: AskedByForm): Promise<FormErrors | undefined> {
  const { desk, caller, view } = asked;
  const form = takeOverForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { from, to, for: forId, who } = form.data;
  await takeOver(desk, caller, { from, to, forId, personId: who ?? caller.personId });
  return redrawRota(asked);
}

async function submitDutyAway(asked: AskedByForm): Promise<FormErrors | undefined> {
  const { desk, caller, view } = asked;
  const form = dutyAwayForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { from, to, who, instead } = form.data;
  await markAway(desk, caller, { from, to, forId: who ?? caller.personId, personId: instead });
  return redrawRota(asked);
}

async function submitSwap(asked: AskedByForm): Promise<FormErrors | undefined> {
  const form = swapForm.safeParse(readForm(asked.view));
  if (!form.success) return formErrors(form.error);
  await swapTurns(asked.desk, asked.caller, form.data.one, form.data.other);
  return redrawRota(asked);
}

async function submitPhone(asked: AskedByForm): Promise<FormErrors | undefined> {
  const form = phoneForm.safeParse(readForm(asked.view));
  if (!form.success) return formErrors(form.error);
  await setPhone(asked.desk, asked.caller, form.data.phone);
  return redrawRota(asked);
}

export const overrideButtons: Doors['buttons'] = {
  [ONCALL_TAKE_OVER]: opens('mayTakeOver', takeOverModal),
  [ONCALL_AWAY]: opens('maySee', dutyAwayModal),
  [ONCALL_SWAP]: opens('maySee', swapModal),
  [ONCALL_PHONE]: opens('mayTakeOver', phoneModal),
};

export const overrideForms: Doors['forms'] = {
  [TAKE_OVER_FORM]: submitTakeOver,
  [DUTY_AWAY_FORM]: submitDutyAway,
  [SWAP_FORM]: submitSwap,
  [PHONE_FORM]: submitPhone,
};
