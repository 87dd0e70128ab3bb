import { createHook } from 'node:async_hooks';
import { expect, it, onTestFinished } from 'vitest';
import { listDeadInputs } from '../../src/db/inbox.ts';
import { transact } from '../../src/db/transact.ts';
import { internalWords } from '../../src/domain/message/words.ts';
import type { Parcel } from '../../src/domain/parcel.ts';
import { OutboxPump } from '../../src/jobs/outbox-pump.ts';
import type { Desk } from '../../src/services/desk.ts';
import { releaseInputs, storeEvent, takeUnfinished } from '../../src/services/inbox/inputs.ts';
import { type Carrier, claimDue } from '../../src/services/outbox/deliver-outbox.ts';
import { listDeadLetters, releaseLeases, retryDeadLetter } from '../../src/services/outbox/watch-outbox.ts';
import { tellPerson } from '../../src/services/send/person.ts';
import { MINUTE_MS, type TestClock } from '../support/clock.ts';
import { listRows, openBareDesk, sendAll, WORKSPACE, willingCarrier } from './bare-desk.ts';

const POISON = 'poison';
const HEARTBEAT_MS = 20_000;

/** One line to each of many people, in a lane each. */
async function tellMany(desk: Desk, texts: readonly string[]): Promise<void> {
  await transact(desk.db, async (tx) => {
    for (const text of texts) {
      await tellPerson(tx, WORKSPACE, `U${text}`, `tell:${text}`, internalWords(text), desk.now());
    }
  });
}

const textOf = (parcel: Parcel): string => (parcel.kind === 'words' ? parcel.words.text : parcel.kind);

const numbered = (n: number): string[] => Array.from({ length: n }, (_, i) => `line ${i}`);

it('R13 a delivery that hangs is set aside after three claims, and holds up no other', async () => {
  const { desk, clock } = await openBareDesk();
  const willing = willingCarrier();
  await sendAll(desk, willing.carry);
  willing.carried.length = 0;
  let tries = 0;
  const pump = new OutboxPump(
    desk,
    (parcel, effect) => {
      if (textOf(parcel) !== POISON) return willing.carry(parcel, effect);
      tries++;
      return new Promise(() => {});
    },
    (error) => {
      throw error;
    },
  );
  for (let round = 0; round < 5; round++) {
    await tellMany(desk, round === 0 ? [POISON, ...numbered(30)] : [`round ${round}`]);
    pump.wake();
    await until(() => willing.carried.length === 30 + round && tries === Math.min(round + 1, 3));
    clock.advance(MINUTE_MS + 1);
  }
  await until(async () => (await listDeadLetters(desk)).outgoing.length === 1);
  await pump.stop(0);
  expect(tries).toBe(3);
  expect(willing.carried.map(({ parcel }) => textOf(parcel)).toSorted()).toEqual(
    [...numbered(30), 'round 1', 'round 2', 'round 3', 'round 4'].toSorted(),
  );
  const { outgoing } = await listDeadLetters(desk);
  expect(outgoing.map(({ problem }) => problem)).toEqual(['claimed 3 times without an answer']);
});

it('R13 a delivery that ends the process takes none of its neighbours with it', async () => {
  const { desk, clock } = await openBareDesk();
  const { carry, carried } = willingCarrier();
  await sendAll(desk, carry);
  carried.length = 0;
  await tellMany(desk, [POISON, ...numbered(30)]);
  for (let life = 0; life < 40; life++) {
    await liveUntilPoison(desk, clock, carry);
    clock.advance(MINUTE_MS);
  }
  await sendAll(desk, carry);
  const { outgoing } = await listDeadLetters(desk);
  expect(outgoing.map(({ delivery }) => delivery.kind === 'person.tell' && delivery.words.text)).toEqual([
    POISON,
  ]);
  expect(new Set(carried.map(({ parcel }) => textOf(parcel)))).toEqual(new Set(numbered(30)));
});

it('R13 a process that is ended every second, by whatever, sets nothing aside', async () => {
  const { desk, clock } = await openBareDesk();
  const { carry, carried } = willingCarrier();
  await sendAll(desk, carry);
  carried.length = 0;
  await tellMany(desk, numbered(30));
  await storeEvent(desk, WORKSPACE, 'event:a', { event_id: 'event:a' });
  for (let life = 0; life < 20; life++) {
    await releaseLeases(desk);
    await releaseInputs(desk);
    await claimDue(desk, { urgent: 20, others: 20 }, true);
    await takeUnfinished(desk);
    clock.advance(1_000);
  }
  await releaseLeases(desk);
  await releaseInputs(desk);
  for (let minute = 0; minute < 40; minute++) {
    clock.advance(MINUTE_MS);
    await sendAll(desk, carry);
  }
  expect(new Set(carried.map(({ parcel }) => textOf(parcel)))).toEqual(new Set(numbered(30)));
  expect(await takeUnfinished(desk)).toEqual({ event_id: 'event:a' });
  expect(await listDeadLetters(desk)).toEqual({ outgoing: [], incoming: [] });
});

