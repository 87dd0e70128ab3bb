import { pressMoreAct, ROOM } from './incident.ts';
import { type Stage, submit, topModal } from './stage.ts';

export const OPEN = '#inc-1-quagga-in-the-newsletter';
export const LEFT = '#inc-1';
export const INSIDE = '#room-juniper';
export const NEUTRAL = 'Event 1 is not followed here any more. There is nothing to do here.';

let inputs = 0;
export const by = (stage: Stage, who: string) =>
  ({
    workspaceId: stage.running.workspaceId,
    personId: stage.as(who).person.id,
    door: 'button',
    inputKey: `make-private:${++inputs}`,
    isStored: false,
  }) as const;

export const words = (situation: string, workaround: string | null = null) => ({
  situation,
  actions: '',
  needs: '',
  workaround,
});

/** Nothing waits for a place that will never be there. */
export async function waiting(stage: Stage): Promise<string[]> {
  const { db } = stage.running.desk;
  const rows = await db.select().from(db.tables.outbox);
  return rows.filter(({ isWaiting }) => isWaiting).map(({ delivery }) => JSON.stringify(delivery));
}

/** *Make it private…* on the card, to its end; what was to be confirmed. */
export async function makePrivate(stage: Stage, who = 'ruth', room = ROOM): Promise<string> {
  await pressMoreAct(stage, who, 'make private', room);
  const confirm = JSON.stringify((await topModal(stage.as(who))).view);
  const answer = await submit(stage.as(who), {});
  if (!answer.ok) throw new Error(`Not made private: ${JSON.stringify(answer)}`);
  await stage.settle();
  return confirm;
}
