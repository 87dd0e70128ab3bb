import type { SectionBlock } from '@slack/types';
import type { OpenView } from '../../sandbox/server/protocol.ts';
import { listTickets } from '../../src/db/ticket-lists.ts';
import type { Ticket } from '../../src/db/tickets.ts';
import { type Stage, topModal } from './stage.ts';

/** `/ticket list unfiled …` as somebody types it, and the form when all is read. */
export async function unfiled(stage: Stage, who: string, words = '#heron-editors'): Promise<OpenView> {
  await stage.as(who).command('#general', `/ticket list unfiled ${words}`);
  await stage.settle();
  return topModal(stage.as(who));
}

export const shown = (form: OpenView): string => JSON.stringify(form.view.blocks);

/** The field of the message with these words. */
export function fieldOfMessage(form: OpenView, words: string): string {
  const sections = form.view.blocks.filter((block): block is SectionBlock => block.type === 'section');
  const found = sections.find(({ text }) => text?.text.includes(words));
  if (!found?.block_id) throw new Error(`Nothing here says “${words}”.`);
  return found.block_id;
}

export async function tick(stage: Stage, who: string, words: string): Promise<void> {
  const form = await topModal(stage.as(who));
  const selected_options = [{ value: 'yes' }];
  await stage
    .as(who)
    .press({ viewId: form.id }, 'value', { block_id: fieldOfMessage(form, words), selected_options });
}

/** *Import*, to the form that asks whether. */
export async function askToImport(stage: Stage, who: string, which?: 'all') {
  const person = stage.as(who);
  const form = await topModal(person);
  if (which) await person.fill(form.id, { which: { value: { selected_option: { value: which } } } });
  return person.submit(form.id);
}

export async function confirmImport(stage: Stage, who: string) {
  return stage.as(who).submit((await topModal(stage.as(who))).id);
}

/** Ticks, imports, confirms, and waits for what comes of it. */
export async function importThose(stage: Stage, who: string, ...words: readonly string[]): Promise<void> {
  await unfiled(stage, who);
  for (const one of words) await tick(stage, who, one);
  await askToImport(stage, who);
  await confirmImport(stage, who);
  await stage.settle();
}

export async function allTickets({ running }: Stage): Promise<Ticket[]> {
  const found = await listTickets(running.desk.db, running.workspaceId, {}, 5000);
  return found.sort((a, b) => a.number - b.number);
}
