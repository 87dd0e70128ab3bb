import { tellDuration } from '../time/tell-duration.ts';
import type { IncidentFigures } from './figures.ts';

/** The figures of one incident, a line each; plain text. */
export function tellFigures(figures: IncidentFigures): string[] {
  const { isCommandDeclarers, sitrepsDue, sitrepsOnTime, handovers, rungs, evidenceWaived } = figures;
  const command = isCommandDeclarers ? 'at once, by whoever declared it' : tellSpan(figures.command);
  return [
    `Time to discovery: ${tellSpan(figures.discovery)}`,
    `Time to acknowledge: ${tellSpan(figures.acknowledge)}`,
    `Time to a commander: ${command}`,
    `Time to the first sitrep: ${tellSpan(figures.firstSitrep)}`,
    `Time to containment: ${tellSpan(figures.contain)}`,
    `Time to resolve: ${tellSpan(figures.resolve)}`,
    `Sitreps on time: ${sitrepsOnTime} of ${sitrepsDue}`,
    `Handovers: ${handovers}; longest command: ${tellSpan(figures.longestCommand)}`,
    `Rungs of the ladder used: ${rungs}; evidence waived: ${evidenceWaived}`,
  ];
}

/** To the minute. */
export const tellSpan = (ms: number | null): string =>
  ms === null ? 'not yet' : tellDuration(Math.round(ms / 60_000) * 60_000);
