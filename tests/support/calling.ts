import { expect } from 'vitest';
import type { Message } from '../../sandbox/server/protocol.ts';
import { insertRota } from '../../src/db/rota.ts';
import { transact } from '../../src/db/transact.ts';
import { STAGE_TIME } from './clock.ts';
import { type Stage, saidIn, submit, topModal } from './stage.ts';

/** What tests of the ladder do and look at. */

export async function declareAs(stage: Stage, who: string, severity = 'unknown', title = 'Saving fails') {
  await stage.as(who).command('#general', `/incident ${title}`);
  const form = await topModal(stage.as(who));
  await stage.as(who).fill(form.id, { severity: { value: { selected_option: { value: severity } } } });
  expect(await submit(stage.as(who), {})).toEqual({ ok: true });
  await stage.settle();
}

/** Priya is on duty, and then Sam, who is her backup, as the seeded story has it. */
export async function keepRota(stage: Stage, handles = ['priya', 'sam']) {
  const list = handles.map((handle) => stage.as(handle).person.id);
  await transact(stage.running.desk.db, (tx) =>
    insertRota(tx, {
      workspaceId: stage.slack.teamId,
      members: { list },
      weeks: 2,
      firstOn: '2026-03-16',
      minute: 600,
      startsAt: new Date(STAGE_TIME),
    }),
  );
}

export const saidUnder = async (stage: Stage, message: Message, reader = 'ola'): Promise<string> =>
  (await stage.as(reader).thread(message.channel, message.ts)).slice(1).map(saidIn).join('\n');

/** The messages that call somebody, oldest first. */
export async function pagesOf(stage: Stage, who: string): Promise<Message[]> {
  const said = await stage.as(who).history('@firstline');
  return said.filter((message) => saidIn(message).includes('"block_id":"page"'));
}

export async function pressOn(stage: Stage, who: string, message: Message, actionId: string) {
  const answer = await stage.as(who).press({ channel: message.channel, ts: message.ts }, actionId);
  await stage.settle();
  return answer;
}

/** All the desk has said to somebody by direct message, as one text. */
export const toldTo = async (stage: Stage, who: string): Promise<string> =>
  (await stage.as(who).history('@firstline')).map(saidIn).join('\n');

/** The newest message to somebody that carries this button. */
export async function messageTo(stage: Stage, who: string, actionId: string): Promise<Message> {
  const message = (await stage.as(who).history('@firstline')).findLast((one) =>
    saidIn(one).includes(`"${actionId}"`),
  );
  if (!message) throw new Error(`${who} has no message with ${actionId}.`);
  return message;
}

/** Fills the form of *Hand over* and sends it. */
export async function handOver(stage: Stage, who: string, to: string | null, situation: string) {
  const form = await topModal(stage.as(who));
  await stage.as(who).fill(form.id, {
    situation: { value: { value: situation } },
    ...(to ? { to: { value: { selected_user: stage.as(to).person.id } } } : {}),
  });
  const answer = await stage.as(who).submit(form.id);
  await stage.settle();
  return answer;
}
