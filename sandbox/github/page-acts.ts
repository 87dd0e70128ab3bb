import type { StandInGithub } from './index.ts';
import type { Issue, IssueChange, Repository } from './world.ts';

/** People one can be here; what they do is told to the desk by webhook. */
export const PEOPLE = ['priya', 'sam', 'joan'];

/** What a pressed button of an issue's page does, with the fields it stands among. */
export function actOnIssue(
  { world }: StandInGithub,
  repository: Repository,
  issue: Issue,
  form: URLSearchParams,
): void {
  const login = PEOPLE.find((one) => one === form.get('as')) ?? 'priya';
  const words = form.get('words')?.trim();
  if (words) world.comment(repository, issue, words, login);
  if (form.get('act') === 'delete') world.deleteIssue(repository, issue, login);
  const change = CHANGES[form.get('act') ?? '']?.({ login, issue, form });
  if (change) world.changeIssue(repository, issue, change, login);
}

interface Pressed {
  readonly login: string;
  readonly issue: Issue;
  readonly form: URLSearchParams;
}

/** What each button changes; *Comment* nothing. */
const CHANGES: Readonly<Record<string, (pressed: Pressed) => IssueChange | undefined>> = {
  completed: () => ({ state: 'closed', stateReason: 'completed' }),
  'not planned': () => ({ state: 'closed', stateReason: 'not_planned' }),
  duplicate: () => ({ state: 'closed', stateReason: 'duplicate' }),
  reopen: () => ({ state: 'open' }),
  assign: ({ login }) => ({ assignees: [login] }),
  unassign: () => ({ assignees: [] }),
  'label on': ({ issue, form }) => labelOf(form, (name) => [...issue.labels, name]),
  'label off': ({ issue, form }) =>
    labelOf(form, (name) => issue.labels.filter((one) => one.toLowerCase() !== name.toLowerCase())),
  milestone: ({ form }) => ({ milestone: Number(form.get('milestone')) || null }),
};

function labelOf(form: URLSearchParams, change: (name: string) => string[]): IssueChange | undefined {
  const name = form.get('label')?.trim();
  return name ? { labels: change(name) } : undefined;
}
