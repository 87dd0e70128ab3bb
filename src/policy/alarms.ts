import { z } from 'zod';
import { TOLD, type Told } from '../domain/clock/alarm.ts';
import { suggest } from './nearest.ts';
import { section, text } from './section.ts';
import { target } from './target.ts';

const SHARE_LIKE = 'a share of the target from 1 % to 99 %, such as 75 %';

/** When the owner is warned. */
export const warnAt = text(
  SHARE_LIKE,
  readShare,
  (given) => `“${given}” is no share; write ${SHARE_LIKE}`,
).default(0.75);

function readShare(given: string): number | undefined {
  const [, percent] = /^([1-9]\d?) ?%$/.exec(given.trim()) ?? [];
  return percent ? Number(percent) / 100 : undefined;
}

const one = text<Told>(
  `who is told: ${TOLD.join(', ')}`,
  (given) => TOLD.find((known) => known === given),
  (given) => `“${given}” is nobody who can be told; ${suggest(given, TOLD)}`,
);

const LIST_LIKE = `write a list of who is told: ${TOLD.join(', ')}`;

export const atBreach = z.array(one, LIST_LIKE).default(['group', 'help desk manager', 'delivery manager']);

const step = section(
  { wait: target, tell: z.array(one, LIST_LIKE).min(1, LIST_LIKE) },
  'a step of the ladder: wait and tell',
);

const LADDER: z.output<typeof step>[] = [
  { wait: { unit: 'business minutes', count: 120 }, tell: ['owner', 'triage duty'] },
  {
    wait: { unit: 'business days', count: 1 },
    tell: ['help desk manager', 'delivery manager', 'product owner'],
  },
];

const LONGEST = 10;

/** What goes on happening while nobody has done it. [] ends with the breach. */
export const ladder = z
  .array(step, 'write a list of steps with wait and tell, or []')
  .max(LONGEST, `write at most ${LONGEST} steps`)
  .default(LADDER);
