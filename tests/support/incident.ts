import type { Message } from '../../sandbox/server/protocol.ts';
import { openStage, type Stage, type StageOptions, saidIn, submit, topModal } from './stage.ts';

/** A desk on which Ruth, of tier 1, has declared “Saving fails”: event 1, with its room. */
export async function declaredStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  await declare(stage, 'Saving fails');
  return stage;
}

export async function declare(stage: Stage, words: string, who = 'ruth'): Promise<void> {
  await stage.as(who).command('#general', `/incident ${words}`);
  const answer = await submit(stage.as(who), {});
  if (!answer.ok || answer.errors) throw new Error(`Not declared: ${JSON.stringify(answer)}`);
  await stage.settle();
}

export const ROOM = '#inc-1-saving-fails';

export async function headlineOf(stage: Stage): Promise<Message> {
  const headline = (await stage.as('ola').history('#incidents')).findLast((one) =>
    saidIn(one).includes('🚨'),
  );
  if (!headline) throw new Error('There is no headline.');
  return headline;
}

/** Every room that Slack made of incidents, by the name it was made with. */
export const roomsMade = ({ slack }: Stage): string[] =>
  slack.ledger
    .calls('conversations.create')
    .filter(({ ok, args }) => ok && /^(?:inc|room)-/.test(String(args.name)))
    .map(({ args }) => String(args.name));

/** The pinned card of the room. */
export async function roomCard(stage: Stage, room = ROOM, who = 'ruth'): Promise<Message> {
  const card = (await stage.as(who).history(room)).find((one) =>
    /"incident\.(record|reopen)"/.test(JSON.stringify(one)),
  );
  if (!card) throw new Error('There is no card.');
  return card;
}

export async function pressCard(stage: Stage, who: string, actionId: string, room = ROOM): Promise<void> {
  const { channel, ts } = await roomCard(stage, room, who);
  await stage.as(who).press({ channel, ts }, actionId);
  await stage.settle();
}

/** A line of *More* on the card. */
export async function pressMoreAct(stage: Stage, who: string, act: string, room = ROOM): Promise<void> {
  await pressCard(stage, who, 'incident.more', room);
  const { id, view } = await topModal(stage.as(who));
  const value = new RegExp(`"value":"(${act}:\\d+)"`).exec(JSON.stringify(view))?.[1];
  if (!value) throw new Error(`More has no ${act}.`);
  await stage.as(who).press({ viewId: id }, 'incident.more-act', { value });
  await stage.settle();
}

export async function pressHeadline(stage: Stage, who: string, actionId: string): Promise<void> {
  const { channel, ts } = await headlineOf(stage);
  await stage.as(who).press({ channel, ts }, actionId);
  await stage.settle();
}

/** All that is said in a channel, as one text. */
export async function allSaid(stage: Stage, who: string, channel: string): Promise<string> {
  return (await stage.as(who).history(channel)).map(saidIn).join('\n');
}

/** Types a command and reads the private answer. */
export async function answerTo(stage: Stage, who: string, channel: string, line: string): Promise<string> {
  await stage.as(who).command(channel, line);
  await stage.settle();
  const answer = (await stage.as(who).history(channel)).findLast((one) => one.ephemeralFor);
  return answer ? saidIn(answer) : '';
}
