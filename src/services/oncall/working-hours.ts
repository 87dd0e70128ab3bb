import type { AgentRow } from '../../db/agents.ts';
import type { Person } from '../../db/people.ts';
import { calendarOfHours } from '../../domain/assignment/agent.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { isZone } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';

/** When somebody may be reminded of something (N-5): their own hours, else the desk’s by their own clock. */
export function workingHours(
  { calendars: { desk } }: Policy,
  person: Pick<Person, 'timeZone'>,
  agent: Pick<AgentRow, 'hours'> | undefined,
): Calendar {
  const zone = isZone(person.timeZone) ? person.timeZone : desk.zone;
  return agent?.hours ? calendarOfHours(agent.hours, zone) : { ...desk, zone };
}
