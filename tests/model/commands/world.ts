import fc from 'fast-check';
import { claimDue, deliver } from '../../../src/services/outbox/deliver-outbox.ts';
import { releaseLeases } from '../../../src/services/outbox/watch-outbox.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../support/clock.ts';
import { pump, WEATHER, type Weather } from '../carrier.ts';
import { type LifeCommand, step } from '../life.ts';
import { beat } from '../prove-told.ts';

const passes = (ms: number): LifeCommand =>
  step({
    name: `${ms / SECOND_MS} s pass`,
    act: async ({ clock }) => clock.advance(ms),
    model: () => undefined,
  });

const ticks: LifeCommand = {
  check: () => true,
  run: beat,
  toString: () => 'tick',
};

const sends = (weather: Weather): LifeCommand =>
  step({
    name: `the outbox is sent, Slack being ${weather}`,
    act({ desk, outside }) {
      outside.weather = weather;
      return pump(desk, outside);
    },
    model: () => undefined,
  });

/** The process ends while Slack has some of what was under way, and another begins. */
const restarts: LifeCommand = step({
  name: 'the desk is killed and starts again',
  async act({ desk, outside }) {
    const rows = await claimDue(desk, { urgent: 20, others: 20 }, true);
    outside.weather = 'deaf';
    const nobody = { ...desk, db: neverWriting(desk.db) };
    for (const row of rows) await deliver(nobody, outside.carry, row).catch(() => undefined);
    await releaseLeases(desk);
  },
  model: () => undefined,
});

/** Reads as the desk does; what it would write is lost with the process. */
function neverWriting<T extends object>(db: T): T {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'begin') return () => Promise.reject(new Error('killed'));
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const HOW_LONG = [SECOND_MS, 20 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS, DAY_MS, 15 * DAY_MS, -60 * MINUTE_MS];

export const commands = [
  fc.constantFrom(...HOW_LONG).map(passes),
  fc.constant(ticks),
  fc.constantFrom(...WEATHER).map(sends),
  fc.constant(restarts),
];
