import type { IncomingMessage, ServerResponse } from 'node:http';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { readBody } from '../server/http/body.ts';
import { sendText } from '../server/http/send.ts';
import type { StandInGithub } from './index.ts';
import { actOnIssue, PEOPLE } from './page-acts.ts';
import { PAGE_STYLE } from './page-style.ts';
import { switches, turnSwitch } from './page-switches.ts';
import { fullNameOf, type Issue, type Repository } from './world.ts';

/** Where the page is, beside Slack's. */
export const GITHUB_PATH = '/github';

/** Issues to read, comment on, close and label: plain pages and forms, drawn by the server. False for other paths. */
export function githubPages(github: () => StandInGithub | undefined) {
  return function serve(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path !== GITHUB_PATH && !path.startsWith(`${GITHUB_PATH}/`)) return false;
    const there = github();
    if (!there) sendText(response, 503, 'The bot is starting.');
    else void answer(there, path, request, response).catch(() => sendText(response, 500, 'That failed.'));
    return true;
  };
}

async function answer(
  github: StandInGithub,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const found = find(github, path);
  if (!found) return sendHtml(response, 404, 'Nothing here', '<p>There is no such issue.</p>');
  const { repository, issue } = found;
  if (request.method === 'POST') {
    const form = new URLSearchParams((await readBody(request)).toString());
    if (issue) actOnIssue(github, repository, issue, form);
    else turnSwitch(github, repository, form.get('switch') ?? '');
    const isGone = issue?.isDeleted || !issue;
    response.writeHead(303, { location: isGone ? pathOf(repository) : path }).end();
    return;
  }
  if (issue) sendHtml(response, 200, issue.title, issuePage(repository, issue));
  else sendHtml(response, 200, fullNameOf(repository), listPage(repository) + switches(github, repository));
}

function find({ world }: StandInGithub, path: string): { repository: Repository; issue?: Issue } | undefined {
  const [, owner, name, number] = /^\/github\/([^/]+)\/([^/]+)(?:\/issues\/(\d+))?\/?$/.exec(path) ?? [];
  const repository = owner && name ? world.repository(`${owner}/${name}`) : world.repositories[0];
  if (!repository || (!owner && path !== GITHUB_PATH)) return undefined;
  if (!number) return { repository };
  const issue = repository.issues.find((one) => one.number === Number(number) && isThere(one));
  return issue && { repository, issue };
}

const isThere = ({ isDeleted, movedTo }: Issue): boolean => !isDeleted && !movedTo;

const pathOf = (repository: Repository, issue?: Issue): string =>
  `${GITHUB_PATH}/${fullNameOf(repository)}${issue ? `/issues/${issue.number}` : ''}`;

const linkTo = (repository: Repository, issue: Issue): string =>
  `<a href="${pathOf(repository, issue)}">${escaped(issue.title)}</a>`;

function listPage(repository: Repository): string {
  const issues = repository.issues.filter(isThere).reverse();
  const rows = issues.map(
    (one) =>
      `<li>${linkTo(repository, one)} ${labels(repository, one)}
      <small>#${one.number}, ${one.state}, ${one.comments.length} comments</small></li>`,
  );
  const empty =
    '<p>No issues yet. In Slack, press <em>Escalate</em> on a ticket’s card, or declare an incident.</p>';
  return rows.length > 0 ? `<ul class="issues">${rows.join('')}</ul>` : empty;
}

function issuePage(repository: Repository, issue: Issue): string {
  const state =
    issue.state === 'closed' ? `Closed as ${(issue.stateReason ?? '').replace('_', ' ')}` : 'Open';
  const said = [{ login: issue.login, body: issue.body, createdAt: issue.createdAt }, ...issue.comments];
  const who = PEOPLE.map((one) => `<option>${one}</option>`).join('');
  const press = (act: string, label: string) => `<button name="act" value="${act}">${label}</button>`;
  const ends =
    issue.state === 'open'
      ? press('completed', 'Close as completed') +
        press('not planned', 'Close as not planned') +
        press('duplicate', 'Close as duplicate')
      : press('reopen', 'Reopen');
  const has = repository.milestones.find(({ number }) => number === issue.milestone);
  return `<p><a href="${pathOf(repository)}">All issues</a>${below(repository, issue)}</p>
    <p><strong class="${issue.state}">${state}</strong> #${issue.number} ${labels(repository, issue)}
    ${issue.assignees.length > 0 ? `with ${issue.assignees.map(escaped).join(', ')}` : ''}
    ${has ? `milestone ${escaped(has.title)}` : ''}</p>
    ${said.map((one) => `<article><header>${escaped(one.login)}, ${one.createdAt.toISOString().slice(0, 16).replace('T', ' ')}</header>${markdown(one.body)}</article>`).join('')}
    ${subIssues(repository, issue)}
    <form method="post"><label>As <select name="as">${who}</select></label>
    <label>Comment <textarea name="words" rows="4"></textarea></label>
    <p>A comment that begins with <code>/tell</code> reaches the requester; all others stay with staff.</p>
    <div>${press('comment', 'Comment')}${press('assign', 'Take it')}${press('unassign', 'Give it back')}${ends}${press('delete', 'Delete')}</div>
    <label>Label <input name="label" list="labels"></label>
    <datalist id="labels">${repository.labels.map(({ name }) => `<option value="${escaped(name)}">`).join('')}</datalist>
    <div>${press('label on', 'Put label on')}${press('label off', 'Take label off')}</div>
    <label>Milestone <select name="milestone"><option value="">None</option>${milestones(repository, issue)}</select></label>
    <div>${press('milestone', 'Set milestone')}</div></form>`;
}

function below(repository: Repository, { id }: Issue): string {
  const parent = repository.issues.find(({ subIssueIds }) => subIssueIds.includes(id));
  return parent ? `, below ${linkTo(repository, parent)}` : '';
}

function subIssues(repository: Repository, { subIssueIds }: Issue): string {
  const subs = repository.issues.filter(({ id }) => subIssueIds.includes(id));
  const items = subs.map(
    (one) => `<li>${linkTo(repository, one)} <small>#${one.number}, ${one.state}</small></li>`,
  );
  return items.length > 0 ? `<h2>Sub-issues</h2><ul class="issues">${items.join('')}</ul>` : '';
}

const milestones = ({ milestones }: Repository, issue: Issue): string =>
  milestones
    .map(
      ({ number, title }) =>
        `<option value="${number}"${number === issue.milestone ? ' selected' : ''}>${escaped(title)}</option>`,
    )
    .join('');

const labels = (repository: Repository, issue: Issue): string =>
  issue.labels
    .map((name) => {
      const color = repository.labels.find((label) => label.name === name)?.color ?? 'ededed';
      return `<span class="label" style="border-color:#${color}">${escaped(name)}</span>`;
    })
    .join(' ');

/** As GitHub would draw it, but for mentions and references, which it finds in what was drawn; its comments show nobody. */
const markdown = (text: string): string =>
  micromark(text.replaceAll(/<!--.*?-->/g, ''), {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  }).replaceAll('<input ', '<input aria-label="Task" ');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function sendHtml(response: ServerResponse, status: number, title: string, body: string): void {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <title>${escaped(title)}</title><style>${PAGE_STYLE}</style><main><h1>${escaped(title)}</h1>${body}</main></html>`;
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page);
}
