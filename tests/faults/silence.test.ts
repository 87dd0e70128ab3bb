import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Message } from '../../sandbox/server/protocol.ts';
import { getTicketByNumber } from '../../src/db/tickets.ts';
import { transact } from '../../src/db/transact.ts';
import type { TicketStatus } from '../../src/domain/ticket/status.ts';
import { moveTicket } from '../../src/services/ticket/move.ts';
import { DAY_MS, MINUTE_MS, STAGE_TIME } from '../support/clock.ts';
import { press, staffThread } from '../support/look.ts';
import { ask, followUpsIn, noticesIn } from '../support/silence.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';
import { twice } from './slack-record.ts';

/**
 * One ticket through whatever may happen while somebody is silent, judged by what stands in Slack and by Slack's
 * clock. The desk's own clock may be set wrong; Slack's is the time that passes.
 */

const HOUR_MS = 60 * MINUTE_MS;
const MONTH_MS = 30 * DAY_MS;
/** A night in which clocks go forward is an hour short. */
const DST_MS = HOUR_MS;

interface Life {
  readonly stage: Stage;
  readonly root: Message;
  /** Jumps the desk's clock, and no other. */
  jump(ms: number): void;
  asked: number;
  /** No two are alike: what is told twice is then told twice. */
  replies: number;
  wasClosed: boolean;
  isGone: boolean;
  isHeld: boolean;
}

async function born(): Promise<Life> {
  let aheadMs = 0;
  let clock: Stage['clock'] | undefined;
  const now = () => new Date((clock ? clock.now().getTime() : Date.parse(STAGE_TIME)) - aheadMs);
  const stage = await openStage({ slack: { now } });
  clock = stage.clock;
  const root = await stage.as('maya').post('#heron-help', 'Event pages lose their map.');
  await stage.settle();
  const life: Life = {
    stage,
    root,
    jump(ms) {
      aheadMs += ms;
      stage.clock.advance(ms);
    },
    asked: 0,
    replies: 0,
    wasClosed: false,
    isGone: false,
    isHeld: false,
  };
  await askAnew(life);
  return life;
}

/** Every question has words of its own, so that what repeats it can be told. */
async function askAnew(life: Life): Promise<void> {
  if (!(await ticketOf(life)).isOpen) return;
  life.asked += 1;
  await ask(life.stage, 'tomas', question(life.asked));
}

const question = (n: number) => `Which browser, asked for the ${n}. time?`;

const ticketOf = ({ stage }: Life) => getTicketByNumber(stage.running.desk.db, stage.running.workspaceId, 1);

const threadOf = ({ stage, root }: Life) => stage.as('ben').thread('#heron-help', root.ts);

/** Time as it passes for a desk that is up: in steps, each with a beat of the tick. */
async function live({ stage }: Life, ms: number, stepMs = 8 * HOUR_MS): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) await stage.pass(Math.min(stepMs, left));
}

async function move(life: Life, status: TicketStatus): Promise<void> {
  const { desk } = life.stage.running;
  const ticket = await ticketOf(life);
  if (!ticket.isOpen) return;
  const by = { personId: life.stage.as('tomas').person.id, door: 'button' } as const;
  await transact(desk.db, (tx) => moveTicket(tx, ticket, by, status, desk.now()));
}

