import type { TicketStatus } from '../../src/domain/ticket/status.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';

/** What a ticket should be, as simply as it can be said. Colleagues' commands add what they need. */
export interface Model {
  status: TicketStatus;
  /** Where a requester's answer leads back to. */
  before: TicketStatus | null;
  ownerId: string | null;
  resolution: string | null;
  closesAt: number | null;
  isSatisfied: boolean;
  rating: number | null;
  /** Where the requester thinks it stands, and since when they are wrong; null while they are right. */
  untold: { from: TicketStatus; since: number } | null;
  /** How many messages to the requester told of changes of status. */
  tellings: number;
  /** A late reply filed another ticket, and the thread is that one's. */
  isSucceeded: boolean;
}

export const newModel = (): Model => ({
  status: 'new',
  before: null,
  ownerId: null,
  resolution: null,
  closesAt: null,
  isSatisfied: false,
  rating: null,
  untold: null,
  tellings: 0,
  isSucceeded: false,
});

export const isOpen = ({ status }: Model): boolean => status !== 'resolved' && status !== 'closed';

export function move(model: Model, to: TicketStatus, now: number): void {
  if (model.status === to) return;
  model.untold ??= { from: model.status, since: now };
  model.before = to !== 'waiting on requester' ? null : model.status === 'new' ? 'in progress' : model.status;
  model.status = to;
}

/** Somebody wrote to the requester: whatever changed is told by that. */
export function write(model: Model): void {
  if (model.untold) model.tellings++;
  model.untold = null;
}

/** The desk tells by itself what is still true. */
export function tell(model: Model): void {
  if (model.untold && model.untold.from !== model.status) model.tellings++;
  model.untold = null;
}

export function answer(model: Model, agentId: string, asks: boolean, now: number): void {
  model.ownerId ??= agentId;
  if (asks) move(model, 'waiting on requester', now);
  else if (model.status === 'new') move(model, 'in progress', now);
  write(model);
}

export function end(model: Model, resolution: string, now: number): void {
  move(model, 'resolved', now);
  Object.assign(model, { resolution, closesAt: now + 14 * DAY_MS, isSatisfied: false, rating: null });
}

export function reopen(model: Model, now: number): void {
  move(model, model.ownerId ? 'in progress' : 'new', now);
  Object.assign(model, { resolution: null, closesAt: null });
}

export function tick(model: Model, now: number): void {
  if (model.untold && model.untold.since + MINUTE_MS <= now) tell(model);
  if (model.closesAt === null || model.closesAt > now) return;
  move(model, 'closed', now);
  model.closesAt = null;
}
