import { type Spread, spreadOf } from './stats.ts';

export interface Goal {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  readonly unit: string;
  readonly is: '>=' | '<=';
  readonly ratio: number;
}

/** One line of the table; `ratio` is the product over what it is held against, the middle one of the rounds. */
export interface Result {
  readonly id: string;
  readonly ratio: number;
  readonly goal: string;
  readonly pass: boolean;
  readonly what: string;
  readonly against: string;
  readonly unit: string;
  readonly rounds: number;
  readonly ratios: Spread;
  readonly product: Spread;
  readonly baseline: Spread;
}

/** What one round measured, side by side. */
export interface Pair {
  readonly product: number;
  readonly baseline: number;
}

export function resultOf(goal: Goal, pairs: readonly Pair[]): Result {
  const ratios = spreadOf(pairs.map(({ product, baseline }) => product / baseline));
  const ratio = Number(ratios.median.toFixed(3));
  return {
    id: goal.id,
    ratio,
    goal: `${goal.is} ${goal.ratio.toFixed(2)}`,
    pass: goal.is === '>=' ? ratio >= goal.ratio : ratio <= goal.ratio,
    what: goal.what,
    against: goal.against,
    unit: goal.unit,
    rounds: pairs.length,
    ratios,
    product: spreadOf(pairs.map(({ product }) => product)),
    baseline: spreadOf(pairs.map(({ baseline }) => baseline)),
  };
}
