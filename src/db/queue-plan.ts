import { and, eq, exists, inArray, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import { WAITING } from '../domain/ticket/queue.ts';
import { searchWords } from '../domain/ticket/search-words.ts';
import type { Priority, TicketType } from '../domain/ticket/triage.ts';
import type { Db } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { isTrue } from './sql.ts';

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
  /** By this one. */
  readonly dueBy?: Date;
  readonly isWaiting?: boolean;
  /** Neither: snoozed tickets are there like the others. */
  readonly isSnoozed?: boolean;
  readonly priority?: Priority;
  readonly type?: TicketType;
  readonly componentId?: number;
  /** Terms, all of which it must have. */
  readonly labelIds?: readonly number[];
  /** null: the desk's own group. */
  readonly groupKey?: string | null;
  /** Asked by one of these. */
  readonly requesterIds?: readonly string[];
  readonly text?: string;
}

export type Row = Tables['tickets'];
type Condition = (t: Row) => SQL | undefined;

export interface Plan {
  /** What an index finds, in the queue's order. */
  readonly driver: Condition;
  /** What is left to look at. */
  readonly rest: Condition | undefined;
  /** The label whose tickets are walked, instead of an index of their own. */
  readonly labelId: number | undefined;
  /** Among the other conditions. */
  readonly hasMoreLabels: boolean;
  readonly order: 'due' | 'newest';
  readonly isDueOnly: boolean;
  /** Of what is due in order, no more than this. */
  readonly dueBy: Date | undefined;
}

/** The narrowest condition that has an index drives; there is one for each, in this order. */
export function planOf(db: Db, workspaceId: string, filter: QueueFilter): Plan {
  const { requesterId, text, dueBy, isDue = dueBy !== undefined, isOpen, isWaiting, labelIds = [] } = filter;
  const isOwn = requesterId !== undefined;
  const isNewest = isOwn || text !== undefined || labelIds.length > 0;
  const labelId = isOwn || text !== undefined ? undefined : labelIds[0];
  const labels = labelIds.filter((id) => id !== labelId);
  const isStated: Condition = (t) => (isOwn && !isWaiting && !isOpen ? undefined : eq(t.isOpen, true));
  const others = [
    ...given(isNewest && isDue ? true : null, (t) => isNotNull(t.nextDueAt)),
    ...given(isNewest ? dueBy : null, (t, moment) => lte(t.nextDueAt, moment)),
    ...labels.map((id) => (t: Row) => hasLabel(db, t, id)),
  ];
  const conditions = [...conditionsOf(db, filter), ...others];
  const driver = labelId === undefined ? conditions.shift() : undefined;
  // Of many people an index finds no order, so they never drive.
  const whose = given(filter.requesterIds, (t, ids) => inArray(t.requesterId, [...ids]));
  const rest = [...(labelId === undefined ? [] : [isStated]), ...conditions, ...whose];
  return {
    driver: (t) => and(eq(t.workspaceId, workspaceId), isStated(t), driver?.(t)),
    rest: rest.length > 0 ? (t) => and(...rest.map((other) => other(t))) : undefined,
    labelId,
    hasMoreLabels: labels.length > 0,
    order: isNewest ? 'newest' : 'due',
    isDueOnly: isDue,
    dueBy: isNewest ? undefined : dueBy,
  };
}

function conditionsOf(db: Db, filter: QueueFilter): Condition[] {
  const { requesterId, ownerId, isWaiting, isSnoozed, priority, type, componentId, groupKey } = filter;
  const isOwn = requesterId !== undefined;
  const words = filter.text === undefined ? undefined : searchWords(filter.text);
  return [
    ...given(requesterId, (t, id) => eq(t.requesterId, id)),
    ...given(isOwn ? null : words, (t, all) => and(db.engine.ticketMatches(all), eq(t.isSensitive, false))),
    ...given(ownerId, (t, id) => eq(t.ownerId, id)),
    ...given(isSnoozed || null, (t) => isTrue(t.isSnoozed)),
    ...given(componentId, (t, id) => eq(t.componentId, id)),
    ...given(groupKey, (t, key) => eq(t.groupKey, key)),
    ...given(isWaiting || null, (t) => and(eq(t.status, WAITING), isNotNull(t.statusBeforeWait))),
    ...given(priority, (t, one) => eq(t.priority, one)),
    ...given(type, (t, one) => eq(t.type, one)),
    ...given(ownerId === null || null, (t) => isNull(t.ownerId)),
    ...given(groupKey === null || null, (t) => isNull(t.groupKey)),
    ...given(isSnoozed === false || null, (t) => eq(t.isSnoozed, false)),
    ...given(isOwn ? words : null, (_, all) => db.engine.ticketMatchesAmongFew(all)),
  ];
}

export function hasLabel(db: Db, t: Row, termId: number): SQL {
  const { ticketLabels } = db.tables;
  const isIt = and(eq(ticketLabels.termId, termId), eq(ticketLabels.ticketId, t.id));
  const found = db.select({ id: ticketLabels.id }).from(ticketLabels).where(isIt);
  return exists(found);
}

/** Nothing is asked where nothing was given. */
function given<V>(
  value: V | null | undefined,
  condition: (t: Row, value: V) => SQL | undefined,
): Condition[] {
  return value === null || value === undefined ? [] : [(t) => condition(t, value)];
}
