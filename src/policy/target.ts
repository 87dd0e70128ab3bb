import type { Target } from '../domain/time/target.ts';
import { text } from './section.ts';

const TARGET_LIKE = '90 business minutes, 4 business hours or 1 business day';
export const TARGET_OR_NONE = '90 business minutes, 4 business hours, 1 business day or none';

const NONE = 'none';

export const target = text(
  TARGET_LIKE,
  readTarget,
  (given) => `“${given}” is no target; write ${TARGET_LIKE}`,
);

/** null: there is none. */
export const targetOrNone = text<Target | null>(
  TARGET_OR_NONE,
  (given) => (given.trim() === NONE ? null : readTarget(given)),
  (given) => `“${given}” is no target; write ${TARGET_OR_NONE}`,
);

/** At most a year of days, so that a slip of the pen is caught. */
export function readTarget(given: string): Target | undefined {
  const [, number, unit] = /^([1-9]\d{0,5}) business (minute|hour|day)s?$/.exec(given.trim()) ?? [];
  const count = Number(number);
  if (!unit || (unit === 'day' && count > 366)) return undefined;
  if (unit === 'day') return { unit: 'business days', count };
  return { unit: 'business minutes', count: unit === 'hour' ? count * 60 : count };
}
