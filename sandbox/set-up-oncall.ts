import type { Running } from '../src/app.ts';
import type { EmbeddedSlack } from './server/index.ts';

/** Numbers that ring nowhere, of those who are called. */
const PHONES = {
  priya: '+1 555 010 0111',
  sam: '+1 555 010 0112',
  joan: '+1 555 010 0121',
  dele: '+1 555 010 0122',
};

/** Those who are called leave their numbers; then Ola makes the rota that is proposed: Priya, and Sam as her backup. */
export async function makeRota(slack: EmbeddedSlack, running: Pick<Running, 'settled'>): Promise<void> {
  for (const [handle, phone] of Object.entries(PHONES)) {
    await sendForm(slack, handle, 'oncall.phone', { phone: { value: { value: phone } } });
  }
  await sendForm(slack, 'ola', 'oncall.change', {});
  await slack.settled();
  await running.settled();
}

type Values = Parameters<ReturnType<EmbeddedSlack['as']>['fill']>[1];

/** By a button of `/desk oncall`, with what the form begins with where nothing else is given. */
async function sendForm(
  slack: EmbeddedSlack,
  handle: string,
  actionId: string,
  values: Values,
): Promise<void> {
  const person = slack.as(handle);
  await person.command('#general', '/desk oncall');
  const page = (await person.modals()).at(-1);
  if (!page) throw new Error('/desk oncall opened nothing.');
  await person.press({ viewId: page.id }, actionId);
  const form = (await person.modals()).at(-1);
  if (!form || form.id === page.id) throw new Error(`${actionId} opened no form.`);
  await person.fill(form.id, values);
  const answer = await person.submit(form.id);
  if (!answer.ok || answer.errors) throw new Error(`${actionId} was refused: ${JSON.stringify(answer)}`);
  await person.closeModal(page.id, true);
}
