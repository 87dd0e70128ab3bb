import { expect, it } from 'vitest';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { transact } from '../../src/db/transact.ts';
import type { TicketStatus } from '../../src/domain/ticket/status.ts';
import { runDue } from '../../src/services/run-due.ts';
import { moveTicket } from '../../src/services/ticket/move.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { cardOf, lastIn, press, staffThread, texts } from '../support/look.ts';
import { merge } from '../support/merging.ts';
import { policyWith } from '../support/policy.ts';
import {
  ask,
  askedMaya,
  followUpsIn,
  live,
  noticesIn,
  QUESTION,
  type Silence,
  until,
} from '../support/silence.ts';
import { type Stage, saidIn, submit } from '../support/stage.ts';

const token = (moment: string) => `<!date^${Date.parse(moment) / 1000}^`;

it('journey 9, FUP-1 FUP-2 RES-2: seven virtual days from both sides', async () => {
  const { stage, root, thread, ticket } = await askedMaya();
  expect(saidIn(await cardOf(stage, 1))).toContain('Waiting on requester');
  expect(saidIn(await cardOf(stage, 1))).toContain(`*Next*\\nfollow-up ${token('2026-03-05T15:00:00Z')}`);

  await until(stage, '2026-03-05T14:59:30Z');
  expect(followUpsIn(await thread())).toEqual([]);
  await until(stage, '2026-03-05T15:00:00Z');
  const [followUp, ...more] = followUpsIn(await thread());
  expect(more).toEqual([]);
  expect(saidIn(followUp ?? root)).toContain(QUESTION);
  expect(saidIn(followUp ?? root)).toContain(`<@${stage.as('maya').person.id}> Tomas Rivera asked you`);
  // The clocks change on Sunday; the hour stays.
  expect(saidIn(await cardOf(stage, 1))).toContain(`closing notice ${token('2026-03-10T14:00:00Z')}`);

  await until(stage, '2026-03-10T13:59:30Z');
  expect(noticesIn(await thread())).toEqual([]);
  expect((await ticket()).status).toBe('waiting on requester');
  await until(stage, '2026-03-10T14:00:00Z');
  const [notice, ...others] = noticesIn(await thread());
  expect(others).toEqual([]);
  expect(saidIn(notice ?? root)).toContain('we are closing ticket 1');
  expect(saidIn(notice ?? root)).toContain('I still need help');
  expect(saidIn(notice ?? root)).toContain(`Reply here before ${token('2026-03-24T14:00:00Z')}`);
  expect(await ticket()).toMatchObject({ status: 'resolved', resolution: 'no response' });

  const card = saidIn(await cardOf(stage, 1));
  for (const [what, at] of [
    ['Question', '2026-03-03T15:00:00Z'],
    ['Follow-up', '2026-03-05T15:00:00Z'],
    ['Closing notice', '2026-03-10T14:00:00Z'],
  ] as const) {
    expect(card).toMatch(
      new RegExp(`<http://[^|]+/archives/[^|]+\\|${what}> delivered ${escaped(token(at))}`),
    );
  }
  expect(texts(await staffThread(stage, 1)).join()).toContain('Ticket 1 closed by the desk: no reply since');
  const said = (await thread()).map(saidIn).join();
  expect(said).not.toContain('ticket.satisfied');
  expect(said).not.toContain('Did that do it?');
  expect((await thread())[0]?.reactions.map(({ name }) => name)).toContain('checkered_flag');

  await until(stage, '2026-03-16T13:00:00Z');
  await stage.as('maya').post('#heron-help', 'thanks', root.ts);
  await stage.settle();
  expect((await ticket()).status).toBe('resolved');
  await stage.as('maya').post('#heron-help', 'Was on leave. It is Firefox.', root.ts);
  await stage.settle();
  expect(await ticket()).toMatchObject({ status: 'in progress', resolution: null });
  expect(saidIn(await cardOf(stage, 1))).toContain('Tomas Rivera');
  expect((await lastIn(stage, 'tomas', '@firstline')).text).toContain('opened ticket 1 again');
});

const escaped = (text: string) => text.replaceAll('^', '\\^');

it('RES-3 after the window a reply files a new ticket, and the requester is told its number', async () => {
  const { stage, root, thread } = await askedMaya();
  await live(stage, '2026-03-10T16:00:00Z', DAY_MS);
  await until(stage, '2026-03-25T15:00:00Z');
  await stage.as('maya').post('#heron-help', 'It is Firefox, by the way.', root.ts);
  await stage.settle();
  expect(texts(await thread()).join()).toContain('Ticket 1 is closed, so this is filed as ticket 2');
});

