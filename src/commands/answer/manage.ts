import { readAnswer, readAnswers } from '../../services/answer/read-answers.ts';
import { removeAnswer, saveAnswer } from '../../services/answer/save-answer.ts';
import { answerForm, answerModal } from '../../views/answer/answer-form.ts';
import { answerList } from '../../views/answer/answer-list.ts';
import type { Drawn } from '../../views/blocks.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { type Asked, type AskedByButton, type AskedByForm, openView } from '../asked.ts';

/** `/ticket reply answers`: the canned answers one has (UPD-5). */
export async function listAnswers({ desk, caller }: Asked): Promise<Drawn> {
  return answerList(await readAnswers(desk, caller));
}

export async function pressNewAnswer(asked: AskedByButton): Promise<void> {
  await readAnswers(asked.desk, asked.caller);
  await openView(asked, answerModal());
}

export async function pressEditAnswer(asked: AskedByButton): Promise<void> {
  await openView(asked, answerModal(await readAnswer(asked.desk, asked.caller, Number(asked.value))));
}

export async function pressDeleteAnswer({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  await replace(answerList(await removeAnswer(desk, caller, Number(value))));
}

export async function submitAnswer({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = answerForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { name, text, shared } = form.data;
  const id = view.private_metadata === '' ? null : Number(view.private_metadata);
  await saveAnswer(desk, caller, id, { name, text, isShared: shared });
  return undefined;
}
