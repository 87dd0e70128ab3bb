import type { Priority } from '../ticket/triage.ts';
import type { Target } from '../time/target.ts';

/** The promises of the desk that are counted (SLA-1). */
export const CLOCKS = ['first response', 'next response', 'resolution'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** How long a clock may run; null: it is not kept. `untriaged` is for whatever has no priority. */
export type TargetByPriority = Readonly<Record<Priority | 'untriaged', Target | null>>;

export interface ClockTargets {
  readonly usual: TargetByPriority;
  /** By the types that have targets of their own. */
  readonly byType: ReadonlyMap<string, TargetByPriority>;
}

export type Targets = Readonly<Record<ClockName, ClockTargets>>;

export function targetOf(
  { usual, byType }: ClockTargets,
  type: string | null,
  priority: Priority | null,
): Target | null {
  const targets = (type && byType.get(type)) || usual;
  return targets[priority ?? 'untriaged'];
}
