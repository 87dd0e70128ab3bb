import {
  type Comment,
  fullNameOf,
  type Happening,
  type Issue,
  type Label,
  type Repository,
} from './world.ts';

/** Things as GitHub's REST API and its webhooks put them; only what an app may rely on. */
export class Wire {
  private readonly apiUrl: string;
  private readonly htmlUrl: string;

  constructor(apiUrl: string, htmlUrl: string) {
    this.apiUrl = apiUrl;
    this.htmlUrl = htmlUrl;
  }

  user = (login: string) => ({ login, type: login.endsWith('[bot]') ? 'Bot' : 'User' });

  repository = (one: Repository) => ({
    id: one.id,
    name: one.name,
    full_name: fullNameOf(one),
    owner: this.user(one.owner),
    private: one.isPrivate,
    archived: one.isArchived,
    has_issues: one.hasIssues,
    html_url: `${this.htmlUrl}/${fullNameOf(one)}`,
    url: `${this.apiUrl}/repos/${fullNameOf(one)}`,
    permissions: { admin: false, push: true, pull: true },
  });

  label = ({ id, name, color, description }: Label) => ({ id, name, color, description });

  milestone = (repository: Repository, number: number | null) => {
    const milestone = repository.milestones.find((one) => one.number === number);
    return milestone ? { number: milestone.number, title: milestone.title } : null;
  };

  issue = (repository: Repository, issue: Issue) => ({
    id: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    user: this.user(issue.login),
    labels: issue.labels.flatMap((name) => {
      const label = repository.labels.find((one) => one.name === name);
      return label ? [this.label(label)] : [];
    }),
    assignee: issue.assignees[0] ? this.user(issue.assignees[0]) : null,
    assignees: issue.assignees.map(this.user),
    milestone: this.milestone(repository, issue.milestone),
    comments: issue.comments.length,
    locked: false,
    created_at: issue.createdAt.toISOString(),
    updated_at: issue.updatedAt.toISOString(),
    closed_at: issue.closedAt?.toISOString() ?? null,
    html_url: `${this.htmlUrl}/${fullNameOf(repository)}/issues/${issue.number}`,
    url: `${this.apiUrl}/repos/${fullNameOf(repository)}/issues/${issue.number}`,
    repository_url: `${this.apiUrl}/repos/${fullNameOf(repository)}`,
  });

  comment = (repository: Repository, issue: Issue, comment: Comment) => ({
    id: comment.id,
    body: comment.body,
    user: this.user(comment.login),
    created_at: comment.createdAt.toISOString(),
    updated_at: comment.updatedAt.toISOString(),
    html_url: `${this.htmlUrl}/${fullNameOf(repository)}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${this.apiUrl}/repos/${fullNameOf(repository)}/issues/${issue.number}`,
  });

  /** The body of a webhook. */
  happening = ({ action, login, repository, issue, comment, label, to }: Happening) => ({
    action,
    repository: this.repository(repository),
    sender: this.user(login),
    ...(issue ? { issue: this.issue(repository, issue) } : {}),
    ...(issue && comment ? { comment: this.comment(repository, issue, comment) } : {}),
    ...(label ? { label: this.label(label) } : {}),
    ...(to
      ? {
          changes: {
            new_issue: this.issue(to.repository, to.issue),
            new_repository: this.repository(to.repository),
          },
        }
      : {}),
  });
}