/** One life of a process: it sends hand after hand, and ends in the middle of the hand that has the poison. */
async function liveUntilPoison(desk: Desk, clock: TestClock, carry: Carrier): Promise<void> {
  await releaseLeases(desk);
  let isOver = false;
  const pump = new OutboxPump(
    desk,
    (parcel, effect) => {
      if (textOf(parcel) === POISON) isOver = true;
      return isOver ? new Promise(() => {}) : carry(parcel, effect);
    },
    () => {},
  );
  pump.wake();
  await quiet();
  clock.advance(MINUTE_MS);
  pump.wake();
  await quiet();
  // Ended without a word: nothing is given back.
  Object.assign(pump, { isStopped: true });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 4_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It never came to be.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Some turns of the loop, in which everything that can happen does. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}

it('R13 what was set aside is listed and can be sent again, once', async () => {
  const { desk } = await openBareDesk();
  const { carry, carried } = willingCarrier();
  await sendAll(desk, carry);
  carried.length = 0;
  await tellMany(desk, [POISON]);
  await sendAll(desk, async () => ({ is: 'failed', why: 'invalid_blocks' }));
  const { outgoing } = await listDeadLetters(desk);
  expect(outgoing.map(({ problem }) => problem)).toEqual(['invalid_blocks']);
  const id = outgoing[0]?.id ?? 0;
  const answers = await Promise.all([retryDeadLetter(desk, 'out', id), retryDeadLetter(desk, 'out', id)]);
  expect(answers).toEqual([true, false]);
  await sendAll(desk, carry);
  expect(carried.map(({ parcel }) => textOf(parcel))).toEqual([POISON]);
  expect((await listDeadLetters(desk)).outgoing).toEqual([]);
  expect(await retryDeadLetter(desk, 'out', id)).toBe(false);
});

it('R13 an event that ends the process is set aside after three tries, and the others are worked on', async () => {
  const { desk, clock } = await openBareDesk();
  for (const key of ['event:poison', 'event:a', 'event:b']) {
    await storeEvent(desk, WORKSPACE, key, { event_id: key });
  }
  const tried: unknown[] = [];
  for (let life = 0; life < 10; life++) {
    clock.advance(MINUTE_MS + 1);
    for (let body = await takeUnfinished(desk); body; body = await takeUnfinished(desk)) {
      tried.push(body.event_id);
      // The process ends here; its next life begins.
      if (body.event_id === 'event:poison') break;
    }
  }
  expect(tried.filter((id) => id === 'event:poison')).toHaveLength(2);
  expect(tried).toContain('event:a');
  expect(tried).toContain('event:b');
  expect((await listDeadInputs(desk.db)).map(({ dedupeKey }) => dedupeKey)).toContain('event:poison');
});

it('a stale worker’s answer hits no row', async () => {
  const { desk, clock } = await openBareDesk();
  const { carry, carried } = willingCarrier();
  await sendAll(desk, carry);
  carried.length = 0;
  await tellMany(desk, ['late']);
  let answerLate: (() => void) | undefined;
  const frozen = new OutboxPump(
    desk,
    () =>
      new Promise((resolve) => {
        answerLate = () => resolve({ is: 'failed', why: 'from the grave' });
      }),
    () => {},
  );
  frozen.wake();
  await quiet();
  expect(await claimDue(desk, { urgent: 20, others: 20 }, true)).toEqual([]);
  clock.advance(MINUTE_MS);
  await sendAll(desk, carry);
  expect(carried.map(({ effect }) => effect.isUnclear)).toEqual([true]);
  answerLate?.();
  await quiet();
  expect((await listDeadLetters(desk)).outgoing).toEqual([]);
  await frozen.stop(0);
});

it('R19 what is still on its way when time is up is given back, and a late answer counts no more', async () => {
  const { desk } = await openBareDesk();
  const { carry, carried } = willingCarrier();
  await sendAll(desk, carry);
  carried.length = 0;
  await tellMany(desk, ['slow']);
  let answerLate: (() => void) | undefined;
  const pump = new OutboxPump(
    desk,
    () =>
      new Promise((resolve) => {
        answerLate = () => resolve({ is: 'failed', why: 'too late' });
      }),
    () => {},
  );
  pump.wake();
  await until(() => answerLate !== undefined);
  await pump.stop(0);
  const [slow] = (await listRows(desk)).slice(-1);
  expect(slow).toMatchObject({ state: 'ambiguous', leaseToken: null, claims: 0 });
  answerLate?.();
  await quiet();
  await sendAll(desk, carry);
  expect(carried.map(({ effect }) => effect.isUnclear)).toEqual([true]);
  expect((await listDeadLetters(desk)).outgoing).toEqual([]);
});

it('R19 a pump that was stopped looks no more after what never answers', async () => {
  const { desk } = await openBareDesk();
  await tellMany(desk, ['one']);
  const beating = watchHeartbeats();
  const pump = new OutboxPump(
    desk,
    () => new Promise(() => {}),
    () => {},
  );
  pump.wake();
  await expect.poll(beating).toBeGreaterThan(0);
  await pump.stop(0);
  expect(beating()).toBe(0);
});

/** What the pump extends its leases by, told by its pace; what other tests in this process began before is none of it. */
function watchHeartbeats(): () => number {
  const made: { _repeat: number | null; _destroyed: boolean }[] = [];
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      if (type === 'Timeout') made.push(resource as (typeof made)[number]);
    },
  }).enable();
  onTestFinished(() => void hook.disable());
  return () => made.filter(({ _repeat, _destroyed }) => _repeat === HEARTBEAT_MS && !_destroyed).length;
}
