import { deleteAnswer, insertAnswer, updateAnswer } from '../../db/canned-answers.ts';
import type { CannedAnswer } from '../../domain/answer/canned-answer.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { answersOf, fromRow, oneOf } from './read-answers.ts';

export interface AnswerDraft {
  readonly name: string;
  readonly text: string;
  readonly isShared: boolean;
}

/** A new one, or other words for one that is there (UPD-5). Refuses a name that the caller sees already. */
export function saveAnswer(
  desk: Desk,
  caller: Caller,
  id: number | null,
  draft: AnswerDraft,
): Promise<CannedAnswer> {
  return act(desk, caller, async (tx, actor) => {
    refuseUnlessMay(actor, 'answer.use');
    const answers = await answersOf(tx, actor);
    const before = id === null ? undefined : oneOf(answers, id);
    if (draft.isShared || before?.isShared) refuseUnlessMay(actor, 'answer.share');
    refuseTaken(answers, id, draft.name);
    const ownerId = draft.isShared ? null : actor.personId;
    const row = { name: draft.name, text: draft.text, ownerId };
    const { workspaceId } = actor;
    return fromRow(
      id === null ? await insertAnswer(tx, { ...row, workspaceId }) : await updateAnswer(tx, id, row),
    );
  });
}

function refuseTaken(answers: readonly CannedAnswer[], id: number | null, name: string): void {
  const same = answers.find((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase());
  if (!same) return;
  const whose = same.isShared ? 'a shared one' : 'one of yours';
  throw new Refusal('answer.taken', `There is ${whose} of this name. Choose another.`, 'name');
}

/** Gone for whoever could use it. What was sent with it stays as it was. */
export function removeAnswer(desk: Desk, caller: Caller, id: number): Promise<CannedAnswer[]> {
  return act(desk, caller, async (tx, actor: Actor) => {
    refuseUnlessMay(actor, 'answer.use');
    const answers = await answersOf(tx, actor);
    if (oneOf(answers, id).isShared) refuseUnlessMay(actor, 'answer.share');
    await deleteAnswer(tx, id);
    return answers.filter((one) => one.id !== id);
  });
}
