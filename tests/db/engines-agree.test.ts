import { and, asc, desc, eq, gt, isNull, lte, ne } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database, Tx } from '../../src/db/handles.ts';
import { insertReturning } from '../../src/db/rows.ts';
import { contains, nullsLast } from '../../src/db/sql.ts';
import { transact } from '../../src/db/transact.ts';
import { openTestPostgres, openTestSqlite } from '../support/engines.ts';
import { newTicket, noon } from './ticket-row.ts';

const words = fc.constantFrom('', 'a', 'A', 'é', 'É', 'ß', '_', '%', '\\', "'", '🧯', 'Z z', '\n', '10', '9');
const times = fc.option(fc.nat(5).map((minutes) => new Date(noon.getTime() + minutes * 60_000)));

const steps = fc.oneof(
  fc.record({
    kind: fc.constant('insert'),
    summary: words,
    ownerId: fc.option(words),
    at: times,
    key: fc.nat(20),
  }),
  fc.record({ kind: fc.constant('update'), id: fc.nat(10), summary: words, at: times }),
  fc.record({ kind: fc.constant('delete'), id: fc.nat(10) }),
  fc.record({ kind: fc.constant('fail'), summary: words }),
);
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;

async function apply(tx: Tx, step: Step): Promise<unknown> {
  const { tickets } = tx.tables;
  if ('key' in step) {
    const { summary, ownerId, at, key } = step;
    return insertReturning(
      tx,
      tickets,
      newTicket({
        number: key,
        sourceKey: `k${key}`,
        summary,
        ownerId,
        resolvedAt: at,
        isPrivate: key % 2 === 0,
      }),
    );
  }
  if ('at' in step) {
    const { id, summary, at } = step;
    return tx.update(tickets).set({ summary, resolvedAt: at }).where(eq(tickets.number, id)).returning();
  }
  if ('id' in step) return tx.delete(tickets).where(eq(tickets.number, step.id)).returning();
  await insertReturning(tx, tickets, newTicket({ number: 99, sourceKey: 'k99', summary: step.summary }));
  throw new Error('no');
}

/** Ids are left out: the engines do not leave the same gaps. */
const withoutIds = (key: string, value: unknown) => (key === 'id' ? undefined : value);
const shown = (value: unknown): string => JSON.stringify(value, withoutIds);

/** What a step gave, or whether it was refused as a duplicate. */
const attempt = (db: Database, step: Step): Promise<unknown> =>
  transact(db, (tx) => apply(tx, step)).catch((error: unknown) => db.engine.isUniqueViolation(error));

async function look(db: Database): Promise<unknown[]> {
  const { tickets: t } = db.tables;
  return [
    await db.select().from(t).orderBy(asc(t.number)),
    await db
      .select({ number: t.number })
      .from(t)
      .orderBy(nullsLast(desc(t.resolvedAt)), asc(t.number)),
    await db.select({ number: t.number }).from(t).orderBy(asc(t.summary), desc(t.number)).limit(5),
    await db
      .select({ number: t.number })
      .from(t)
      .where(and(isNull(t.ownerId), gt(t.resolvedAt, noon)))
      .orderBy(t.number),
    await db
      .select({ number: t.number })
      .from(t)
      .where(and(ne(t.ownerId, 'a'), lte(t.resolvedAt, noon)))
      .orderBy(t.number),
    await db.select({ number: t.number }).from(t).where(contains(t.summary, 'É')).orderBy(t.number),
    await db.$count(t, contains(t.summary, '%')),
    await db.$count(t, eq(t.isPrivate, true)),
    await db.selectDistinct({ summary: t.summary }).from(t).orderBy(t.summary),
  ];
}

it('come to the same after any changes', { timeout: 30_000 }, async () => {
  const [sqlite, postgres] = [await openTestSqlite(), await openTestPostgres()];
  const done = fc.sample(steps, { numRuns: 150, seed: 11 });
  for (const [i, step] of done.entries()) {
    const given = await attempt(sqlite, step);
    expect(shown(await attempt(postgres, step)), JSON.stringify(step)).toBe(shown(given));
    if (i % 10 === 9) expect(shown(await look(postgres))).toBe(shown(await look(sqlite)));
  }
});
