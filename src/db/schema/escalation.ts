import { isNotNull } from 'drizzle-orm';
import type { Kit } from '#dialect';
import { DECISIONS, HORIZONS } from '../../domain/escalation/decision.ts';
import type { IssueDraft } from '../../domain/escalation/draft.ts';
import { ISSUE_REASONS, ISSUE_STATES, type IssueLabel } from '../../domain/escalation/issue.ts';
import { PRIORITIES } from '../../domain/ticket/triage.ts';
import type { MessageTables } from './messages.ts';
import type { TicketTables } from './tickets.ts';

/** GitHub, and what waits for it. */
export function escalationTables(
  kit: Kit,
  { tickets, messages }: Pick<TicketTables, 'tickets'> & Pick<MessageTables, 'messages'>,
) {
  /** Issues of the tracker as the desk last heard of them. */
  const issues = kit.table(
    'issues',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** `owner/name`. */
      repo: kit.text('repo').notNull(),
      number: kit.integer('number').notNull(),
      /** GitHub's own id, which stays when an issue moves. */
      issueId: kit.integer('issue_id').notNull(),
      title: kit.text('title').notNull(),
      url: kit.text('url').notNull(),
      state: kit.oneOf('state', ISSUE_STATES).notNull(),
      stateReason: kit.oneOf('state_reason', ISSUE_REASONS),
      labels: kit.json<{ list: readonly string[] }>('labels').notNull(),
      assignee: kit.text('assignee'),
      milestone: kit.text('milestone'),
      author: kit.text('author').notNull(),
      updatedAt: kit.instant('updated_at').notNull(),
      deletedAt: kit.instant('deleted_at'),
    },
    (t) => [
      kit.uniqueIndex('issues_issue').on(t.workspaceId, t.repo, t.number),
      kit.index('issues_by_id').on(t.workspaceId, t.issueId),
      kit.index('issues_in_repo').on(t.workspaceId, t.repo, t.state),
    ],
  );

  /** The labels of each repository that has issues of the desk, as of the last reading (TRI-6). */
  const repoLabels = kit.table(
    'repo_labels',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** `owner/name`. */
      repo: kit.text('repo').notNull(),
      labels: kit.json<{ list: readonly IssueLabel[] }>('labels').notNull(),
    },
    (t) => [kit.uniqueIndex('repo_labels_repo').on(t.workspaceId, t.repo)],
  );

  /** A ticket that went to the engineers: what they were given, and what has become of it (ESC-1). */
  const escalations = kit.table(
    'escalations',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      ticketId: kit
        .integer('ticket_id')
        .notNull()
        .references(() => tickets.id),
      /** In the issue's body, so that it is found again (ESC-8). */
      key: kit.text('key').notNull(),
      repo: kit.text('repo').notNull(),
      draft: kit.json<IssueDraft>('draft').notNull(),
      /** Missing until the issue is there. */
      issueRowId: kit.integer('issue_row_id').references(() => issues.id),
      decision: kit.oneOf('decision', DECISIONS).notNull().default('refining'),
      /** Whoever decided; missing where nobody of this workspace did, but somebody on GitHub. */
      decidedById: kit.text('decided_by_id'),
      decidedAt: kit.instant('decided_at'),
      /** With what it was accepted. */
      priority: kit.oneOf('priority', PRIORITIES),
      horizon: kit.oneOf('horizon', HORIZONS),
      /** With what it was declined, as engineers and staff read it. */
      reason: kit.text('reason'),
      /** Time-sensitive: before all others in the queue (TRI-5). */
      isUrgent: kit.boolean('is_urgent').notNull().default(false),
      /** What the product owner asks before deciding, by its message; missing where nothing is open. */
      questionId: kit.integer('question_id').references(() => messages.id),
      /** When the work was begun. */
      startedAt: kit.instant('started_at'),
      escalatedById: kit.text('escalated_by_id').notNull(),
      /** Who of tier 2 was asked, since when, and when they agreed (ESC-7); null: nobody is left to ask. */
      engineerId: kit.text('engineer_id'),
      askedAt: kit.instant('asked_at'),
      agreedAt: kit.instant('agreed_at'),
      /** When anything was last heard of it, and how often the engineer was asked for news since. */
      newsAt: kit.instant('news_at'),
      chases: kit.integer('chases').notNull().default(0),
      escalatedAt: kit.instant('escalated_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('escalations_key').on(t.key),
      kit.uniqueIndex('escalations_ticket').on(t.ticketId),
      kit.index('escalations_decision').on(t.workspaceId, t.decision, t.id),
      kit.index('escalations_issue').on(t.issueRowId).where(isNotNull(t.issueRowId)),
    ],
  );

  /** The standing issues that escalated ones are placed below (ESC-1): one for each repository and title. */
  const epics = kit.table(
    'epics',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      repo: kit.text('repo').notNull(),
      title: kit.text('title').notNull(),
      /** In its body, where the desk opened it, so that it is found again. */
      key: kit.text('key').notNull(),
      /** Missing until it is found or opened. */
      issueRowId: kit.integer('issue_row_id').references(() => issues.id),
    },
    (t) => [kit.uniqueIndex('epics_title').on(t.workspaceId, t.repo, t.title)],
  );

  return { issues, repoLabels, escalations, epics };
}

export type EscalationTables = ReturnType<typeof escalationTables>;
