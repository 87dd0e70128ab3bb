import { pressCard, ROOM } from './incident.ts';
import { type Stage, submit, topModal } from './stage.ts';

/** Chooses options of the top form by their values; a list is a set of boxes. */
export async function choose(
  stage: Stage,
  who: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  const form = await topModal(stage.as(who));
  const option = (value: string) => ({ value });
  const values = Object.entries(fields).map(([field, chosen]) => [
    field,
    {
      value:
        typeof chosen === 'string'
          ? { selected_option: option(chosen) }
          : { selected_options: chosen.map(option) },
    },
  ]);
  await stage.as(who).fill(form.id, Object.fromEntries(values));
}

/** The Assess form of the room's card, confirmed: integrity and availability, nothing suspicious. */
export async function assess(
  stage: Stage,
  who: string,
  { severity = 'high', suspicious = 'no', notify = 'no' } = {},
  room = ROOM,
): Promise<void> {
  await pressCard(stage, who, 'incident.assess', room);
  await choose(stage, who, {
    hits: ['integrity', 'availability'],
    severity,
    outsideCause: 'unknown',
    suspicious,
    contingency: 'no',
    notify,
  });
  const form = await topModal(stage.as(who));
  await stage.as(who).fill(form.id, { contingencyWhy: { value: { value: 'Reading works' } } });
  const answer = await stage.as(who).submit(form.id);
  if (!answer.ok || answer.errors) throw new Error(`Not assessed: ${JSON.stringify(answer)}`);
  await stage.settle();
}

/** *Send sitrep*, with this to say. */
export async function sendSitrep(stage: Stage, who: string, situation: string, room = ROOM): Promise<void> {
  await pressCard(stage, who, 'incident.sitrep', room);
  const answer = await submit(stage.as(who), { situation });
  if (!answer.ok || answer.errors) throw new Error(`Not sent: ${JSON.stringify(answer)}`);
  await stage.settle();
}
