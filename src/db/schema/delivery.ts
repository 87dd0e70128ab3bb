import { isNotNull } from 'drizzle-orm';
import type { Kit } from '#dialect';
import type { Delivery } from '../../domain/delivery.ts';

export const INBOX_STATES = ['open', 'done', 'dead'] as const;
export const OUTBOX_STATES = ['pending', 'leased', 'ambiguous', 'sent', 'dead'] as const;

/** What came in, what must go out, and what is due. */
export function deliveryTables(kit: Kit) {
  /** Every input, so that nothing acknowledged is lost and nothing is done twice. */
  const inbox = kit.table(
    'inbox',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      dedupeKey: kit.text('dedupe_key').notNull(),
      /** Events alone keep what they carried, and only while they wait. */
      body: kit.json<Record<string, unknown>>('body'),
      state: kit.oneOf('state', INBOX_STATES).notNull(),
      attempts: kit.integer('attempts').notNull().default(0),
      nextAt: kit.instant('next_at'),
      receivedAt: kit.instant('received_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('inbox_dedupe').on(t.workspaceId, t.dedupeKey),
      kit.index('inbox_waiting').on(t.state, t.nextAt).where(isNotNull(t.nextAt)),
    ],
  );

  /** What must reach the outside, written in the transaction that decided it. */
  const outbox = kit.table(
    'outbox',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** Strict order inside a lane, none between lanes. */
      lane: kit.text('lane').notNull(),
      /** 0 overtakes 1: incidents before everything else (INC-15). */
      rank: kit.integer('rank').notNull(),
      delivery: kit.json<Delivery>('delivery').notNull(),
      /** Names the one effect; unique. What Slack can be asked for after an unclear answer is made of it. */
      idemKey: kit.text('idem_key').notNull(),
      state: kit.oneOf('state', OUTBOX_STATES).notNull().default('pending'),
      /** Follows state: pending, leased or ambiguous; an index needs it as a column. */
      isWaiting: kit.boolean('is_waiting').notNull().default(true),
      /** Counted when claimed, so that a row which ends the process is noticed. */
      claims: kit.integer('claims').notNull().default(0),
      /** Answered failures in a row; the back-off grows with it. */
      failures: kit.integer('failures').notNull().default(0),
      /** When it is tried; of a leased row, when the lease is over. */
      nextAt: kit.instant('next_at').notNull(),
      leaseToken: kit.text('lease_token'),
      /** Slack's error code or the kind of failure; never anybody's words. */
      problem: kit.text('problem'),
      enqueuedAt: kit.instant('enqueued_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('outbox_idem').on(t.idemKey),
      kit.index('outbox_due').on(t.isWaiting, t.rank, t.nextAt),
      kit.index('outbox_lane').on(t.isWaiting, t.lane, t.id),
    ],
  );

  /** What must happen later; the tick does what is due and the row goes with it. */
  const due = kit.table(
    'due',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      kind: kit.text('kind').notNull(),
      /** What it is about, such as a ticket's id; one row for each kind and subject. */
      subject: kit.text('subject').notNull(),
      dueAt: kit.instant('due_at').notNull(),
      attempts: kit.integer('attempts').notNull().default(0),
    },
    (t) => [
      kit.uniqueIndex('due_subject').on(t.workspaceId, t.kind, t.subject),
      kit.index('due_next').on(t.dueAt),
    ],
  );

  return { inbox, outbox, due };
}
