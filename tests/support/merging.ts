import type { Message } from '../../sandbox/server/protocol.ts';
import { cardOf, lastIn, press, staffThread, texts } from './look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from './stage.ts';

/** Two who asked the same: Ben has ticket 1, Maya ticket 2, both in the request channel. */
export async function askedTwice() {
  const stage = await openStage();
  const ben = await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch.');
  await stage.settle();
  const maya = await stage.as('maya').post('#heron-help', 'The search page finds nothing any more.');
  await stage.settle();
  return { stage, ben, maya };
}

export const threadOf = async (stage: Stage, who: string, root: Message) =>
  (await stage.as(who).thread('#heron-help', root.ts)).map(saidIn).join('\n');
export const staffTexts = async (stage: Stage, number: number, who = 'tomas') =>
  texts(await staffThread(stage, number, who)).join('\n');
export const statusOf = async (stage: Stage, number: number) =>
  saidIn(await cardOf(stage, number)).match(/\*Status\*\\n([^"]+)"/)?.[1];

/** What a command answers its giver. */
export async function says(stage: Stage, who: string, line: string): Promise<string> {
  await stage.as(who).command('#general', line);
  await stage.settle();
  return (await lastIn(stage, who, '#general')).text;
}

/** `/ticket merge`, confirmed. */
export async function merge(stage: Stage, number: number, into: number, who = 'tomas') {
  await stage.as(who).command('#general', `/ticket merge ${number} ${into}`);
  const answer = await stage.as(who).submit((await topModal(stage.as(who))).id);
  await stage.settle();
  return answer;
}

export async function reply(stage: Stage, number: number, text: string, who = 'tomas', asks = false) {
  await press(stage, who, number, 'ticket.reply');
  if (asks) {
    const form = await topModal(stage.as(who));
    await stage.as(who).fill(form.id, {
      asks: { value: { selected_options: [{ value: 'yes', text: { type: 'plain_text', text: 'x' } }] } },
    });
  }
  const answer = await submit(stage.as(who), { text });
  await stage.settle();
  return answer;
}

export async function resolve(stage: Stage, number: number, message: string, who = 'tomas') {
  await press(stage, who, number, 'ticket.resolve');
  const form = await topModal(stage.as(who));
  await stage.as(who).fill(form.id, {
    resolution: { value: { selected_option: { value: 'done', text: { type: 'plain_text', text: 'x' } } } },
    message: { value: { value: message } },
  });
  const answer = await stage.as(who).submit(form.id);
  await stage.settle();
  return answer;
}
