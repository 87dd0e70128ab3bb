import type { ClockTargets, TargetByPriority, Targets } from '../domain/clock/target.ts';
import { TICKET_TYPES } from '../domain/ticket/triage.ts';
import type { Target } from '../domain/time/target.ts';
import { atBreach, ladder, warnAt } from './alarms.ts';
import { section, textOr } from './section.ts';
import { TARGET_OR_NONE, targetOrNone } from './target.ts';

/** What a policy says of some priorities; what it does not say is decided elsewhere. */
type Given = { readonly [Rank in keyof TargetByPriority]?: Target | null | undefined };

const ranks = {
  untriaged: targetOrNone.optional(),
  P1: targetOrNone.optional(),
  P2: targetOrNone.optional(),
  P3: targetOrNone.optional(),
};

const forAll = targetOrNone.transform((all): Given => ({ untriaged: all, P1: all, P2: all, P3: all }));
const RANKS_LIKE = `${TARGET_OR_NONE}; or one for each of untriaged, P1, P2, P3`;
const ofType = textOr(forAll, section(ranks, RANKS_LIKE));

const types = section(
  Object.fromEntries(TICKET_TYPES.map((type) => [type, ofType.optional()])),
  `types of tickets with their targets, such as defect: ${TARGET_OR_NONE}`,
);

/** One target for everything, or one for each priority, and others for some types. */
function clock(usual: TargetByPriority) {
  const parts = section({ ...ranks, types: types.default({}) }, RANKS_LIKE);
  const whole = parts.transform(({ types, ...given }): ClockTargets => {
    const all = completed(given, usual);
    const byType = Object.entries(types).flatMap(([type, own]) =>
      own ? [[type, { ...all, ...without(own) }] as const] : [],
    );
    return { usual: all, byType: new Map(byType) };
  });
  const one = forAll.transform((all): ClockTargets => ({ usual: completed(all, usual), byType: new Map() }));
  return textOr(one, whole).default({ usual, byType: new Map() });
}

/** Untriaged counts as P2 for what is promised untriaged tickets at all (FR-1). */
function completed(given: Given, usual: TargetByPriority): TargetByPriority {
  const all = { ...usual, ...without(given) };
  const isLikeP2 = given.untriaged === undefined && usual.untriaged !== null;
  return isLikeP2 ? { ...all, untriaged: all.P2 } : all;
}

const without = (given: Given): Partial<TargetByPriority> =>
  Object.fromEntries(Object.entries(given).filter(([, target]) => target !== undefined));

const MINUTES_90 = { unit: 'business minutes', count: 90 } as const;
const days = (count: number) => ({ unit: 'business days', count }) as const;

/** How long the desk gives itself, and who hears of it. The defaults are those of FR-1 and SLA-1. */
export const clocks = section(
  {
    first_response: clock({ untriaged: MINUTES_90, P1: MINUTES_90, P2: MINUTES_90, P3: days(1) }),
    next_response: clock({ untriaged: days(1), P1: days(1), P2: days(1), P3: days(1) }),
    resolution: clock({ untriaged: null, P1: days(2), P2: days(20), P3: null }),
    warn_at: warnAt,
    at_breach: atBreach,
    ladder,
  },
  'the clocks: first_response, next_response, resolution, warn_at, at_breach, ladder',
).transform(({ warn_at: warnAt, at_breach: atBreach, ladder, ...given }) => ({
  targets: {
    'first response': given.first_response,
    'next response': given.next_response,
    resolution: given.resolution,
  } satisfies Targets,
  alarms: { warnAt, atBreach, ladder },
}));
