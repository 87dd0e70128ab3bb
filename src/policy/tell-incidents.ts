import { tellTarget } from '../domain/time/target.ts';
import type { IncidentPolicy } from './incidents.ts';

export function tellIncidents({ ladder, gather }: IncidentPolicy): string[] {
  const { high, medium, low, repeat } = ladder;
  return [
    `Whoever is called to an incident answers within ${tellMinutes(high)} if it is high or unknown, ${tellMinutes(medium)} if it is medium, ${tellTarget(low)} if it is low; then the next are called, and when nobody is left that is said aloud every ${tellMinutes(repeat)}.`,
    `Invited at once: ${tellPeople(gather.high)} if it is high or unknown, ${tellPeople(gather.medium)} if it is medium.`,
  ];
}

const tellPeople = (rungs: readonly string[]): string => (rungs.length > 0 ? rungs.join(', ') : 'nobody');

/** In the words a policy is written in. */
export function tellMinutes(ms: number): string {
  const count = ms / 60_000;
  if (count % 60 > 0) return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
  return `${count / 60} ${count === 60 ? 'hour' : 'hours'}`;
}
