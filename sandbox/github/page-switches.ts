import type { GithubFault } from './faults.ts';
import type { StandInGithub } from './index.ts';
import { fullNameOf, type Repository } from './world.ts';

/** What can be made to go wrong, each a button that says what it does; pressed again it is mended. */

const FAULTS: Readonly<Record<string, readonly [label: string, fault: GithubFault]>> = {
  token: ['Refuse the token', { kind: 'bad credentials', probability: 1 }],
  limit: ['Limit calls', { kind: 'secondary limit', probability: 1, retryAfter: 300 }],
  replies: ['Lose replies', { kind: 'lost reply', probability: 0.5 }],
  lists: ['Let lists lag', { kind: 'list lags', probability: 1, lagMs: 8 * 60_000 }],
};

export function turnSwitch(github: StandInGithub, repository: Repository, name: string): void {
  const fault = FAULTS[name]?.[1];
  if (fault) turnFault(github, fault);
  switch (name) {
    case 'archive':
      repository.isArchived = !repository.isArchived;
      return;
    case 'sub-issues':
      repository.hasSubIssues = !repository.hasSubIssues;
      return;
    case 'webhooks':
      github.webhooks.hold(!github.webhooks.held);
      return;
    case 'rename':
      github.world.transfer(repository, `${repository.owner}/${repository.name}-moved`);
  }
}

function turnFault({ faults }: StandInGithub, fault: GithubFault): void {
  const others = faults.active.filter(({ kind }) => kind !== fault.kind);
  const isOn = others.length < faults.active.length;
  faults.clear();
  for (const one of others) faults.inject(one);
  if (!isOn) faults.inject(fault);
}

export function switches({ faults, webhooks }: StandInGithub, repository: Repository): string {
  const one = (name: string, label: string, isOn: boolean) =>
    `<button name="switch" value="${name}" aria-pressed="${isOn}">${label}</button>`;
  const isOn = (kind: string) => faults.active.some((fault) => fault.kind === kind);
  const buttons = [
    ...Object.entries(FAULTS).map(([name, [label, { kind }]]) => one(name, label, isOn(kind))),
    one('webhooks', 'Lose webhooks', webhooks.held),
    one('archive', 'Archive it', repository.isArchived),
    one('sub-issues', 'Take its sub-issues away', !repository.hasSubIssues),
    one('rename', 'Rename it', false),
  ];
  const lost = webhooks.delivered.filter(({ status }) => status === 0).length;
  return `<form method="post"><fieldset><legend>What goes wrong with ${fullNameOf(repository)}</legend>${buttons.join('')}
    <small>${webhooks.delivered.length} webhooks, ${lost} of them taken by nobody.</small></fieldset></form>`;
}
