import type { Running } from '../src/app.ts';
import type { EmbeddedSlack } from './server/index.ts';

/** What an admin does once after the first start: #heron-help takes requests and people are named, by `/desk setup`. */
export async function setUpAsAdmin(slack: EmbeddedSlack, running: Pick<Running, 'settled'>): Promise<void> {
  await settled(slack, running);
  const ola = slack.as('ola');
  await ola.command('#general', '/desk setup');
  const form = (await ola.modals()).at(-1);
  if (!form) throw new Error('/desk setup opened no form.');
  const id = (handle: string) => slack.as(handle).person.id;
  await ola.fill(form.id, {
    requests: { value: { selected_conversations: [slack.channel('heron-help').id] } },
    tier2: { value: { selected_users: [id('priya'), id('sam')] } },
    triageDuty: { value: { selected_users: [id('priya')] } },
    manager: { value: { selected_user: id('ola') } },
    deliveryManager: { value: { selected_user: id('dele') } },
    productOwner: { value: { selected_user: id('joan') } },
  });
  const answer = await ola.submit(form.id);
  if (!answer.ok || answer.errors) throw new Error(`/desk setup was refused: ${JSON.stringify(answer)}`);
  await settled(slack, running);
}

async function settled(slack: EmbeddedSlack, running: Pick<Running, 'settled'>): Promise<void> {
  await slack.settled();
  await running.settled();
}