const ACTS = {
  day: (life) => live(life, DAY_MS),
  'two days': (life) => live(life, 2 * DAY_MS),
  week: (life) => live(life, 7 * DAY_MS, DAY_MS),
  'an hour': (life) => live(life, HOUR_MS),
  'away for three days': async ({ stage }) => {
    await stage.running.drain();
    stage.clock.advance(3 * DAY_MS);
    await stage.restart();
    await stage.pass(MINUTE_MS);
  },
  'the clock goes a month ahead': async (life) => {
    life.jump(MONTH_MS);
    await life.stage.pass(MINUTE_MS);
  },
  'the clock goes a month back': async (life) => {
    life.jump(-MONTH_MS);
    await life.stage.pass(MINUTE_MS);
  },
  ask: askAnew,
  'answer without a question': async (life) => {
    if (!(await ticketOf(life)).isOpen) return;
    await press(life.stage, 'tomas', 1, 'ticket.reply');
    await submit(life.stage.as('tomas'), { text: `Nothing to ask at ${life.stage.clock.now().getTime()}.` });
    await life.stage.settle();
  },
  reply: (life) => say(life, `It is Firefox ${++life.replies}.`),
  thanks: (life) => say(life, `thanks${'!'.repeat(++life.replies)}`),
  'a reply nobody tells': async (life) => {
    const stop = life.stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
    await say(life, `It is Firefox ${++life.replies}, I wrote.`);
    stop();
  },
  'answers get lost': async ({ stage }) => {
    stage.slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage', times: 2 });
    stage.slack.faults.inject({ kind: 'server_error', method: 'conversations.replies', times: 2 });
  },
  'Slack is away for a day': async (life) => {
    life.stage.slack.faults.down(true);
    await live(life, DAY_MS);
    life.stage.slack.faults.down(false);
    await expect.poll(() => life.stage.slack.sockets, { timeout: 30_000 }).toBeGreaterThan(0);
    await life.stage.pass(MINUTE_MS);
  },
  'Slack refuses for two days': async (life) => {
    const fault = { kind: 'error', code: 'restricted_action_read_only_channel', probability: 1 } as const;
    const stop = life.stage.slack.faults.inject({
      ...fault,
      method: 'chat.postMessage',
      channel: life.root.channel,
    });
    await live(life, 2 * DAY_MS);
    stop();
  },
  'deactivated, or back': async (life) => {
    life.isGone = !life.isGone;
    life.stage.slack.changePerson('maya', { deleted: life.isGone });
    await life.stage.settle();
  },
  'snoozed, or awake': async (life) => {
    if (!(await ticketOf(life)).isOpen) return;
    life.isHeld = !(await ticketOf(life)).isSnoozed;
    const verb = life.isHeld ? 'snooze 1 until reply' : 'unsnooze 1';
    await life.stage.as('tomas').command('#general', `/ticket ${verb}`);
    await life.stage.settle();
  },
  'to the engineers': (life) => move(life, 'waiting on tier 2'),
  'back from them': (life) => move(life, 'waiting on requester'),
  reopen: async ({ stage }) => {
    await stage.as('tomas').command('#general', '/ticket reopen 1');
    await stage.settle();
  },
} satisfies Record<string, (life: Life) => Promise<void>>;

async function say(life: Life, words: string): Promise<void> {
  if (life.isGone) return;
  await life.stage.as('maya').post('#heron-help', words, life.root.ts);
  await life.stage.settle();
}

async function judge(life: Life): Promise<void> {
  const thread = await threadOf(life);
  for (let n = 1; n <= life.asked; n++) {
    const about = thread.filter((message) => saidIn(message).includes(question(n)));
    expect(followUpsIn(about).length, 'follow-ups of one question').toBeLessThanOrEqual(1);
    expect(noticesIn(about).length, 'notices of one question').toBeLessThanOrEqual(1);
  }
  const { status, resolution } = await ticketOf(life);
  const isClosed = resolution === 'no response' && ['resolved', 'closed'].includes(status);
  if (isClosed && !life.wasClosed) {
    const closed = (await staffThread(life.stage, 1)).findLast((message) => CLOSED.test(message.text));
    judgeClosing(life, thread, Number(closed?.ts ?? 0));
  }
  life.wasClosed = isClosed;
}

const CLOSED = /closed by the desk: no reply/;

/** FUP-2, from what stands in Slack alone. */
function judgeClosing(
  { asked, isGone, isHeld, stage }: Life,
  thread: readonly Message[],
  closedTs: number,
): void {
  expect(isGone, 'closed on somebody who is not there').toBe(false);
  expect(isHeld, 'closed while it was snoozed').toBe(false);
  const about = thread.filter((message) => saidIn(message).includes(question(asked)));
  const [followUp, notice] = [followUpsIn(about)[0], noticesIn(about)[0]];
  const [first] = about;
  if (!first || !followUp || !notice) throw new Error('closed without its proof');
  const since = thread.slice(thread.indexOf(first) + 1);
  const replies = since.filter((message) => message.user === stage.as('maya').person.id);
  expect(
    replies.map(({ text }) => text),
    'closed over a reply',
  ).toEqual([]);
  const askedMs = (closedTs - Number(first.ts)) * 1000;
  expect(askedMs, 'asked less than seven days ago').toBeGreaterThanOrEqual(7 * DAY_MS - DST_MS);
  expect(first.ts < followUp.ts && followUp.ts < notice.ts).toBe(true);
}

const often = (['day', 'two days', 'week', 'an hour'] as const).flatMap((act) => [act, act, act]);
const act = fc.constantFrom<keyof typeof ACTS>(...often, ...(Object.keys(ACTS) as (keyof typeof ACTS)[]));

/** What still stands is said again in time, in the same words (UPD-4, INC-3). */
const REMINDERS = ['Silence radar', 'On call, to put right'];

/** Each is months of a desk's life; more of them when you touch follow-ups. */
const RUNS = 2;

it('FUP-2 FUP-4 whatever happens, nothing is closed without its proof and nothing is sent twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (script) => {
      const life = await born();
      for (const name of script) {
        await ACTS[name](life);
        await judge(life);
      }
      expect(twice(life.stage).filter((said) => !REMINDERS.some((words) => said.includes(words)))).toEqual(
        [],
      );
    }),
    { numRuns: RUNS },
  );
}, 300_000);
