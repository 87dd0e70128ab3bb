import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { outsideKey } from '../../src/db/outbox.ts';
import { listOutbox } from '../../src/db/outbox-watch.ts';
import { listTicketEvents, toFacts } from '../../src/db/ticket-events.ts';
import {
  addUp,
  isStatusFact,
  type StatusFact,
  statusAfter,
  statusBefore,
} from '../../src/domain/ticket/history.ts';
import { retryDeadLetter } from '../../src/services/outbox/watch-outbox.ts';
import { runDue } from '../../src/services/run-due.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { pump } from './carrier.ts';
import type { Life } from './life.ts';
import { type Model, tick } from './model.ts';

const LONGEST_MS = 20 * MINUTE_MS;

/** All that waits is sent, the outside being well again, and nothing is left to be told. */
async function settle(model: Model, life: Life): Promise<void> {
  const { desk, clock, outside } = life;
  outside.weather = 'well';
  for (let rest = 0; rest < 20; rest++) {
    for (const { id } of await listOutbox(desk.db, 'dead', 500)) await retryDeadLetter(desk, 'out', id);
    await beat(model, life);
    await pump(desk, outside);
    const waiting = await waitingOf(life);
    // One that three processes ended on is set aside by the sending just now, and sent again by hand.
    const aside = await listOutbox(desk.db, 'dead', 1);
    if (waiting.length + aside.length === 0 && model.untold === null) return;
    const moments = waiting.map(({ nextAt }) => nextAt.getTime());
    if (model.untold) moments.push(model.untold.since + MINUTE_MS);
    const next = Math.max(...moments) - clock.now().getTime();
    if (moments.length > 0) clock.advance(Math.min(Math.max(next, MINUTE_MS), LONGEST_MS));
  }
  throw new Error('Something waits for ever.');
}

/** The tick, in both worlds. */
export async function beat(model: Model, { desk, clock }: Life): Promise<void> {
  const troubles: unknown[] = [];
  await runDue(desk, (_row, error) => troubles.push(error));
  expect(troubles).toEqual([]);
  tick(model, clock.now().getTime());
}

async function waitingOf({ desk: { db } }: Life) {
  const { outbox } = db.tables;
  const rows = await db.select().from(outbox).where(eq(outbox.isWaiting, true));
  return rows.filter(({ lane }) => lane.endsWith(':conversation'));
}

/**
 * UPD-1 over the event log: every change of status is told by exactly one message that was delivered exactly once,
 * but those that were taken back before anybody told them. As many messages as the model says.
 */
export async function proveTold(model: Model, life: Life): Promise<void> {
  await settle(model, life);
  const { db } = life.desk;
  const facts = toFacts(await listTicketEvents(db, life.ticketId));
  const { status, ownerId, resolution } = model;
  expect(addUp(facts)).toMatchObject({ status, ownerId, resolution });
  const told = facts.flatMap((fact) => (fact.kind === 'told' ? [fact.covers] : []));
  expect(told).toHaveLength(model.tellings);
  const covered = told.flat();
  expect(new Set(covered).size, 'told once').toBe(covered.length);
  for (const run of untoldRuns(facts, new Set(covered))) {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last) expect(statusAfter(last), 'taken back').toBe(statusBefore(first));
  }
  for (const row of await listOutbox(db, 'sent', 5_000)) {
    const covers = 'covers' in row.delivery ? (row.delivery.covers ?? []) : [];
    if (covers.length > 0) expect(life.outside.accepted.get(outsideKey(row)), 'delivered once').toBe(1);
  }
}

/** Changes nobody was told of, those next to each other together. */
function untoldRuns(
  facts: readonly ({ id: number } & object)[],
  covered: ReadonlySet<number>,
): StatusFact[][] {
  const runs: StatusFact[][] = [[]];
  for (const fact of facts as readonly (StatusFact & { id: number })[]) {
    if (!isStatusFact(fact)) continue;
    if (covered.has(fact.id)) runs.push([]);
    else runs.at(-1)?.push(fact);
  }
  return runs;
}
