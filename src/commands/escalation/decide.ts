import { answerOwner, askBeforeDeciding } from '../../services/escalation/ask-owner.ts';
import { acceptEscalation, declineEscalation } from '../../services/escalation/decide.ts';
import { readDecision, readDecline, readOwnerQuestion } from '../../services/escalation/read-decision.ts';
import {
  ANSWER_OWNER_FORM,
  answerOwnerForm,
  answerOwnerModal,
  ESCALATION_ANSWER,
} from '../../views/escalation/answer.ts';
import {
  ACCEPT_FORM,
  ASK_FORM,
  acceptForm,
  acceptModal,
  askForm,
  askModal,
  DECLINE_FORM,
  DECLINE_SURE,
  type DecideSheet,
  declineForm,
  declineModal,
  declineSureModal,
  ESCALATION_ACCEPT,
  ESCALATION_ASK,
  ESCALATION_DECLINE,
  readDeclineSure,
} from '../../views/escalation/decide.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { type AskedByButton, type AskedByForm, type Doors, openView } from '../asked.ts';

/** The product owner's three buttons, on the card, on App Home and in a direct message (ESC-3). */
const press =
  (draw: (sheet: DecideSheet) => Parameters<typeof openView>[1]) =>
  async (asked: AskedByButton): Promise<void> => {
    await openView(asked, draw(await readDecision(asked.desk, asked.caller, Number(asked.value))));
  };

async function submitAccept({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = acceptForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await acceptEscalation(desk, caller, Number(view.private_metadata), form.data);
  return undefined;
}

/** What declining does is said before it is done (C-1). */
async function submitDecline({ desk, caller, view }: AskedByForm): Promise<FormErrors | FormUpdate> {
  const form = declineForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { reason } = form.data;
  const sheet = await readDecline(desk, caller, Number(view.private_metadata), reason);
  const saysNone = caller.saysNone ?? false;
  return { response_action: 'update', view: declineSureModal(sheet, { reason, saysNone }) };
}

async function submitDeclineSure({ desk, caller, view }: AskedByForm): Promise<undefined> {
  const { number, reason, saysNone } = readDeclineSure(view.private_metadata);
  await declineEscalation(desk, { ...caller, saysNone }, number, reason);
}

async function submitAsk({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = askForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await askBeforeDeciding(desk, caller, Number(view.private_metadata), form.data.question);
  return undefined;
}

/** *Answer*, under the product owner's question. */
async function pressAnswer(asked: AskedByButton): Promise<void> {
  await openView(
    asked,
    answerOwnerModal(await readOwnerQuestion(asked.desk, asked.caller, Number(asked.value))),
  );
}

async function submitAnswer({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = answerOwnerForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await answerOwner(desk, caller, Number(view.private_metadata), form.data.answer);
  return undefined;
}

export const decideButtons: Doors['buttons'] = {
  [ESCALATION_ACCEPT]: press(acceptModal),
  [ESCALATION_DECLINE]: press(declineModal),
  [ESCALATION_ASK]: press(askModal),
  [ESCALATION_ANSWER]: pressAnswer,
};

export const decideForms: Doors['forms'] = {
  [ACCEPT_FORM]: submitAccept,
  [DECLINE_FORM]: submitDecline,
  [DECLINE_SURE]: submitDeclineSure,
  [ASK_FORM]: submitAsk,
  [ANSWER_OWNER_FORM]: submitAnswer,
};
