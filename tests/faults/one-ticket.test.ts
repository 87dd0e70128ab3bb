import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReadMessage } from '../../src/domain/outcome.ts';
import type { Caller } from '../../src/domain/people/actor.ts';
import { AlreadyDone } from '../../src/domain/people/already-done.ts';
import { OutboxPump } from '../../src/jobs/outbox-pump.ts';
import type { Desk } from '../../src/services/desk.ts';
import { storeEvent } from '../../src/services/inbox/inputs.ts';
import { fileFromReaction } from '../../src/services/ticket/file-from-reaction.ts';
import { answerIfFiled, fileTicket } from '../../src/services/ticket/file-ticket.ts';
import { hearMention } from '../../src/services/ticket/hear-mention.ts';
import { hearMessage } from '../../src/services/ticket/hear-message.ts';
import { openTestSqlite } from '../support/engines.ts';
import { cardOf } from '../support/look.ts';
import { openStage, saidIn, submit } from '../support/stage.ts';
import {
  type Carried,
  callerOf,
  heardAt,
  openBareDesk,
  PEOPLE,
  REQUESTS,
  tsAt,
  WORKSPACE,
  willingCarrier,
} from './bare-desk.ts';

const [MAYA = '', BEN = '', TOMAS = ''] = PEOPLE;

/** Each door of one message, and Slack telling some of them twice. */
const STEPS = [
  'message',
  'message again',
  'mention',
  'mention again',
  'reaction by ben',
  'reaction by tomas',
  'reaction again',
  'shortcut by ben',
  'shortcut by tomas',
] as const;
type Step = (typeof STEPS)[number];

/** So many messages at a time, each in an order of its own, beside each other and beside what is sent. */
const AT_ONCE = 2;
const ROUNDS = 500;

const order = fc.shuffledSubarray([...STEPS], { minLength: STEPS.length });

it('R4 IN-3 one message by every door, told twice, in 1,000 random orders, is one ticket', async () => {
  const { desk, clock } = await openBareDesk(await openTestSqlite());
  const messages = new Map<string, ReadMessage>();
  const { carry, carried } = willingCarrier(messages);
  const pump = new OutboxPump(desk, carry, () => {});
  desk.db.onCommit(() => pump.wake());
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (orders) => {
      carried.length = 0;
      const places = orders.map((steps) => ({ steps, ts: tsAt(clock, ++n) }));
      for (const { ts } of places) messages.set(ts, heardAt(ts, `Nothing prints at ${ts}.`));
      await Promise.all(
        places.map(async ({ steps, ts }) => {
          for (const step of steps) await take(desk, step, ts);
        }),
      );
      await pump.idle();
      expect(await desk.db.$count(desk.db.tables.tickets)).toBe(n);
      for (const { ts } of places) expect(effectsOn(ts, carried)).toEqual([1, 1, 1]);
    }),
    { numRuns: ROUNDS },
  );
  await pump.stop(0);
}, 120_000);

/** Cards, acknowledgements and 🎫 of one message. */
function effectsOn(ts: string, carried: readonly Carried[]): number[] {
  const parcels = carried.map(({ parcel }) => parcel);
  const cards = parcels.filter((parcel) => parcel.kind === 'card' && !parcel.ts && said(parcel).includes(ts));
  const words = parcels.filter(
    (parcel) => parcel.kind === 'words' && 'channelId' in parcel.to && parcel.to.threadTs === ts,
  );
  const marks = parcels.filter(
    (parcel) => parcel.kind === 'reaction' && parcel.ts === ts && parcel.emoji === 'ticket',
  );
  return [cards.length, words.length, marks.length];
}

const said = (parcel: Carried['parcel']): string => JSON.stringify(parcel);

async function take(desk: Desk, step: Step, ts: string): Promise<void> {
  const [what, , who] = step.split(' ');
  const personId = who === 'tomas' || step.endsWith('again') ? TOMAS : BEN;
  const heard = heardAt(ts, `Nothing prints at ${ts}.`);
  switch (what) {
    case 'message':
      return event(desk, `event:message:${ts}`, callerOf(MAYA, 'message', ''), (caller) =>
        hearMessage(desk, caller, heard),
      );
    case 'mention':
      return event(desk, `event:mention:${ts}`, callerOf(MAYA, 'mention', ''), (caller) =>
        hearMention(desk, caller, heard),
      );
    case 'reaction':
      return event(desk, `event:reaction:${personId}:${ts}`, callerOf(personId, 'reaction', ''), (caller) =>
        fileFromReaction(desk, caller, { channelId: REQUESTS, ts }),
      );
    default:
      return byShortcut(desk, personId, ts);
  }
}

/** As commands/intake does: stored under its key, and worked on if it is new. */
async function event(
  desk: Desk,
  key: string,
  caller: Caller,
  work: (caller: Caller) => Promise<unknown>,
): Promise<void> {
  const isNew = await storeEvent(desk, WORKSPACE, key, {});
  if (isNew) await work({ ...caller, inputKey: key, isStored: true });
}

/** The form opens only where there is no ticket yet; by the time it comes back there may be one. */
async function byShortcut(desk: Desk, personId: string, ts: string): Promise<void> {
  const pressed = callerOf(personId, 'shortcut', `shortcut:${personId}:${ts}`);
  if (await answerIfFiled(desk, pressed, { channelId: REQUESTS, ts })) return;
  const form = { ...pressed, inputKey: `form:${personId}:${ts}` };
  const origin = { from: 'message', channelId: REQUESTS, ts, threadTs: null, isReadable: true } as const;
  const request = {
    origin,
    summary: `Nothing prints at ${ts}`,
    description: '',
    requesterId: MAYA,
    files: [],
  };
  await fileTicket(desk, form, request);
  await expect(fileTicket(desk, form, request)).rejects.toThrow(AlreadyDone);
}

it('R4 IN-3 the same in Slack: every door at once and every event twice', async () => {
  const stage = await openStage();
  stage.slack.faults.inject({ kind: 'duplicate_event', probability: 1 });
  const maya = stage.as('maya');
  for (let n = 1; n <= 8; n++) {
    const message = await maya.post('#heron-help', `@firstline Map ${n} is empty, and so is its list.`);
    await Promise.all([
      stage.as('tomas').react('#heron-help', message.ts, 'ticket'),
      stage.as('ben').messageShortcut('#heron-help', message.ts, 'ticket.file'),
      stage.as('ben').react('#heron-help', message.ts, 'ticket'),
    ]);
    if ((await stage.as('ben').modals()).length > 0) await submit(stage.as('ben'), {});
    await stage.settle();
    expect(saidIn(await cardOf(stage, n))).toContain(`Map ${n}`);
  }
  const cards = stage.slack.ledger
    .calls('chat.postMessage')
    .filter(
      ({ args, ok }) => ok && args.channel === stage.slack.channel('desk-triage').id && !args.thread_ts,
    );
  expect(cards).toHaveLength(8);
  const said = stage.slack.ledger.messages().filter(({ text }) => text.includes('is with the desk'));
  expect(said).toHaveLength(8);
});
