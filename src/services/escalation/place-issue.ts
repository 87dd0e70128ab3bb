import { randomUUID } from 'node:crypto';
import { type Epic, findEpic, getEpic, insertEpic, updateEpic } from '../../db/epics.ts';
import { type Escalation, getEscalation } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { getIssue, type Issue } from '../../db/issues.ts';
import { enqueue } from '../../db/outbox.ts';
import { listTerms } from '../../db/terms.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import { EPIC_LABEL, type NewIssue } from '../../domain/escalation/issue.ts';
import { epicBody } from '../../domain/escalation/issue-body.ts';
import type { IssueParcel } from '../../domain/parcel.ts';
import { keyOf } from '../../domain/taxonomy/terms.ts';
import type { Policy } from '../../policy/policy.ts';

/** An issue that was opened for a ticket goes below the standing one of its repository (ESC-1); all of them in order. */
export async function placeIssue(
  tx: Tx,
  policy: Policy,
  escalation: Escalation,
  { repo }: Issue,
  now: Date,
): Promise<void> {
  const { epic: title } = policy.escalation;
  if (title === null) return;
  const epic = await epicFor(tx, escalation.workspaceId, repo, title);
  const send = (effect: string, delivery: Delivery) =>
    enqueue(
      tx,
      {
        workspaceId: escalation.workspaceId,
        lane: `epic:${repo}`,
        rank: RANK.ticket,
        delivery,
        effect,
      },
      now,
    );
  if (epic.issueRowId === null) await send(`epic:${epic.key}`, { kind: 'issue.find-epic', epicId: epic.id });
  const place = { kind: 'issue.place', escalationId: escalation.id, epicId: epic.id } as const;
  await send(`issue-place:${escalation.id}`, place);
}

/** Found or opened once; one that was deleted is made anew. */
async function epicFor(tx: Tx, workspaceId: string, repo: string, title: string): Promise<Epic> {
  const known = await findEpic(tx, workspaceId, repo, title);
  if (!known) return insertEpic(tx, { workspaceId, repo, title, key: randomUUID() });
  const issue = known.issueRowId === null ? undefined : await getIssue(tx, known.issueRowId);
  return issue?.deletedAt ? updateEpic(tx, known.id, { key: randomUUID(), issueRowId: null }) : known;
}

export async function knowEpic(tx: Tx, epicId: number, issue: Issue): Promise<void> {
  await updateEpic(tx, epicId, { issueRowId: issue.id });
}

type Placing = Extract<Delivery, { kind: 'issue.find-epic' | 'issue.place' }>;

/** What a row stands for now; `lost`: there is nothing to place it below. */
export async function loadPlacing(db: Db, delivery: Placing): Promise<IssueParcel | 'done' | 'lost'> {
  const epic = await getEpic(db, delivery.epicId);
  if (delivery.kind === 'issue.find-epic') {
    if (epic.issueRowId !== null) return 'done';
    return { kind: 'issue.find-epic', repo: epic.repo, issue: await newEpic(db, epic) };
  }
  if (epic.issueRowId === null) return 'lost';
  const { issueRowId } = await getEscalation(db, delivery.escalationId);
  const issue = issueRowId === null ? undefined : await getIssue(db, issueRowId);
  if (!issue || issue.deletedAt) return 'done';
  const { number: below, repo } = await getIssue(db, epic.issueRowId);
  // It went to another repository meanwhile, and is no business of this one.
  if (issue.repo !== repo) return 'done';
  return { kind: 'issue.place', repo, number: issue.number, issueId: issue.issueId, epic: below };
}

async function newEpic(db: Db, { workspaceId, repo, title, key }: Epic): Promise<NewIssue> {
  const terms = await listTerms(db, workspaceId);
  const own = terms.find((term) => term.kind === 'label' && term.key === keyOf(EPIC_LABEL.name));
  const label = own?.colour ? { ...EPIC_LABEL, color: own.colour } : EPIC_LABEL;
  return { repo, title, body: epicBody(key), labels: [label], key };
}
