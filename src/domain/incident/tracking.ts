import type { IssueChange, IssueLabel } from '../escalation/issue.ts';
import type { EntryState } from './entry.ts';
import type { IncidentSeries } from './name.ts';
import { type IncidentState, isGoingOn } from './state.ts';

/**
 * The one gate between incidents and GitHub: a private one has no issue, ever (INC-10), and a drill is nobody's work
 * (INC-1). Asked when an issue is to be opened, and again whenever anything is sent.
 */
export const hasIssues = ({
  isPrivate,
  series,
}: {
  readonly isPrivate: boolean;
  readonly series: IncidentSeries;
}): boolean => !isPrivate && series === 'incident';

/** `desk`: in the repository of the desk; `none`: nowhere; or in a repository of its own, `owner/name`. */
export type IncidentRepository = 'desk' | 'none' | `${string}/${string}`;

/** Where issues of incidents are opened; undefined: nowhere. */
export function repoForIncidents(wanted: IncidentRepository, own: string): string | undefined {
  if (wanted === 'none') return undefined;
  return wanted === 'desk' ? own : wanted;
}

/** What it is found by on GitHub. */
export const INCIDENT_LABEL: IssueLabel = {
  name: 'Incident',
  color: '5319e7',
  description: 'Part of an incident',
};

export const FOLLOW_UP_LABEL: IssueLabel = {
  name: 'Incident follow-up',
  color: 'c5def5',
  description: 'Left to do after an incident',
};

type Standing = Required<Pick<IssueChange, 'state'>> & Pick<IssueChange, 'stateReason'>;

/** The record is closed when the incident has ended, in whatever way, and open while people are at it. */
export function standingOfRecord(state: IncidentState): Standing {
  if (isGoingOn(state)) return { state: 'open' };
  const isNone = state === 'false alarm' || state === 'merged';
  return { state: 'closed', stateReason: isNone ? 'not planned' : 'completed' };
}

/** A follow-up's is closed when it is done, or counts no more. */
export function standingOfFollowUp(state: EntryState): Standing {
  if (state === 'open') return { state: 'open' };
  return { state: 'closed', stateReason: state === 'done' ? 'completed' : 'not planned' };
}

/** The change that an issue needs; its state is left alone where it is right, so that what others did stays done. */
export const changeTo = (
  wanted: { readonly title: string; readonly body: string; readonly standing: Standing },
  known: 'open' | 'closed',
): IssueChange => ({
  title: wanted.title,
  body: wanted.body,
  ...(wanted.standing.state === known ? {} : wanted.standing),
});

/** Where the tracking record stands, as the card tells it. */
export type TrackingFacts =
  | { readonly is: 'being opened' }
  | { readonly is: 'waiting'; readonly until: Date; readonly why: string }
  | { readonly is: 'refused'; readonly why: string }
  | {
      readonly is: 'there';
      readonly url: string;
      readonly isDeleted: boolean;
      /** What is new of it and cannot be put on it now. */
      readonly waiting: { readonly until: Date; readonly why: string } | null;
    };
