import type { InputBlock } from '@slack/types';
import { expect } from 'vitest';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { type Stage, topModal } from './stage.ts';

/** In two parts, so that nothing that looks for secrets in files stumbles over it. */
export const TOKEN = ['gh', 'p_', 'Ab3'.repeat(12)].join('');
export const CARD = '4111 1111 1111 1111';

/** Forms go to whoever wrote in them; a private answer names what was seen, masked. */
const NOT_OUT = ['views.open', 'views.update', 'views.publish'];

/** All that the desk sent to Slack and GitHub, and wrote on the record. */
async function sentOut({ slack, running, github }: Stage): Promise<string> {
  const { db } = running.desk;
  const calls = slack.ledger.calls().filter(({ method }) => !NOT_OUT.includes(method));
  return JSON.stringify([
    calls.map(({ args }) => args),
    github.calls.map(({ path, body }) => [path, body]),
    await listIncidentEvents(db, 1),
    await listTicketEvents(db, 1),
  ]);
}

export async function expectNothingOut(stage: Stage, secret = TOKEN): Promise<void> {
  await stage.settle();
  expect(await sentOut(stage)).not.toContain(secret);
}

/** The names of what can be typed into a form, as it stands. */
async function typedFields(stage: Stage, who: string): Promise<string[]> {
  const { view } = await topModal(stage.as(who));
  return view.blocks.flatMap((block) => {
    const { element, block_id: id = '' } = block as InputBlock;
    return block.type === 'input' && element.type === 'plain_text_input' ? [id] : [];
  });
}

/** How a form opens through which words of staff go out, with everything chosen but the words. */
export interface Walk {
  readonly form: string;
  readonly who: string;
  readonly open: (stage: Stage) => Promise<unknown>;
  /** Fields that take no words. */
  readonly but?: readonly string[];
}

/** Opens the form, writes the secret into each of its fields, sends it, and sees every one of them refused. */
export async function walk(stage: Stage, { form, who, open, but = [] }: Walk): Promise<void> {
  await open(stage);
  const person = stage.as(who);
  const { id, view } = await topModal(person);
  expect(view.callback_id).toBe(form);
  const fields = (await typedFields(stage, who)).filter((field) => !but.includes(field));
  expect(fields, form).not.toEqual([]);
  const written = fields.map((field) => [field, { value: { value: `Look: ${TOKEN}` } }]);
  await person.fill(id, Object.fromEntries(written));
  const { errors = {} } = await person.submit(id);
  expect(Object.keys(errors).sort(), form).toEqual([...fields].sort());
  for (const said of Object.values(errors)) expect(said).toContain('This looks like an access token (ghp_…)');
  await expectNothingOut(stage);
  await person.closeModal(id, true);
}
