import { type IncidentState, isGoingOn } from './state.ts';

/** What is done to an incident more seldom than its card has room for. */
export const MORE_ACTS = ['roles', 'rename'] as const;
export type MoreAct = (typeof MORE_ACTS)[number];

interface Situation {
  readonly state: IncidentState;
}

/** Those that make sense now. Who may is asked when one is chosen. */
const WHEN: Readonly<Record<MoreAct, (incident: Situation) => boolean>> = {
  roles: ({ state }) => isGoingOn(state),
  rename: ({ state }) => isGoingOn(state),
};

export const moreActs = (incident: Situation): MoreAct[] => MORE_ACTS.filter((act) => WHEN[act](incident));