const toldOwner = async ({ stage }: Silence) =>
  texts(await stage.as('tomas').history('@firstline')).filter((text) => text.includes('does not count'));

it('FUP-1 with a follow-up after 1 day, the notice on day 6 names day 7, and nothing is resolved before', async () => {
  const policy = policyWith({ follow_up: { ask_again: '1 day', closing_notice: '5 days' } });
  const { stage, root, thread, ticket } = await askedMaya({ policy });
  await until(stage, '2026-03-04T15:00:00Z');
  expect(followUpsIn(await thread())).toHaveLength(1);
  await until(stage, '2026-03-09T14:00:00Z');
  const [notice] = noticesIn(await thread());
  expect(saidIn(notice ?? root)).toContain(`we close ticket 1 ${token('2026-03-10T14:00:00Z')}`);
  expect(saidIn(await cardOf(stage, 1))).toContain(`closing ${token('2026-03-10T14:00:00Z')}`);
  await until(stage, '2026-03-10T13:59:30Z');
  expect((await ticket()).status).toBe('waiting on requester');
  await until(stage, '2026-03-10T14:00:00Z');
  expect(await ticket()).toMatchObject({ status: 'resolved', resolution: 'no response' });
  expect(noticesIn(await thread())).toHaveLength(1);
});

it('FUP-1 what is due on a Saturday goes out on Monday at 08:00', async () => {
  const silence = await askedMaya();
  const { stage, thread, ticket } = silence;
  await until(stage, '2026-03-05T13:00:00Z');
  await ask(stage, 'tomas', 'Which page is it?');
  await until(stage, '2026-03-07T15:00:00Z');
  await live(stage, '2026-03-09T11:59:00Z', 6 * 60 * MINUTE_MS);
  expect(followUpsIn(await thread())).toEqual([]);
  expect(saidIn(await cardOf(stage, 1))).toContain(`follow-up ${token('2026-03-09T12:00:00Z')}`);
  await until(stage, '2026-03-09T12:00:00Z');
  expect(followUpsIn(await thread())).toHaveLength(1);
  expect(saidIn(await cardOf(stage, 1))).toContain(`closing notice ${token('2026-03-16T12:00:00Z')}`);
  await live(stage, '2026-03-16T11:59:00Z', DAY_MS);
  expect((await ticket()).isOpen).toBe(true);
  await until(stage, '2026-03-16T12:00:00Z');
  expect((await ticket()).resolution).toBe('no response');
});

it('FUP-4 down over the follow-up: one, late, and the notice moves with it', async () => {
  const { stage, thread } = await askedMaya();
  await until(stage, '2026-03-05T14:55:00Z');
  await stage.running.drain();
  stage.clock.set('2026-03-06T16:00:00Z');
  await stage.restart();
  await stage.pass(0);
  expect(followUpsIn(await thread())).toHaveLength(1);
  expect(saidIn(await cardOf(stage, 1))).toContain(`closing notice ${token('2026-03-11T15:00:00Z')}`);
});

