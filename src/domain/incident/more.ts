import type { IncidentSeries } from './name.ts';
import { needsRoom, type Severity } from './severity.ts';
import { type IncidentState, isConfirmed, isGoingOn, leadsTo } from './state.ts';

/** What is done to an incident more seldom than its card has room for. */
export const MORE_ACTS = [
  'make real',
  'hand over',
  'severity',
  'roles',
  'evidence',
  'make private',
  'not contained',
  'promote',
  'rename',
  'merge',
  'stakeholders',
] as const;
export type MoreAct = (typeof MORE_ACTS)[number];

interface Situation {
  readonly series: IncidentSeries;
  readonly state: IncidentState;
  readonly severity: Severity | null;
  readonly isPrivate: boolean;
  readonly commanderId: string | null;
  readonly roomChannelId: string | null;
}

/** Those that make sense now. Who may is asked when one is chosen. */
const WHEN: Readonly<Record<MoreAct, (incident: Situation) => boolean>> = {
  'make real': ({ series, state }) => series === 'drill' && isGoingOn(state),
  'hand over': ({ state, commanderId }) => isGoingOn(state) && commanderId !== null,
  roles: ({ state }) => isGoingOn(state),
  evidence: ({ state }) => isGoingOn(state),
  severity: ({ state }) => isGoingOn(state),
  'make private': ({ series, state }) => series === 'incident' && isGoingOn(state),
  'not contained': ({ state }) => state === 'monitoring',
  promote: (incident) => isGoingOn(incident.state) && !incident.roomChannelId && !needsRoom(incident),
  rename: ({ state }) => isGoingOn(state),
  merge: ({ state }) => leadsTo(state, 'merged'),
  stakeholders: ({ state }) => isGoingOn(state) && isConfirmed(state),
};

export const moreActs = (incident: Situation): MoreAct[] => MORE_ACTS.filter((act) => WHEN[act](incident));
