import type { Running } from '../src/app.ts';
import type { EmbeddedSlack } from './server/index.ts';

/** What an admin does once after the first start: #heron-help becomes a request channel, by `/desk setup`. */
export async function setUpAsAdmin(slack: EmbeddedSlack, running: Pick<Running, 'settled'>): Promise<void> {
  await settled(slack, running);
  const ola = slack.as('ola');
  await ola.command('#general', '/desk setup');
  const form = (await ola.modals()).at(-1);
  if (!form) throw new Error('/desk setup opened no form.');
  const requests = { value: { selected_conversations: [slack.channel('heron-help').id] } };
  await ola.fill(form.id, { requests });
  const answer = await ola.submit(form.id);
  if (!answer.ok || answer.errors) throw new Error(`/desk setup was refused: ${JSON.stringify(answer)}`);
  await settled(slack, running);
}

async function settled(slack: EmbeddedSlack, running: Pick<Running, 'settled'>): Promise<void> {
  await slack.settled();
  await running.settled();
}
