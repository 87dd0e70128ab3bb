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

export function tellTarget({ unit, count }: Target): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}
