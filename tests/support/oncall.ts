import type { Answer, OpenView, PersonClient } from '../../sandbox/server/protocol.ts';
import { updateAgent } from '../../src/db/agents.ts';
import { transact } from '../../src/db/transact.ts';
import { openStage, type Stage, type StageOptions, topModal } from './stage.ts';

/** The rota, and its forms, as people fill them. */

export async function openRota(stage: Stage, who: string): Promise<OpenView> {
  await stage.as(who).command('#general', '/desk oncall');
  return topModal(stage.as(who));
}

/** What the page says, blocks and all. */
export async function rotaSaid(stage: Stage, who: string): Promise<string> {
  const { view } = await openRota(stage, who);
  const said = JSON.stringify(view.blocks);
  await closeAll(stage.as(who));
  return said;
}

export async function closeAll(person: PersonClient): Promise<void> {
  const [page] = await person.modals();
  if (page) await person.closeModal(page.id, true);
}

type Values = Readonly<Record<string, unknown>>;

const value = (given: unknown): Readonly<Record<string, unknown>> => {
  if (given instanceof Date) return { selected_date_time: Math.floor(given.getTime() / 1000) };
  if (Array.isArray(given)) return { selected_users: given };
  return given as Readonly<Record<string, unknown>>;
};

/** Presses a button of the page and sends what it opens; the answer has the errors at the fields. */
export async function sendForm(stage: Stage, who: string, actionId: string, values: Values) {
  const person = stage.as(who);
  const page = await openRota(stage, who);
  const pressed = await person.press({ viewId: page.id }, actionId);
  if (!pressed.ok) throw new Error(`${actionId}: ${pressed.failed}`);
  const form = await topModal(person);
  const filled = Object.fromEntries(
    Object.entries(values).map(([field, given]) => [field, { value: value(given) }]),
  );
  await person.fill(form.id, filled);
  let answer = await person.submit(form.id);
  // A busy machine: what a person does when they are told to press again.
  for (let tries = 0; isTooLate(answer) && tries < 3; tries++) answer = await person.submit(form.id);
  await stage.settle();
  await closeAll(person);
  return answer;
}

const isTooLate = (answer: Answer): boolean =>
  Boolean(answer.failed) || JSON.stringify(answer.errors ?? {}).includes('Press again');

export const option = (chosen: string) => ({
  selected_option: { value: chosen, text: { type: 'plain_text', text: chosen } },
});
export const person = (stage: Stage, handle: string) => ({ selected_user: idOf(stage, handle) });
export const idOf = (stage: Stage, handle: string): string => stage.as(handle).person.id;

/** Priya, then Sam, two weeks each from Mon 9 March, 10:00 in New York. */
export async function openRotaStage(options: StageOptions = {}, handles = ['priya', 'sam']): Promise<Stage> {
  const stage = await openStage(options);
  const answer = await sendForm(stage, 'ola', 'oncall.change', {
    members: handles.map((handle) => idOf(stage, handle)),
    weeks: option('2'),
    firstOn: { selected_date: '2026-03-09' },
    time: { value: '10:00' },
  });
  if (!answer.ok || answer.errors) throw new Error(`The rota was refused: ${JSON.stringify(answer)}`);
  return stage;
}

/** Whoever the set-up names is called, and these; each has left a phone number. */
export async function leavePhones({ running, slack }: Stage, handles: readonly string[] = []): Promise<void> {
  await transact(running.desk.db, async (tx) => {
    for (const who of new Set([...handles, 'priya', 'sam', 'dele', 'joan'])) {
      await updateAgent(tx, slack.teamId, slack.as(who).person.id, { phone: '+1 555 010 0199' });
    }
  });
}

/** Direct messages of the desk with somebody. */
export async function toldTo(stage: Stage, who: string): Promise<string[]> {
  return (await stage.as(who).history('@firstline')).map(({ text }) => text);
}