it('FUP-4 down for three weeks over everything: one message, and nothing is closed on what was not sent', async () => {
  const { stage, thread, ticket } = await askedMaya();
  await stage.running.drain();
  stage.clock.set('2026-03-24T15:00:00Z');
  await stage.restart();
  for (let beat = 0; beat < 5; beat++) await stage.pass(MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
  expect(noticesIn(await thread())).toEqual([]);
  expect((await ticket()).isOpen).toBe(true);
  await live(stage, '2026-03-29T16:00:00Z', DAY_MS);
  expect((await ticket()).isOpen).toBe(true);
  await live(stage, '2026-03-30T13:00:00Z', 60 * MINUTE_MS);
  expect(noticesIn(await thread())).toHaveLength(1);
  expect((await ticket()).resolution).toBe('no response');
});

it.each(['It is Firefox.', 'thanks!', '👍'])('FUP-1 IN-7 “%s” cancels what was to come', async (reply) => {
  const { stage, root, thread, ticket } = await askedMaya();
  await until(stage, '2026-03-05T15:00:00Z');
  await stage.as('maya').post('#heron-help', reply, root.ts);
  await stage.settle();
  expect((await ticket()).status).toBe('in progress');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('closing notice');
  await live(stage, '2026-03-20T15:00:00Z', DAY_MS);
  expect(noticesIn(await thread())).toEqual([]);
  expect((await ticket()).isOpen).toBe(true);
});

it('FUP-1 a reply that was written while the desk was away is heard before anything is sent or closed', async () => {
  const { stage, root, thread, ticket } = await askedMaya();
  await until(stage, '2026-03-05T15:00:00Z');
  await until(stage, '2026-03-10T13:50:00Z');
  const stop = stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
  await stage.as('maya').post('#heron-help', 'It is Firefox.', root.ts);
  await stage.settle();
  stop();
  expect((await ticket()).status).toBe('waiting on requester');
  await until(stage, '2026-03-10T14:00:00Z');
  expect(noticesIn(await thread())).toEqual([]);
  expect((await ticket()).status).toBe('in progress');
  expect(texts(await staffThread(stage, 1)).join()).toContain('It is Firefox.');
});

it('FUP-1 an answer beside the thread of a direct message counts as well, told late or placed late', async () => {
  const { stage } = await askedMaya();
  const root = await stage.as('jonas').post('@firstline', 'My account is locked since Monday.');
  await stage.settle();
  await ask(stage, 'tomas', QUESTION, 2);
  const thread = () => stage.as('jonas').thread('@firstline', root.ts);
  await stage.pass(2 * DAY_MS - MINUTE_MS);
  const stop = stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
  await stage.as('jonas').post('@firstline', 'Firefox 139 on the office computer');
  await stage.settle();
  stop();
  await stage.pass(2 * MINUTE_MS);
  expect(followUpsIn(await thread())).toEqual([]);
  await stage.pass(11 * MINUTE_MS);
  await stage.pass(2 * DAY_MS);
  expect(followUpsIn(await thread())).toEqual([]);
  expect(saidIn(await cardOf(stage, 2))).toContain('In progress');
});

it('FUP-1 the last public words must ask: another answer of staff ends the waiting for this one', async () => {
  const { stage, thread } = await askedMaya();
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'Never mind, I found it in the log.' });
  await stage.settle();
  await live(stage, '2026-03-12T15:00:00Z', DAY_MS);
  expect(followUpsIn(await thread())).toEqual([]);
});

it('FUP-1 *I still need help* keeps an announced ticket open and opens a resolved one, at once', async () => {
  const policy = policyWith({ follow_up: { ask_again: '1 day', closing_notice: '5 days' } });
  const announced = await askedMaya({ policy });
  await until(announced.stage, '2026-03-04T15:00:00Z');
  await until(announced.stage, '2026-03-09T14:00:00Z');
  const resolved = await askedMaya();
  await until(resolved.stage, '2026-03-05T15:00:00Z');
  await until(resolved.stage, '2026-03-10T14:00:00Z');
  for (const { stage, root, thread, ticket } of [announced, resolved]) {
    const [notice = root] = noticesIn(await thread());
    const place = { channel: notice.channel, ts: notice.ts };
    await stage.as('maya').press(place, 'ticket.still-need-help');
    await stage.as('maya').press(place, 'ticket.still-need-help');
    await stage.settle();
    expect(await ticket()).toMatchObject({ status: 'in progress', resolution: null });
    expect((await lastIn(stage, 'tomas', '@firstline')).text).toMatch(
      /still needs help|opened ticket 1 again/,
    );
    await stage.pass(3 * DAY_MS);
    expect((await ticket()).status).toBe('in progress');
  }
});

it('FUP-2 journey 9: deactivated: nothing counts, nothing closes, the owner hears of it once with what to do', async () => {
  const silence = await askedMaya();
  const { stage, root, ticket } = silence;
  await until(stage, '2026-03-04T15:00:00Z');
  stage.slack.changePerson('maya', { deleted: true });
  await stage.settle();
  await live(stage, '2026-03-20T15:00:00Z', DAY_MS);
  const [told, ...again] = await toldOwner(silence);
  expect(told).toMatch(
    /⚠️ Ticket 1: the question of <!date.* to Maya Lindqvist .* account is deactivated.*\*Reply\*/,
  );
  expect(again).toEqual([]);
  expect(saidIn(await cardOf(stage, 1))).toContain('⚠️ nothing by itself: the question does not count');
  expect(await ticket()).toMatchObject({ status: 'waiting on requester' });
  const thread = await stage.as('ben').thread('#heron-help', root.ts);
  expect(followUpsIn(thread)).toEqual([]);
});

