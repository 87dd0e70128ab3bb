import { isOpen, nextOpening } from '../time/business-time.ts';
import type { Calendar, Weekday } from '../time/calendar.ts';
import type { Assignment } from './group.ts';

/** When somebody works, by their own clock on the wall. Minutes of the day. */
export interface OwnHours {
  readonly days: readonly Weekday[];
  readonly from: number;
  readonly to: number;
}

/** An agent of a group as the desk gives out work (TRI-7, PPL-6). */
export interface Agent {
  readonly personId: string;
  readonly name: string;
  /** They have said that they work this group's tickets. */
  readonly isConfirmed: boolean;
  /** Away until somebody says otherwise: null. */
  readonly away: { readonly until: Date | null } | null;
  /** They work while all of these are open: the group's, and their own where they have set one. */
  readonly calendars: readonly Calendar[];
  readonly capacity: number;
  readonly open: number;
  /** Grows with everything the desk gives out; 0: nothing yet. */
  readonly lastGiven: number;
}

/** Would take work now: agreed to, here, in working hours. */
export const isOnShift = (agent: Agent, now: Date): boolean =>
  agent.isConfirmed && !isAway(agent.away, now) && agent.calendars.every((calendar) => isOpen(calendar, now));

export const isFree = (agent: Agent, now: Date): boolean =>
  agent.open < agent.capacity && isOnShift(agent, now);

export const isAway = (away: Agent['away'], now: Date): boolean =>
  away !== null && (away.until === null || away.until > now);

/**
 * Who is given the next ticket: in turn, or whoever has the least open work for their capacity; then whoever
 * waited longest. Undefined where nobody is free.
 */
export function chooseAgent(assignment: Assignment, agents: readonly Agent[], now: Date): Agent | undefined {
  const free = agents.filter((agent) => isFree(agent, now));
  const inTurn = (a: Agent, b: Agent) => a.lastGiven - b.lastGiven || (a.personId < b.personId ? -1 : 1);
  // Without division, so that equal loads are equal.
  const byLoad = (a: Agent, b: Agent) => a.open * b.capacity - b.open * a.capacity || inTurn(a, b);
  return free.sort(assignment === 'balanced' ? byLoad : inTurn)[0];
}

/** Why the desk chose somebody, on the card after “given by the desk”. */
export const reasonOf = (assignment: Assignment): string =>
  assignment === 'balanced' ? 'fewest open, on shift' : 'next in turn, on shift';

/** More openings than any two calendars need to meet in a month. */
const MOST_STEPS = 100;

/** When this agent works next; undefined while they are away without an end, or have not agreed. */
export function nextShift({ isConfirmed, away, calendars }: Agent, now: Date): Date | undefined {
  if (!isConfirmed || (away && !away.until)) return undefined;
  let at = away?.until && away.until > now ? away.until : now;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = calendars.reduce((moment, calendar) => nextOpening(calendar, moment), at);
    if (next.getTime() === at.getTime()) return at;
    at = next;
  }
  return undefined;
}

/** Somebody's own hours as a calendar; no holidays, those are the group's. */
export function calendarOfHours({ days, from, to }: OwnHours, zone: string): Calendar {
  const on = (day: Weekday) => (days.includes(day) ? [{ from, to }] : []);
  const [mon, tue, wed, thu, fri] = [on('mon'), on('tue'), on('wed'), on('thu'), on('fri')];
  const week = { mon, tue, wed, thu, fri, sat: on('sat'), sun: on('sun') };
  return { zone, week, isHoliday: () => false, exceptions: new Map() };
}
