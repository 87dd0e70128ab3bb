/** What the stand-in knows: repositories, their issues, and who did what. Plain values; `api.ts` puts them as GitHub does. */

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Milestone {
  readonly number: number;
  title: string;
}

export interface Comment {
  readonly id: number;
  readonly login: string;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
}

export type StateReason = 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly login: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: StateReason;
  labels: string[];
  assignees: string[];
  milestone: number | null;
  readonly comments: Comment[];
  readonly subIssueIds: number[];
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  isDeleted: boolean;
  /** The issue it has become in another repository. */
  movedTo: Issue | null;
}

export interface Repository {
  readonly id: number;
  owner: string;
  name: string;
  isArchived: boolean;
  isPrivate: boolean;
  hasIssues: boolean;
  /** Older servers of GitHub Enterprise have none. */
  hasSubIssues: boolean;
  readonly issues: Issue[];
  readonly labels: Label[];
  readonly milestones: Milestone[];
  /** Where GitHub sends who still asks by an old name. */
  readonly formerNames: string[];
}

/** What happened, for webhooks: GitHub's event and action, and what it is about. */
export interface Happening {
  readonly event: 'issues' | 'issue_comment' | 'label';
  readonly action: string;
  readonly login: string;
  readonly repository: Repository;
  readonly issue?: Issue;
  readonly comment?: Comment;
  readonly label?: Label;
  /** Of `transferred`: where it is now. */
  readonly to?: { readonly repository: Repository; readonly issue: Issue };
}

export interface NewIssue {
  readonly title: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  readonly milestone?: number | null;
}

export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly stateReason?: StateReason;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  readonly milestone?: number | null;
}

export class World {
  readonly repositories: Repository[] = [];
  private readonly now: () => Date;
  private readonly onHappening: (happening: Happening) => void;
  private lastId = 1000;

  constructor(now: () => Date, onHappening: (happening: Happening) => void) {
    this.now = now;
    this.onHappening = onHappening;
  }

  addRepository(
    fullName: string,
    facts: Partial<Pick<Repository, 'isPrivate' | 'hasIssues' | 'hasSubIssues'>> = {},
  ): Repository {
    const [owner = '', name = ''] = fullName.split('/');
    const repository: Repository = {
      id: this.nextId(),
      owner,
      name,
      isArchived: false,
      isPrivate: false,
      hasIssues: true,
      hasSubIssues: true,
      issues: [],
      labels: [],
      milestones: [],
      formerNames: [],
      ...facts,
    };
    this.repositories.push(repository);
    return repository;
  }

  repository(fullName: string): Repository | undefined {
    const wanted = fullName.toLowerCase();
    return this.repositories.find((one) => fullNameOf(one).toLowerCase() === wanted);
  }

  /** A repository that was renamed or given to another owner. */
  formerRepository(fullName: string): Repository | undefined {
    return this.repositories.find(({ formerNames }) => formerNames.includes(fullName.toLowerCase()));
  }

  transfer(repository: Repository, fullName: string): void {
    const [owner = '', name = ''] = fullName.split('/');
    repository.formerNames.push(fullNameOf(repository).toLowerCase());
    Object.assign(repository, { owner, name });
  }

  addLabel(repository: Repository, label: Omit<Label, 'id'>, login: string): Label {
    const made = { id: this.nextId(), ...label };
    repository.labels.push(made);
    this.onHappening({ event: 'label', action: 'created', login, repository, label: made });
    return made;
  }

  addMilestone(repository: Repository, title: string): Milestone {
    const made = { number: repository.milestones.length + 1, title };
    repository.milestones.push(made);
    return made;
  }

  openIssue(repository: Repository, wanted: NewIssue, login: string): Issue {
    const now = this.now();
    const issue: Issue = {
      id: this.nextId(),
      number: repository.issues.length + 1,
      login,
      title: wanted.title,
      body: wanted.body ?? '',
      state: 'open',
      stateReason: null,
      labels: [],
      assignees: [...(wanted.assignees ?? [])],
      milestone: wanted.milestone ?? null,
      comments: [],
      subIssueIds: [],
      createdAt: now,
      updatedAt: now,
      closedAt: null,
      isDeleted: false,
      movedTo: null,
    };
    issue.labels = this.known(repository, wanted.labels ?? [], login);
    repository.issues.push(issue);
    this.onHappening({ event: 'issues', action: 'opened', login, repository, issue });
    return issue;
  }

