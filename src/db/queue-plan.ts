import { and, eq, gt, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import { WAITING } from '../domain/ticket/queue.ts';
import type { Priority, TicketType } from '../domain/ticket/triage.ts';
import type { Db } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { either, searchWords } from './sql.ts';

/** A queue; all that is given must be true of a ticket. Of staff's queues only what is open is shown. */
export interface QueueFilter {
  /** Their own tickets, the closed ones too; none of the others' text is looked at. */
  readonly requesterId?: string;
  /** Of their own only what is open; of the desk's it always is. */
  readonly isOpen?: true;
  /** null: nobody's. */
  readonly ownerId?: string | null;
  /** Somebody waits for us by a certain time. */
  readonly isDue?: boolean;
  readonly isWaiting?: boolean;
  /** At this moment; without it snoozed tickets are there like the others. */
  readonly snoozed?: { readonly is: boolean; readonly at: Date };
  readonly priority?: Priority;
  readonly type?: TicketType;
  readonly componentId?: number;
  /** null: the desk's own group. */
  readonly groupKey?: string | null;
  readonly text?: string;
}

export type Row = Tables['tickets'];
type Condition = (t: Row) => SQL | undefined;

export interface Plan {
  /** What an index finds, in the queue's order. */
  readonly driver: Condition;
  /** What is left to look at. */
  readonly rest: Condition | undefined;
  readonly order: 'due' | 'newest';
  readonly isDueOnly: boolean;
}

/** The narrowest condition that has an index drives; there is one for each, in this order. */
export function planOf(db: Db, workspaceId: string, filter: QueueFilter): Plan {
  const conditions = conditionsOf(db, filter);
  const isOwn = filter.requesterId !== undefined;
  const [first, ...others] = conditions;
  const rest = others.length > 0 ? (t: Row) => and(...others.map((other) => other(t))) : undefined;
  return {
    driver: (t) =>
      and(
        eq(t.workspaceId, workspaceId),
        isOwn && !filter.isWaiting && !filter.isOpen ? undefined : eq(t.isOpen, true),
        first?.(t),
      ),
    rest,
    order: isOwn || filter.text !== undefined ? 'newest' : 'due',
    isDueOnly: filter.isDue ?? false,
  };
}

function conditionsOf(db: Db, filter: QueueFilter): Condition[] {
  const { requesterId, ownerId, isDue, isWaiting, snoozed, priority, type, componentId, groupKey } = filter;
  const isOwn = requesterId !== undefined;
  const words = filter.text === undefined ? undefined : searchWords(filter.text);
  return [
    ...given(requesterId, (t, id) => eq(t.requesterId, id)),
    ...given(isOwn ? null : words, (t, all) => and(db.engine.ticketMatches(all), eq(t.isSensitive, false))),
    ...given(ownerId, (t, id) => eq(t.ownerId, id)),
    ...given(snoozed?.is ? snoozed.at : null, (t, at) => gt(t.snoozedUntil, at)),
    ...given(componentId, (t, id) => eq(t.componentId, id)),
    ...given(groupKey, (t, key) => eq(t.groupKey, key)),
    ...given(isWaiting || null, (t) => and(eq(t.status, WAITING), isNotNull(t.statusBeforeWait))),
    ...given(priority, (t, one) => eq(t.priority, one)),
    ...given(type, (t, one) => eq(t.type, one)),
    ...given(ownerId === null || null, (t) => isNull(t.ownerId)),
    ...given(groupKey === null || null, (t) => isNull(t.groupKey)),
    ...given((isDue && isOwn) || null, (t) => isNotNull(t.nextDueAt)),
    ...given(snoozed?.is === false ? snoozed.at : null, (t, at) =>
      either(isNull(t.snoozedUntil), lte(t.snoozedUntil, at)),
    ),
    ...given(isOwn ? words : null, (_, all) => db.engine.ticketMatchesAmongFew(all)),
  ];
}

/** Nothing is asked where nothing was given. */
function given<V>(
  value: V | null | undefined,
  condition: (t: Row, value: V) => SQL | undefined,
): Condition[] {
  return value === null || value === undefined ? [] : [(t) => condition(t, value)];
}
