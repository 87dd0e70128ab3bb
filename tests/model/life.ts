import type fc from 'fast-check';
import { expect } from 'vitest';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { getTicket } from '../../src/db/tickets.ts';
import { transact } from '../../src/db/transact.ts';
import type { Caller } from '../../src/domain/people/actor.ts';
import { AlreadyDone } from '../../src/domain/people/already-done.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Door } from '../../src/domain/ticket/door.ts';
import type { Desk } from '../../src/services/desk.ts';
import { fileTicket } from '../../src/services/ticket/file-ticket.ts';
import { callerOf, openBareDesk, PEOPLE, REQUESTS, tsAt } from '../faults/bare-desk.ts';
import type { TestClock } from '../support/clock.ts';
import { openTestSqlite } from '../support/engines.ts';
import { type Outside, openOutside } from './carrier.ts';
import { isOpen, type Model } from './model.ts';

export const [MAYA = '', , TOMAS = '', OLA = ''] = PEOPLE;
export const AGENTS = [TOMAS, OLA];

/** The ticket as it really is, and the desk it is at. */
export interface Life {
  readonly desk: Desk;
  readonly clock: TestClock;
  readonly outside: Outside;
  readonly ticketId: number;
  readonly number: number;
  /** The message it was filed from, whose thread is the conversation. */
  readonly rootTs: string;
  /** The event that resolved it last; what a requester's buttons carry. */
  resolvedId: number;
  /** A key of its own for each input. */
  key(): string;
  ts(): string;
}

let serial = 0;

export async function openLives(): Promise<() => Promise<Life>> {
  const { desk, clock } = await openBareDesk(await openTestSqlite());
  const outside = openOutside();
  return async () => {
    await clearHouse(desk);
    outside.accepted.clear();
    const rootTs = tsAt(clock, ++serial % 1_000_000);
    const { ticket } = await fileTicket(desk, callerOf(MAYA, 'message', `file:${serial}`), {
      origin: { from: 'message', channelId: REQUESTS, ts: rootTs, threadTs: null, isReadable: true },
      summary: 'The map is empty',
      description: 'The map is empty since lunch.',
      requesterId: MAYA,
      files: [],
    });
    return {
      desk,
      clock,
      outside,
      ticketId: ticket.id,
      number: ticket.number,
      rootTs,
      resolvedId: Number.NaN,
      key: () => `input:${++serial}`,
      ts: () => tsAt(clock, ++serial % 1_000_000),
    };
  };
}

/** A life finds an empty house, however the one before it ended. */
async function clearHouse({ db }: Desk): Promise<void> {
  const { due, outbox, inbox } = db.tables;
  await transact(db, async (tx) => {
    await tx.delete(due);
    await tx.delete(outbox);
    await tx.delete(inbox);
  });
}

/** One thing that may happen to a ticket. */
export interface Step {
  readonly name: string;
  /** Left out where it may happen at any time. */
  readonly when?: (model: Model) => boolean;
  /** Does it. A refusal is fine where the model says so. */
  readonly act: (life: Life, key: string) => Promise<unknown>;
  /** What it does to the model; gives the code of the refusal that is right, if one is. */
  readonly model: (model: Model, now: number) => string | undefined;
  /** The same input once more must change nothing. */
  readonly twice?: boolean;
}

export type LifeCommand = fc.AsyncCommand<Model, Life>;

export const step = (it: Step): LifeCommand => ({
  check: (model) => it.when?.(model) ?? true,
  async run(model, life) {
    const key = life.key();
    const now = life.clock.now().getTime();
    const said = await refusalOf(() => it.act(life, key));
    expect(said, it.name).toBe(it.model(model, now));
    if (it.twice && !said) expect(await refusalOf(() => it.act(life, key)), it.name).toBe('already done');
    await compare(model, life, it.name);
  },
  toString: () => it.name,
});

/** Two at once: as if one came after the other. */
export const atOnce = (one: Step, other: Step): LifeCommand => {
  const name = `${one.name} while ${other.name}`;
  return {
    check: (model) => [one, other].every(({ when }) => when?.(model) ?? true),
    async run(model, life) {
      const now = life.clock.now().getTime();
      const said = await Promise.all([one, other].map(({ act }) => refusalOf(() => act(life, life.key()))));
      expect(said, name).toEqual([one.model(model, now), other.model(model, now)]);
      await compare(model, life, name);
    },
    toString: () => name,
  };
};

async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof AlreadyDone) return 'already done';
    throw error;
  }
}

export const callerAs = (personId: string, key: string, door: Door = 'button'): Caller =>
  callerOf(personId, door, key);

/** The row is what the model says; that the history adds up to it is seen at the end. */
async function compare(model: Model, life: Life, after: string): Promise<void> {
  const ticket = await getTicket(life.desk.db, life.ticketId);
  const { status, statusBeforeWait: before, ownerId, resolution, isOpen: open } = ticket;
  const wanted = { status: model.status, before: model.before, ownerId: model.ownerId };
  const all = { ...wanted, resolution: model.resolution, open: isOpen(model) };
  expect({ status, before, ownerId, resolution, open }, after).toEqual(all);
  if (!open) life.resolvedId = await findEnd(life);
}

async function findEnd({ desk, ticketId }: Life): Promise<number> {
  const events = await listTicketEvents(desk.db, ticketId);
  return events.findLast(({ kind }) => kind === 'resolved')?.id ?? Number.NaN;
}