  /** One happening for each thing that changed, as GitHub tells them. */
  changeIssue(repository: Repository, issue: Issue, change: IssueChange, login: string): void {
    const tell = (action: string) => this.onHappening({ event: 'issues', action, login, repository, issue });
    issue.updatedAt = this.now();
    if (change.title !== undefined || change.body !== undefined) {
      issue.title = change.title ?? issue.title;
      issue.body = change.body ?? issue.body;
      tell('edited');
    }
    if (change.labels !== undefined) {
      this.relabel(repository, issue, this.known(repository, change.labels, login), login);
    }
    if (change.assignees !== undefined) {
      issue.assignees = [...change.assignees];
      tell(issue.assignees.length > 0 ? 'assigned' : 'unassigned');
    }
    if (change.milestone !== undefined) {
      issue.milestone = change.milestone;
      tell(change.milestone === null ? 'demilestoned' : 'milestoned');
    }
    if (change.state !== undefined && change.state !== issue.state) {
      issue.state = change.state;
      issue.closedAt = change.state === 'closed' ? this.now() : null;
      issue.stateReason = change.state === 'closed' ? (change.stateReason ?? 'completed') : 'reopened';
      tell(change.state === 'closed' ? 'closed' : 'reopened');
    }
  }

  /** One happening for each label, which names it. */
  private relabel(repository: Repository, issue: Issue, wanted: readonly string[], login: string): void {
    const tell = (action: string, name: string) => {
      const label = repository.labels.find((one) => one.name === name);
      this.onHappening({ event: 'issues', action, login, repository, issue, ...(label ? { label } : {}) });
    };
    for (const name of issue.labels.filter((one) => !wanted.includes(one))) {
      issue.labels = issue.labels.filter((one) => one !== name);
      tell('unlabeled', name);
    }
    for (const name of wanted.filter((one) => !issue.labels.includes(one))) {
      issue.labels = [...issue.labels, name];
      tell('labeled', name);
    }
  }

  comment(repository: Repository, issue: Issue, body: string, login: string): Comment {
    const now = this.now();
    const comment = { id: this.nextId(), login, body, createdAt: now, updatedAt: now };
    issue.comments.push(comment);
    issue.updatedAt = now;
    this.onHappening({ event: 'issue_comment', action: 'created', login, repository, issue, comment });
    return comment;
  }

  editComment(repository: Repository, issue: Issue, comment: Comment, body: string, login: string): void {
    comment.body = body;
    comment.updatedAt = this.now();
    issue.updatedAt = comment.updatedAt;
    this.onHappening({ event: 'issue_comment', action: 'edited', login, repository, issue, comment });
  }

  deleteIssue(repository: Repository, issue: Issue, login: string): void {
    issue.isDeleted = true;
    this.onHappening({ event: 'issues', action: 'deleted', login, repository, issue });
  }

  /** It gets a number, and an id, of its new repository; who asks by the old ones is led there. */
  transferIssue(repository: Repository, issue: Issue, target: Repository, login: string): Issue {
    const moved: Issue = {
      ...issue,
      id: this.nextId(),
      number: target.issues.length + 1,
      labels: this.known(target, issue.labels, login),
      comments: [...issue.comments],
      subIssueIds: [...issue.subIssueIds],
      updatedAt: this.now(),
    };
    target.issues.push(moved);
    issue.movedTo = moved;
    const to = { repository: target, issue: moved };
    this.onHappening({ event: 'issues', action: 'transferred', login, repository, issue, to });
    return moved;
  }

  /** GitHub makes a label that an issue is given and the repository does not have. */
  private known(repository: Repository, names: readonly string[], login: string): string[] {
    return [...new Set(names)].map((name) => {
      const same = (label: Label) => label.name.toLowerCase() === name.toLowerCase();
      const label =
        repository.labels.find(same) ??
        this.addLabel(repository, { name, color: 'ededed', description: null }, login);
      return label.name;
    });
  }

  private nextId(): number {
    return ++this.lastId;
  }
}

export const fullNameOf = ({ owner, name }: Repository): string => `${owner}/${name}`;
