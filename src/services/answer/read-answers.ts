import { getActor } from '../../db/actors.ts';
import { type AnswerRow, listAnswers } from '../../db/canned-answers.ts';
import type { Db } from '../../db/handles.ts';
import { type CannedAnswer, compareNames, findAnswers } from '../../domain/answer/canned-answer.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';

/** The caller's own canned answers and everybody's, by name; `typed` narrows them (UPD-5). */
export async function readAnswers(desk: Desk, caller: Caller, typed?: string): Promise<CannedAnswer[]> {
  const actor = await getActor(desk.db, caller);
  refuseUnlessMay(actor, 'answer.use');
  const answers = await answersOf(desk.db, actor);
  return typed === undefined ? answers : findAnswers(answers, typed);
}

export async function readAnswer(desk: Desk, caller: Caller, id: number): Promise<CannedAnswer> {
  const actor = await getActor(desk.db, caller);
  refuseUnlessMay(actor, 'answer.use');
  return oneOf(await answersOf(desk.db, actor), id);
}

export async function answersOf(db: Db, actor: Actor): Promise<CannedAnswer[]> {
  const rows = await listAnswers(db, actor.workspaceId, actor.personId);
  return rows.map(fromRow).sort(compareNames);
}

/** Somebody else's own does not exist for the caller. */
export function oneOf(answers: readonly CannedAnswer[], id: number): CannedAnswer {
  const answer = answers.find((one) => one.id === id);
  if (answer) return answer;
  throw new Refusal(
    'answer.unknown',
    'Nothing changed: this answer is gone. `/ticket reply answers` shows those that there are.',
  );
}

export const fromRow = ({ id, name, text, ownerId }: AnswerRow): CannedAnswer => ({
  id,
  name,
  text,
  isShared: ownerId === null,
});
