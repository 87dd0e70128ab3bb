import type { Db } from '../../db/handles.ts';
import { getPerson } from '../../db/people.ts';
import { listTerms } from '../../db/terms.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { IssueDraft } from '../../domain/escalation/draft.ts';
import { type IssueLabel, NEEDS_REFINING, type NewIssue } from '../../domain/escalation/issue.ts';
import { issueBody, issueTitle } from '../../domain/escalation/issue-body.ts';
import { withoutPeople } from '../../domain/escalation/leave-out.ts';
import { labelsOf } from '../../domain/taxonomy/labels.ts';
import { keyOf } from '../../domain/taxonomy/terms.ts';
import { cardLink } from '../ticket/card-link.ts';

/** The issue as it is written, from a draft without anybody's name (ESC-1). */
export async function composeIssue(
  db: Db,
  ticket: Ticket,
  draft: IssueDraft,
  repo: string,
  key: string,
): Promise<NewIssue> {
  const { number, type, priority } = ticket;
  const link = await cardLink(db, ticket);
  return {
    repo,
    title: issueTitle(draft),
    body: issueBody(draft, { number, type, priority }, link, key),
    labels: await issueLabels(db, ticket),
    key,
  };
}

/** The ticket's labels, and the mark of what nobody has decided yet (ESC-3), in the taxonomy's own colours. */
async function issueLabels(db: Db, { id, workspaceId }: Ticket): Promise<IssueLabel[]> {
  const terms = await listTerms(db, workspaceId);
  const labels = labelsOf(terms, await listLabelIds(db, id));
  const own = labels.map(({ name, colour }) => ({ name, color: colour, description: null }));
  const known = terms.find(({ kind, key }) => kind === 'label' && key === keyOf(NEEDS_REFINING.name));
  const refining = known?.colour ? { ...NEEDS_REFINING, color: known.colour } : NEEDS_REFINING;
  return own.some(({ name }) => keyOf(name) === keyOf(NEEDS_REFINING.name)) ? own : [...own, refining];
}

/** Every text of it without the requester's name, and without anybody's address. */
export async function cleanDraft(db: Db, ticket: Ticket, draft: IssueDraft): Promise<IssueDraft> {
  const { name } = await getPerson(db, ticket.workspaceId, ticket.requesterId);
  const clean = (text: string) => withoutPeople(text, { name, email: null });
  const { story, environment } = draft;
  return {
    ...draft,
    title: clean(draft.title),
    problem: clean(draft.problem),
    steps: clean(draft.steps),
    criteria: draft.criteria.map(clean),
    story: { asA: clean(story.asA), iWant: clean(story.iWant), soThat: clean(story.soThat) },
    environment: {
      ...environment,
      system: clean(environment.system),
      browser: clean(environment.browser),
      permission: clean(environment.permission),
      server: clean(environment.server),
    },
  };
}
