import type { Alarms } from '../domain/clock/alarm.ts';
import { CLOCKS, type TargetByPriority, type Targets } from '../domain/clock/target.ts';
import { tellTarget } from '../domain/time/target.ts';

/** The clocks of a policy in sentences. */
export function tellClocks({ targets, alarms }: { targets: Targets; alarms: Alarms }): string[] {
  return [
    ...CLOCKS.flatMap((name) => {
      const { usual, byType } = targets[name];
      const types = [...byType].map(([type, own]) => `The ${name} of a ${type}: ${tellRanks(own)}.`);
      return [`The ${name}: ${tellRanks(usual)}.`, ...types];
    }),
    ...tellAlarms(alarms),
  ];
}

function tellRanks(targets: TargetByPriority): string {
  const { untriaged, P1, P2, P3 } = targets;
  const ranks = Object.entries({ untriaged, P1, P2, P3 }).map(([rank, target]) => ({
    rank,
    told: target ? `within ${tellTarget(target)}` : 'no clock',
  }));
  const told = [...new Set(ranks.map((one) => one.told))];
  if (told.length === 1) return told[0] ?? '';
  return told
    .map((words) => `${ranks.flatMap((one) => (one.told === words ? [one.rank] : [])).join(', ')} ${words}`)
    .join('; ');
}

function tellAlarms({ warnAt, atBreach, ladder }: Alarms): string[] {
  const steps = ladder.map(({ wait, tell }) => `${tellTarget(wait)} later ${tell.join(', ')}`);
  return [
    `The owner is warned at ${Math.round(warnAt * 100)} % of a clock.`,
    `When it is over, these hear of it: ${[atBreach.join(', ') || 'nobody', ...steps].join('; ')}.`,
  ];
}
