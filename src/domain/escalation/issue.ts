export const ISSUE_STATES = ['open', 'closed'] as const;
export const ISSUE_REASONS = ['completed', 'not planned', 'duplicate'] as const;

/** An issue as the desk knows it, in the tracker that GitHub is. */
export interface IssueFacts {
  /** `owner/name`. */
  readonly repo: string;
  readonly number: number;
  /** GitHub's own id, which stays when an issue moves. */
  readonly issueId: number;
  readonly title: string;
  readonly url: string;
  readonly state: (typeof ISSUE_STATES)[number];
  readonly stateReason: (typeof ISSUE_REASONS)[number] | null;
  readonly labels: readonly string[];
  readonly assignee: string | null;
  readonly milestone: string | null;
  readonly author: string;
  readonly updatedAt: Date;
  /** Of the escalation it was opened for, where the desk opened it. */
  readonly key: string | null;
}

export interface IssueComment {
  readonly repo: string;
  readonly number: number;
  readonly commentId: number;
  readonly author: string;
  readonly body: string;
  readonly at: Date;
}

export interface IssueLabel {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string | null;
}

/** What the product owner has not decided on yet (ESC-3). */
export const NEEDS_REFINING: IssueLabel = {
  name: 'Needs refining',
  color: 'fbca04',
  description: 'Waits for the product owner to decide',
};

/** Of a request that will not be done; it stays on the issue (ESC-5). */
export const DECLINED: IssueLabel = {
  name: 'Declined',
  color: 'e4e669',
  description: 'Will not be done',
};

/** What the standing issue is found by. */
export const EPIC_LABEL: IssueLabel = {
  name: 'Epic',
  color: '3e4b9e',
  description: 'Holds several issues together',
};

/** A new issue, ready to be written. */
export interface NewIssue {
  readonly repo: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly IssueLabel[];
  readonly key: string;
}

export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly stateReason?: 'completed' | 'not planned';
  readonly addLabels?: readonly IssueLabel[];
  readonly removeLabels?: readonly string[];
  readonly milestone?: string;
}

/** What a webhook told, in the desk's words. */
export interface GithubNews {
  readonly deliveryId: string;
  readonly action: string;
  /** Put on, or taken off. */
  readonly label: string | null;
  readonly issue: IssueFacts;
  readonly comment: IssueComment | undefined;
  /** Who did it. */
  readonly sender: string;
  /** Of an issue that went to another repository: what it is there. */
  readonly movedTo: IssueFacts | undefined;
}
