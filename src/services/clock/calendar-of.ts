import { groupOf } from '../../domain/assignment/group.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { Policy } from '../../policy/policy.ts';

/** The service hours of the group that has a ticket (SLA-1); null is the desk's own. */
export const calendarOf = ({ groups }: Policy, groupKey: string | null): Calendar =>
  groupOf(groups, groupKey).calendar;
