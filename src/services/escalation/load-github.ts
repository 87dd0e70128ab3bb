import type { Db } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { IssueParcel } from '../../domain/parcel.ts';
import { loadTwin } from './close-twin.ts';
import { loadPlacing } from './place-issue.ts';
import { loadIssue } from './send-issue.ts';

const KINDS = [
  'issue.open',
  'issue.change',
  'issue.comment',
  'issue.find-epic',
  'issue.place',
  'issue.close-twin',
  'issue.look',
] as const;

/** Everything for GitHub that names rows of the desk's. */
export type GithubDelivery = Extract<Delivery, { kind: (typeof KINDS)[number] }>;

export const isForGithub = (delivery: Delivery): delivery is GithubDelivery =>
  KINDS.some((kind) => kind === delivery.kind);

/** What it stands for now: `done`, nothing any more; `wait`, not yet; `lost`, never; `private`: not now, its words may not leave. */
export async function loadGithub(
  db: Db,
  delivery: GithubDelivery,
): Promise<IssueParcel | 'done' | 'wait' | 'lost' | 'private'> {
  switch (delivery.kind) {
    case 'issue.find-epic':
    case 'issue.place':
      return loadPlacing(db, delivery);
    case 'issue.close-twin':
      return loadTwin(db, delivery);
    case 'issue.look': {
      const { repo, number } = await getIssue(db, delivery.issueRowId);
      return { kind: 'issue.look', repo, number };
    }
    default:
      return loadIssue(db, delivery);
  }
}
