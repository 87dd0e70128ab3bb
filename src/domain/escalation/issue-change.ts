import { PRIORITIES, type Priority } from '../ticket/triage.ts';
import type { Decision } from './decision.ts';
import { priorityLabel } from './decision.ts';
import { DECLINED, type IssueFacts, NEEDS_REFINING } from './issue.ts';

type Known = Pick<IssueFacts, 'state' | 'stateReason' | 'labels' | 'assignee' | 'milestone' | 'title'>;

/** What is otherwise about an issue than it was. */
export interface ChangedIssue {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** null: nobody any more; missing: as before. */
  readonly assignee?: string | null;
  readonly milestone?: string | null;
}

export function changeOf(before: Known, after: Known): ChangedIssue {
  const has = (labels: readonly string[], name: string) => labels.some((one) => isSame(one, name));
  return {
    added: after.labels.filter((name) => !has(before.labels, name)),
    removed: before.labels.filter((name) => !has(after.labels, name)),
    ...(before.assignee === after.assignee ? {} : { assignee: after.assignee }),
    ...(before.milestone === after.milestone ? {} : { milestone: after.milestone }),
  };
}

export const isNothing = ({ added, removed, assignee, milestone }: ChangedIssue): boolean =>
  added.length + removed.length === 0 && assignee === undefined && milestone === undefined;

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Labels that say what the product owner has decided: the desk puts them on and takes them off. */
export const DECISION_LABELS: readonly string[] = [
  NEEDS_REFINING.name,
  DECLINED.name,
  ...PRIORITIES.map((priority) => priorityLabel(priority).name),
];

export const isDecisionLabel = (name: string): boolean => DECISION_LABELS.some((one) => isSame(one, name));

/** What the desk wants on an issue. */
export interface Wanted {
  readonly decision: Decision;
  readonly priority: Priority | null;
  /** Of its milestone, where it was accepted. */
  readonly milestone: string | null;
  /** Of the ticket, by name. */
  readonly labels: readonly string[];
  /** Of the desk's taxonomy, by name: it speaks of these alone. */
  readonly known: readonly string[];
}

/** The change without what the desk did itself: told back by a reading, it is no news (ESC-4). */
export function foreignChange(change: ChangedIssue, wanted: Wanted): ChangedIssue {
  const { decision, priority, labels, known } = wanted;
  const right = [
    ...labels,
    ...(decision === 'refining' ? [NEEDS_REFINING.name] : []),
    ...(decision === 'declined' ? [DECLINED.name] : []),
    ...(decision === 'accepted' && priority ? [priorityLabel(priority).name] : []),
  ];
  const isRight = (name: string) => right.some((one) => isSame(one, name));
  const isOurs = (name: string) => isDecisionLabel(name) || known.some((one) => isSame(one, name));
  const { milestone, ...rest } = change;
  const isOwnMilestone = milestone !== undefined && milestone !== null && milestone === wanted.milestone;
  return {
    ...rest,
    added: change.added.filter((name) => !isRight(name)),
    removed: change.removed.filter((name) => isRight(name) || !isOurs(name)),
    ...(milestone === undefined || isOwnMilestone ? {} : { milestone }),
  };
}

/** What a webhook is about: GitHub's action, and the label where it is one. */
export interface About {
  readonly action: string;
  readonly label: string | null;
}

/**
 * GitHub tells the time of a change to the second, and its webhooks may overtake each other. Of one that is no newer
 * than what is known only what it is about is believed; the rest may have been told otherwise since.
 */
export function believed<T extends Known>(before: Known, told: T, { action, label }: About): T {
  const { state, stateReason, labels, assignee, milestone, title } = before;
  const kept = { ...told, state, stateReason, labels, assignee, milestone, title };
  switch (action) {
    case 'closed':
    case 'reopened':
      return { ...kept, state: told.state, stateReason: told.stateReason };
    case 'labeled':
      return label === null ? kept : { ...kept, labels: [...new Set([...labels, label])] };
    case 'unlabeled':
      return label === null ? kept : { ...kept, labels: labels.filter((name) => !isSame(name, label)) };
    case 'assigned':
    case 'unassigned':
      return { ...kept, assignee: told.assignee };
    case 'milestoned':
    case 'demilestoned':
      return { ...kept, milestone: told.milestone };
    case 'edited':
      return { ...kept, title: told.title };
    default:
      return kept;
  }
}
