import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { IncidentFigures } from './figures.ts';
import type { IncidentFact } from './history.ts';
import { incidentName, type Named } from './name.ts';
import { tellSpan } from './tell-figures.ts';

type Kind = IncidentFact['kind'];
type Of<K extends Kind> = Extract<IncidentFact, { kind: K }>;

/** A guard that stood in the way of a mistake, and whether it was heeded. */
interface GuardScore {
  readonly guard: string;
  readonly isHeld: boolean;
}

/** How people did in a drill, a line each; plain text. What the drill did not come to is left out (INC-1). */
export function tellScore(figures: IncidentFigures, facts: readonly IncidentFact[]): string[] {
  const { acknowledge, command, firstSitrep, sitrepsOnTime, sitrepsDue, rungs } = figures;
  return [
    `Acknowledged: ${reached(acknowledge)}${rungs > 0 ? `, rungs of the ladder used: ${rungs}` : ''}`,
    `Commander: ${figures.isCommandDeclarers ? 'at once, by whoever declared it' : reached(command)}`,
    `First sitrep: ${reached(firstSitrep)}`,
    `Sitreps on time: ${sitrepsDue > 0 ? `${sitrepsOnTime} of ${sitrepsDue}` : 'none was due'}`,
    ...guards(facts).map(({ guard, isHeld }) => `${isHeld ? 'Held' : 'Not held'}: ${guard}`),
  ];
}

export const scoreWords = (incident: Named, lines: readonly string[]): Words =>
  internalWords(
    [`*Score of ${incidentName(incident)}*`, ...lines.map((line) => `• ${escapeText(line)}`)].join('\n'),
  );

const reached = (ms: number | null): string =>
  ms === null ? 'it did not come to that' : `after ${tellSpan(ms)}`;

function guards(facts: readonly IncidentFact[]): GuardScore[] {
  const of = <K extends Kind>(kind: K) => facts.filter((fact): fact is Of<K> => fact.kind === kind);
  const assessed = of('assessed').map(({ assessment }) => assessment);
  const early = of('changed before evidence').length;
  const wanted = assessed.some(({ notifyStakeholders }) => notifyStakeholders);
  const commands = of('role').filter(({ role }) => role === 'commander');
  return [
    ...(assessed.length > 0
      ? [{ guard: 'it was assessed before it was worked on', isHeld: isAssessedFirst(facts) }]
      : []),
    ...(assessed.some(({ suspicious }) => suspicious !== 'no')
      ? [
          {
            guard: `evidence before change${early > 0 ? `, ${early} times passed over` : ''}`,
            isHeld: early === 0,
          },
        ]
      : []),
    ...(wanted
      ? [{ guard: 'whether stakeholders are told was decided', isHeld: of('stakeholders').length > 0 }]
      : []),
    ...(commands.length > 0
      ? [{ guard: 'somebody was in command all the time', isHeld: commands.every(({ to }) => to !== null) }]
      : []),
  ];
}

const isAssessedFirst = (facts: readonly IncidentFact[]): boolean => {
  const assessing = facts.findIndex((fact) => fact.kind === 'moved' && fact.to === 'assessing');
  const working = facts.findIndex((fact) => fact.kind === 'moved' && fact.to === 'remediating');
  return assessing >= 0 && (working < 0 || assessing < working);
};