it('FUP-2 asked twice of somebody who is not there: the owner hears of each, and which it is', async () => {
  const silence = await askedMaya();
  const { stage } = silence;
  stage.slack.changePerson('maya', { deleted: true });
  await stage.settle();
  await live(stage, '2026-03-06T15:00:00Z', DAY_MS);
  await ask(stage, 'tomas', 'Which browser, then?');
  await live(stage, '2026-03-10T15:00:00Z', DAY_MS);
  const told = await toldOwner(silence);
  expect(told).toEqual([expect.stringContaining('|3 Mar 2026'), expect.stringContaining('|6 Mar 2026')]);
});

it('FUP-2 put out of the channel: answers there cannot be heard, so nothing counts', async () => {
  const silence = await askedMaya();
  const { stage, ticket } = silence;
  await until(stage, '2026-03-05T15:00:00Z');
  stage.slack.kickBot('#heron-help');
  await live(stage, '2026-03-20T15:00:00Z', DAY_MS);
  expect(await toldOwner(silence)).toHaveLength(1);
  expect((await ticket()).isOpen).toBe(true);
  // Asked again, it goes by direct message, and counts from there.
  await ask(stage, 'tomas', 'Which browser is it, please?');
  await live(stage, '2026-03-30T15:00:00Z', DAY_MS);
  const direct = await stage.as('maya').history('@firstline');
  expect(noticesIn(direct)).toHaveLength(1);
  expect((await ticket()).resolution).toBe('no response');
});

it('FUP-2 a question that somebody deleted from the thread is no question', async () => {
  const silence = await askedMaya();
  const { stage, thread, ticket } = silence;
  const question = (await thread()).find((message) => message.text.includes(QUESTION));
  await stage.as('ola').join('#heron-help');
  await stage.as('ola').remove('#heron-help', question?.ts ?? '');
  await live(stage, '2026-03-12T15:00:00Z', DAY_MS);
  expect(await toldOwner(silence)).toHaveLength(1);
  expect((await ticket()).isOpen).toBe(true);
});

it('FUP-2 a question, or a follow-up, that Slack refuses stops the count, and the owner is told', async () => {
  for (const refused of ['question', 'follow-up']) {
    const silence = await askedMaya();
    const { stage, ticket } = silence;
    if (refused === 'follow-up') await until(stage, '2026-03-05T14:00:00Z');
    const stop = stage.slack.faults.inject({
      kind: 'error',
      code: 'restricted_action_thread_locked',
      method: 'chat.postMessage',
      channel: (await ticket()).conversationChannelId ?? '',
      probability: 1,
    });
    if (refused === 'question') await ask(stage, 'tomas', 'And on which system?');
    await live(stage, '2026-03-06T15:00:00Z', DAY_MS);
    stop();
    await live(stage, '2026-03-20T15:00:00Z', DAY_MS);
    expect((await toldOwner(silence)).join()).toMatch(new RegExp(`the ${refused} of <[^>]+> to Maya`));
    expect((await ticket()).isOpen).toBe(true);
  }
});

/** As *Escalate* does. */
const setStatus = ({ running }: Stage, status: TicketStatus) =>
  transact(running.desk.db, async (tx) => {
    const ticket = await getTicketByNumber(tx, running.workspaceId, 1);
    await moveTicket(
      tx,
      ticket,
      { personId: ticket.ownerId ?? '', door: 'button' },
      status,
      running.desk.now(),
    );
  });

