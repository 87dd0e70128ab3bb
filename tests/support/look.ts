import type { Message } from '../../sandbox/server/protocol.ts';
import type { MoreAct } from '../../src/domain/ticket/more.ts';
import { TICKET_MORE, TICKET_MORE_ACT } from '../../src/views/ticket/more.ts';
import type { Stage } from './stage.ts';
import { saidIn, topModal } from './stage.ts';

/** What people see, for tests to look at. */

/** The card of a ticket as staff have it. */
export async function cardOf(stage: Stage, number: number, reader = 'tomas'): Promise<Message> {
  const messages = await stage.as(reader).history('#desk-triage');
  const card = messages.find((message) => saidIn(message).includes(`*Ticket ${number}*`));
  if (!card) throw new Error(`There is no card of ticket ${number}.`);
  return card;
}

/** The replies under a card, the card itself left out; what only the reader sees is among them. */
export async function staffThread(stage: Stage, number: number, reader = 'tomas'): Promise<Message[]> {
  const card = await cardOf(stage, number, reader);
  return (await stage.as(reader).thread('#desk-triage', card.ts)).slice(1);
}

export async function lastIn(stage: Stage, reader: string, channel: string): Promise<Message> {
  const message = (await stage.as(reader).history(channel)).at(-1);
  if (!message) throw new Error(`${channel} is empty.`);
  return message;
}

/** Presses a button of a card. */
export async function press(stage: Stage, who: string, number: number, actionId: string) {
  const card = await cardOf(stage, number, who);
  const answer = await stage.as(who).press({ channel: card.channel, ts: card.ts }, actionId);
  await stage.settle();
  return answer;
}

/** One of the acts behind *More*. */
export async function pressMore(stage: Stage, who: string, number: number, act: MoreAct) {
  await press(stage, who, number, TICKET_MORE);
  const form = await topModal(stage.as(who));
  const answer = await stage
    .as(who)
    .press({ viewId: form.id }, TICKET_MORE_ACT, { value: `${act}:${number}` });
  await stage.settle();
  return answer;
}

export const texts = (messages: readonly Message[]): string[] => messages.map((message) => message.text);
