import type { Calendar } from '../time/calendar.ts';
import { dueAt, type Target } from '../time/target.ts';

/** What has been promised a requester, and whether it was kept. */
export interface FirstResponse {
  readonly dueAt: Date;
  readonly metAt: Date | null;
}

interface Happened {
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** FR-1, SLA-2: from the ticket's history. The acknowledgement is none of it, so it can never count. */
export function firstResponse(
  calendar: Calendar,
  target: Target,
  filedAt: Date,
  history: readonly Happened[],
): FirstResponse {
  return { dueAt: dueAt(calendar, filedAt, target), metAt: history.find(isAnswer)?.at ?? null };
}

/** Words of a person to the requester: an answer, or what they wrote on resolving. */
const isAnswer = ({ kind, detail }: Happened): boolean =>
  kind === 'replied' || (kind === 'resolved' && Boolean(detail.reason));