it('FUP-3 waiting on the engineers: nothing is sent, nothing is closed, and what waits is sent when they are done', async () => {
  const { stage, thread, ticket } = await askedMaya();
  await setStatus(stage, 'waiting on tier 2');
  await live(stage, '2026-03-16T15:00:00Z', DAY_MS);
  expect(followUpsIn(await thread())).toEqual([]);
  expect((await ticket()).status).toBe('waiting on tier 2');
  await setStatus(stage, 'waiting on requester');
  await live(stage, '2026-03-16T18:00:00Z', 60 * MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
});

it('FUP-4 two beats at once send one follow-up', async () => {
  const { stage, thread } = await askedMaya();
  stage.clock.set('2026-03-05T15:00:00Z');
  const fail = (_: unknown, error: unknown) => {
    throw error;
  };
  await Promise.all([runDue(stage.running.desk, fail), runDue(stage.running.desk, fail)]);
  await stage.settle();
  await stage.pass(MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
});

it('FUP-1 decided while Slack is away, it still keeps to service hours', async () => {
  const { stage, thread } = await askedMaya();
  await until(stage, '2026-03-03T23:00:00Z');
  await ask(stage, 'tomas', 'Which page is it?');
  const question = (await thread()).at(-1);
  expect(question?.text).toContain('Which page is it?');
  await until(stage, '2026-03-05T22:59:00Z');
  const stop = away(stage);
  await live(stage, '2026-03-06T02:00:00Z', 60 * MINUTE_MS);
  expect(followUpsIn(await thread())).toEqual([]);
  stop();
  await live(stage, '2026-03-06T12:30:00Z', 60 * MINUTE_MS);
  expect(followUpsIn(await thread())).toEqual([]);
  await live(stage, '2026-03-06T14:00:00Z', 15 * MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
});

/** Reading works, so the step is decided; posting does not. */
const away = ({ slack }: Stage) =>
  slack.faults.inject({ kind: 'ratelimited', retryAfter: 60, method: 'chat.postMessage', probability: 1 });

it('FUP-3 decided and not yet sent, it waits while the ticket is snoozed, and is dropped when an answer comes', async () => {
  for (const ends of ['awake', 'answered']) {
    const { stage, root, thread } = await askedMaya();
    await until(stage, '2026-03-05T14:59:00Z');
    const stop = away(stage);
    await live(stage, '2026-03-05T15:05:00Z', MINUTE_MS);
    await stage.as('tomas').command('#general', '/ticket snooze 1 until reply');
    stop();
    await live(stage, '2026-03-05T17:00:00Z', 15 * MINUTE_MS);
    expect(followUpsIn(await thread())).toEqual([]);
    if (ends === 'awake') await stage.as('tomas').command('#general', '/ticket unsnooze 1');
    else await stage.as('maya').post('#heron-help', 'It is Firefox.', root.ts);
    await live(stage, '2026-03-05T19:00:00Z', 15 * MINUTE_MS);
    expect(followUpsIn(await thread())).toHaveLength(ends === 'awake' ? 1 : 0);
  }
});

it('TRI-8 FUP-2 a question that also reaches others who asked the same counts where its own requester reads it', async () => {
  const { stage, thread } = await askedMaya();
  const bens = await stage.as('ben').post('#heron-help', 'The map is gone for me too.');
  await stage.settle();
  await stage.as('tomas').command('#general', '/ticket merge 2 1');
  for (const left of await stage.as('tomas').modals()) await stage.as('tomas').submit(left.id);
  await stage.settle();
  await ask(stage, 'tomas', 'Which page is it?');
  expect(texts(await stage.as('ben').thread('#heron-help', bens.ts)).join()).toContain('Which page is it?');
  await until(stage, '2026-03-05T15:00:00Z');
  await stage.pass(MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
});

it('FUP-2 TRI-8 is not closed for silence while others who asked the same are merged into it', async () => {
  const { stage, thread, ticket } = await askedMaya();
  await stage.as('ben').post('#heron-help', 'The map is gone for me too.');
  await stage.settle();
  await merge(stage, 2, 1);
  await until(stage, '2026-03-05T15:00:00Z');
  await stage.pass(MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
  expect(saidIn(await cardOf(stage, 1))).toContain('nothing by itself: others asked the same and wait too');
  await live(stage, '2026-03-20T15:00:00Z', 12 * 60 * MINUTE_MS);
  expect(noticesIn(await thread())).toEqual([]);
  expect((await ticket()).status).toBe('waiting on requester');

  await stage.as('tomas').command('#general', '/ticket unmerge 2');
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).not.toContain('others asked the same');
  await live(stage, '2026-03-24T15:00:00Z', 60 * MINUTE_MS);
  expect(noticesIn(await thread())).toHaveLength(1);
  expect((await ticket()).resolution).toBe('no response');
});

it('FUP-2 TRI-8 no closing notice follows a follow-up once others wait too', async () => {
  const { stage, thread } = await askedMaya();
  await until(stage, '2026-03-05T15:00:00Z');
  await stage.pass(MINUTE_MS);
  expect(followUpsIn(await thread())).toHaveLength(1);
  await stage.as('ben').post('#heron-help', 'The map is gone for me too.');
  await stage.settle();
  await merge(stage, 2, 1);
  await live(stage, '2026-03-17T15:00:00Z', 12 * 60 * MINUTE_MS);
  expect(noticesIn(await thread())).toEqual([]);
});

it('FUP-2 TRI-8 a second ticket of the same requester holds up nothing', async () => {
  const { stage, ticket } = await askedMaya();
  await stage.as('maya').post('#heron-help', 'And the map of the branch pages.');
  await stage.settle();
  await merge(stage, 2, 1);
  await until(stage, '2026-03-05T15:00:00Z');
  await stage.pass(MINUTE_MS);
  await live(stage, '2026-03-12T15:00:00Z', 60 * MINUTE_MS);
  expect((await ticket()).resolution).toBe('no response');
});
