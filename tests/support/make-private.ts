import { pressMoreAct, ROOM } from './incident.ts';
import { type Stage, submit, topModal } from './stage.ts';

/** *Make it private…* on the card, to its end; what was to be confirmed. */
export async function makePrivate(stage: Stage, who = 'ruth', room = ROOM): Promise<string> {
  await pressMoreAct(stage, who, 'make private', room);
  const confirm = JSON.stringify((await topModal(stage.as(who))).view);
  const answer = await submit(stage.as(who), {});
  if (!answer.ok) throw new Error(`Not made private: ${JSON.stringify(answer)}`);
  await stage.settle();
  return confirm;
}
