import type { Cadence, Wait } from '../domain/incident/cadence.ts';
import { SEVERITIES } from '../domain/incident/severity.ts';
import { MINUTE_MS } from '../domain/time/local-days.ts';
import type { IncidentPolicy } from './incidents.ts';
import { tellMinutes } from './tell-minutes.ts';

export const tellSitreps = (sitreps: IncidentPolicy['sitreps']): string[] =>
  SEVERITIES.map(
    (severity) => `Sitreps of an incident of ${severity} severity: ${tellCadence(sitreps[severity])}.`,
  );

function tellCadence({ first, every, isRoundTheClock, remindAt }: Cadence): string {
  const hours = isRoundTheClock ? 'round the clock' : 'in service hours';
  return `the first ${tellFirst(first)}, then ${tellEvery(every)}, ${hours}; whoever leads is reminded ${remindAt.map(tellReminder).join(', ')}`;
}

const tellFirst = (wait: Wait): string =>
  wait.unit === 'minutes'
    ? `within ${tellWait(wait.count)}`
    : wait.unit === 'end of the day'
      ? 'by the end of the day'
      : wait.unit;

const tellEvery = (wait: Wait): string =>
  wait.unit === 'minutes' ? `every ${tellWait(wait.count)}` : wait.unit;

function tellReminder(minutes: number): string {
  if (minutes === 0) return 'when it is due';
  return `${tellWait(Math.abs(minutes))} ${minutes < 0 ? 'before' : 'after'}`;
}

const tellWait = (minutes: number): string => tellMinutes(minutes * MINUTE_MS);
