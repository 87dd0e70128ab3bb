import { addBusinessDays, addBusinessMinutes } from './business-time.ts';
import type { Calendar } from './calendar.ts';

/** How long the desk gives itself, counted in its service hours (SLA-1). */
export type Target =
  | { readonly unit: 'business minutes'; readonly count: number }
  | { readonly unit: 'business days'; readonly count: number };

export function dueAt(calendar: Calendar, from: Date, target: Target): Date {
  const add = target.unit === 'business minutes' ? addBusinessMinutes : addBusinessDays;
  return add(calendar, from, target.count);
}

/** In the words a policy is written in. */
export function tellTarget({ unit, count }: Target): string {
  if (unit === 'business days') return `${count} business ${count === 1 ? 'day' : 'days'}`;
  if (count % 60 > 0) return `${count} business ${count === 1 ? 'minute' : 'minutes'}`;
  return `${count / 60} business ${count === 60 ? 'hour' : 'hours'}`;
}
