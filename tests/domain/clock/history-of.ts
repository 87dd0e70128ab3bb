import type { Happened } from '../../../src/domain/clock/life.ts';

export type Step = readonly [at: string, kind: string, detail?: Record<string, unknown>, actorId?: string];

export const REQUESTER = 'UASK';
const AGENT = 'UANS';

/** Who does what where nobody is named. */
const BY: Record<string, string> = { filed: REQUESTER, heard: REQUESTER };

/** A ticket's events, in the order in which they are written. */
export function historyOf(...steps: readonly Step[]): Happened[] {
  return steps.map(([at, kind, detail = {}, actorId = BY[kind] ?? AGENT], i) => ({
    id: i + 1,
    kind,
    detail: kind === 'filed' ? { requesterId: REQUESTER, ...detail } : detail,
    actorId,
    at: new Date(at),
  }));
}

export const triaged = (at: string, priority: string | null, type = 'defect'): Step => [
  at,
  'triaged',
  { type, priority },
];

export const moved = (at: string, to: string): Step => [at, 'moved', { to }];
