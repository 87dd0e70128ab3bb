import { expect, it } from 'vitest';
import { cardOf, lastIn, pressMore, texts } from '../support/look.ts';
import { askedTwice, merge, reply, says, statusOf, threadOf } from '../support/merging.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';

const marksOf = async (stage: Stage, who: string, channel: string, ts: string) => {
  const message = (await stage.as(who).history(channel)).find((one) => one.ts === ts);
  return (message?.reactions ?? []).map(({ name }) => name);
};

/** Ben's talk, filed by Ruth with 🎫. */
async function filedByMistake() {
  const stage = await openStage();
  const ben = await stage.as('ben').post('#heron-editors', 'Lunch at noon, who comes?');
  await stage.as('ruth').react(ben.channel, ben.ts, 'ticket');
  await stage.settle();
  return { stage, ben };
}

it('*Not a request* takes a ticket out: its mark goes, its requester and its filer are told, and it is over', async () => {
  const { stage, ben } = await filedByMistake();
  expect(await marksOf(stage, 'ben', '#heron-editors', ben.ts)).toContain('ticket');
  await pressMore(stage, 'tomas', 1, 'withdraw');
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('Resolved: not a request');
  const message = (await stage.as('ben').history('#heron-editors')).find(({ ts }) => ts === ben.ts);
  expect(message?.reactions?.find(({ name }) => name === 'ticket')?.users).toEqual([
    stage.as('ruth').person.id,
  ]);
  const thread = (await stage.as('ben').thread('#heron-editors', ben.ts)).map(saidIn).join('\n');
  expect(thread).toContain('took ticket 1 out: it was no request');
  expect(texts(await stage.as('ruth').history('@firstline')).join('\n')).toContain(
    'took ticket 1 out, which you filed',
  );
  await stage.pass(20 * 24 * 60 * 60_000);
  const later = (await stage.as('ben').thread('#heron-editors', ben.ts)).map(saidIn).join('\n');
  expect(later).not.toContain('is closed now');
});

it('*Not a request*: talk goes on in its thread, and no word of it reaches the desk', async () => {
  const { stage, ben } = await filedByMistake();
  await pressMore(stage, 'tomas', 1, 'withdraw');
  await stage.settle();
  await stage.as('ben').post('#heron-editors', 'CANARY at the corner?', ben.ts);
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('Resolved: not a request');
  expect(JSON.stringify(await stage.as('tomas').history('#desk-triage'))).not.toContain('CANARY');
  expect(await says(stage, 'tomas', '/ticket list')).toContain('All is well');
});

it('IN-3 *Not a request* is taken back by *Reopen*, by filing again, and by *Undo*', async () => {
  const { stage, ben } = await filedByMistake();
  await says(stage, 'tomas', '/ticket withdraw 1');
  const told = (await stage.as('ben').thread('#heron-editors', ben.ts)).at(-1);
  await stage.as('ben').press({ channel: told?.channel ?? '', ts: told?.ts ?? '' }, 'ticket.reopen');
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('New');
  expect(await marksOf(stage, 'ben', '#heron-editors', ben.ts)).toContain('ticket');

  expect(await says(stage, 'tomas', '/ticket withdraw 1')).toContain('/ticket undo 1');
  await stage.as('lena').react(ben.channel, ben.ts, 'ticket');
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('New');
  expect((await lastIn(stage, 'lena', '#heron-editors')).text).toContain('It is open again');
  expect(await says(stage, 'tomas', '/ticket list')).not.toContain('Ticket 2');

  await says(stage, 'tomas', '/ticket take 1');
  await says(stage, 'tomas', '/ticket snooze 1 2 days');
  await says(stage, 'tomas', '/ticket withdraw 1');
  expect(await says(stage, 'tomas', '/ticket undo 1')).toContain('Undone');
  expect(await statusOf(stage, 1)).toBe('In progress');
  expect(await says(stage, 'tomas', '/ticket list mine snoozed')).toContain('Lunch at noon');
});

it('*Not a request* is offered to whoever takes 🎫 off again, and refused where others wait in it', async () => {
  const { stage, ben } = await filedByMistake();
  await stage.as('ruth').unreact(ben.channel, ben.ts, 'ticket');
  await stage.settle();
  const offer = await lastIn(stage, 'ruth', '#heron-editors');
  expect(offer.text).toContain('Ticket 1 stays');
  await stage.as('ruth').press({ channel: offer.channel, ts: offer.ts }, 'ticket.withdraw');
  await stage.settle();
  expect(await statusOf(stage, 1)).toBe('Resolved: not a request');

  const other = await askedTwice();
  await merge(other.stage, 2, 1);
  expect(await says(other.stage, 'tomas', '/ticket withdraw 1')).toContain('others who asked the same');
  expect(await says(other.stage, 'maya', '/ticket withdraw 1')).toContain('There is no ticket 1');
  await reply(other.stage, 1, 'We look into it.');
  expect(await threadOf(other.stage, 'ben', other.ben)).toContain('We look into it');
  expect(saidIn(await cardOf(other.stage, 1))).toContain('In progress');
});

it('*Not a request* is refused of a ticket that is part of an incident', async () => {
  const { stage } = await askedTwice();
  await pressMore(stage, 'tomas', 1, 'incident');
  await submit(stage.as('tomas'), {});
  await stage.settle();
  expect(await says(stage, 'tomas', '/ticket withdraw 1')).toContain('is part of an incident');
  expect(await statusOf(stage, 1)).toBe('New');
});
