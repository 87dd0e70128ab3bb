/** What an incident goes through (INC-4). It is an event until it is assessed and confirmed. */
export const INCIDENT_STATES = [
  'initiated',
  'assessing',
  'remediating',
  'monitoring',
  'resolved',
  'retrospective',
  'closed',
  'false alarm',
  'merged',
] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** No path reaches resolved, closed or false alarm without initiated and assessing (INC-4). */
const NEXT: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  initiated: ['assessing', 'merged'],
  assessing: ['remediating', 'false alarm', 'merged'],
  remediating: ['monitoring', 'resolved'],
  monitoring: ['remediating', 'resolved'],
  resolved: ['retrospective', 'remediating'],
  retrospective: ['closed', 'remediating'],
  closed: ['remediating'],
  'false alarm': ['assessing'],
  merged: [],
};

export const leadsTo = (from: IncidentState, to: IncidentState): boolean => NEXT[from].includes(to);

const GOING_ON: readonly IncidentState[] = ['initiated', 'assessing', 'remediating', 'monitoring'];

/** People are at it: it can be joined, and its cadence runs. */
export const isGoingOn = (state: IncidentState): boolean => GOING_ON.includes(state);

/** Nothing is left to do but to read it. */
export const isOver = (state: IncidentState): boolean => ['closed', 'false alarm', 'merged'].includes(state);

/** Until it is confirmed it is called an event (INC-4). */
export const isConfirmed = (state: IncidentState): boolean =>
  !['initiated', 'assessing', 'false alarm', 'merged'].includes(state);

/** It has ended in a way that may turn out to be none. */
export const canReopen = (state: IncidentState): boolean =>
  ['resolved', 'retrospective', 'closed', 'false alarm'].includes(state);
