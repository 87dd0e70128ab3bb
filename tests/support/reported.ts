import { listEntries } from '../../src/db/incident-entries.ts';
import { MINUTE_MS } from './clock.ts';
import { declaredStage, pressCard, ROOM } from './incident.ts';
import { assess } from './incident-life.ts';
import { type Stage, type StageOptions, submit, topModal } from './stage.ts';

/** What people write in the report. */
export const SECTIONS = {
  summary: 'Saving failed for two hours.',
  impact: 'Nine people lost drafts.',
  causes: 'The disk was full. Why? Nobody watches it.',
  discovery: 'A branch wrote to us.',
  wentWell: 'The room was quick.',
  wentBadly: 'We were lucky: it was a quiet day.',
};

/** Resolved after half an hour, with one follow-up: “Watch the disk”. */
export async function resolvedStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await declaredStage(options);
  await assess(stage, 'ruth', { severity: 'high' });
  await stage.as('ruth').command(ROOM, '/incident log Freed the disk');
  await stage.as('ruth').command(ROOM, '/incident task Watch the disk');
  await stage.settle();
  await pressCard(stage, 'ruth', 'incident.tasks');
  const [task] = (await listEntries(stage.running.desk.db, 1)).filter(({ kind }) => kind === 'task');
  const list = await topModal(stage.as('ruth'));
  await stage.as('ruth').press({ viewId: list.id }, 'entry.defer', { value: `1:${task?.id}` });
  await stage.as('ruth').closeModal(list.id);
  await stage.pass(30 * MINUTE_MS);
  await pressCard(stage, 'ruth', 'incident.resolve');
  const answer = await submit(stage.as('ruth'), { situation: 'All saved' });
  if (!answer.ok || answer.errors) throw new Error(`Not resolved: ${JSON.stringify(answer)}`);
  await stage.settle();
  return stage;
}

type Values = Parameters<ReturnType<Stage['as']>['fill']>[1];

export async function write(stage: Stage, sections: Partial<typeof SECTIONS>, more: Values = {}) {
  await pressCard(stage, 'ruth', 'incident.report');
  const values = Object.fromEntries(
    Object.entries(sections).map(([field, value]) => [field, { value: { value } }]),
  );
  return save(stage, { ...values, ...more });
}

/** The form that is open already. */
export async function save(stage: Stage, values: Values) {
  const form = await topModal(stage.as('ruth'));
  await stage.as('ruth').fill(form.id, values);
  const answer = await stage.as('ruth').submit(form.id);
  await stage.settle();
  return answer;
}

export async function followUpOf(stage: Stage): Promise<number> {
  const entries = await listEntries(stage.running.desk.db, 1);
  return entries.find(({ kind }) => kind === 'follow-up')?.id ?? 0;
}

export const ownedBy = async (stage: Stage, who: string) => ({
  [`owner-${await followUpOf(stage)}`]: { value: { selected_user: stage.as(who).person.id } },
});

/** The file that the report is kept as, as whoever downloads it reads it. */
export async function reportFile(stage: Stage, room = ROOM, who = 'ruth'): Promise<string> {
  const files = (await stage.as(who).history(room)).flatMap((message) => message.files);
  const file = files.findLast(({ name }) => name.endsWith('-report.md'));
  if (!file) throw new Error('There is no report.');
  return (await fetch(file.url)).text();
}
