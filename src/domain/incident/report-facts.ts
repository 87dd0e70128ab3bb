import type { IssueFacts } from '../escalation/issue.ts';
import type { EntryLine, IncidentLine } from './facts.ts';
import type { IncidentFigures } from './figures.ts';
import type { IncidentFactKind } from './history.ts';
import type { ReportTimes, ReportWords } from './report.ts';
import type { Severity } from './severity.ts';
import type { SitrepKind } from './sitrep.ts';
import type { Telling } from './telling.ts';

/** The report of an incident, people by their names: what was written, and all that the record says (INC-14). */
export interface ReportFacts extends IncidentLine {
  readonly resolvedAt: Date;
  readonly highestSeverity: Severity | null;
  readonly times: ReportTimes;
  readonly words: ReportWords;
  readonly owner: string | null;
  readonly dueAt: Date;
  readonly figures: IncidentFigures;
  /** How people did, of a drill; empty of what is real. */
  readonly score: readonly string[];
  /** In the order in which it happened. */
  readonly timeline: readonly {
    readonly kind: IncidentFactKind;
    readonly at: Date;
    readonly by: string;
    readonly text: string;
  }[];
  readonly sitreps: readonly {
    readonly number: number;
    readonly kind: SitrepKind;
    readonly at: Date;
    readonly dueAt: Date | null;
    readonly author: string;
    readonly situation: string;
  }[];
  readonly commanders: readonly {
    readonly at: Date;
    readonly to: string | null;
    readonly from: string | null;
  }[];
  readonly evidence: readonly EntryLine[];
  readonly followUps: readonly FollowUp[];
  readonly told: readonly { readonly at: Date; readonly what: Telling; readonly whom: string }[];
}

export interface FollowUp {
  readonly id: number;
  readonly text: string;
  readonly isDone: boolean;
  readonly ownerId: string | null;
  readonly owner: string | null;
  /** Of its own on GitHub; null: it has none. */
  readonly issue: 'being opened' | IssuePlace | null;
}

export type IssuePlace = Pick<IssueFacts, 'repo' | 'number' | 'url'>;

export const issueName = ({ repo, number }: Pick<IssuePlace, 'repo' | 'number'>): string =>
  `${repo}#${number}`;
