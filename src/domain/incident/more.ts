import { type IncidentState, isGoingOn } from './state.ts';

/** What is done to an incident more seldom than its card has room for. */
export const MORE_ACTS = ['severity', 'roles', 'not contained', 'promote', 'rename'] as const;
export type MoreAct = (typeof MORE_ACTS)[number];

interface Situation {
  readonly state: IncidentState;
  readonly roomChannelId: string | null;
}

/** Those that make sense now. Who may is asked when one is chosen. */
const WHEN: Readonly<Record<MoreAct, (incident: Situation) => boolean>> = {
  roles: ({ state }) => isGoingOn(state),
  severity: ({ state }) => isGoingOn(state),
  'not contained': ({ state }) => state === 'monitoring',
  promote: ({ state, roomChannelId }) => isGoingOn(state) && !roomChannelId,
  rename: ({ state }) => isGoingOn(state),
};

export const moreActs = (incident: Situation): MoreAct[] => MORE_ACTS.filter((act) => WHEN[act](incident));
