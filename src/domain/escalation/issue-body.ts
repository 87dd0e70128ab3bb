import type { AboutTicket, Environment, IssueDraft } from './draft.ts';
import { asMarkdown, asOneLine } from './markdown.ts';

/** GitHub's own limits. */
const MOST_TITLE = 256;
const MOST_BODY = 60_000;

/** Finds an issue again after an answer was lost (ESC-8); in the body, where it shows nobody anything. */
export const markerOf = (key: string): string => `<!-- firstline:${key} -->`;

export const keyIn = (body: string): string | undefined =>
  /<!-- firstline:([0-9a-f-]{36}) -->/.exec(body)?.[1];

/** A title is shown as it is written, and references in it live: the same care as in the body, without its signs. */
export function issueTitle({
  title,
  isTimeSensitive,
}: Pick<IssueDraft, 'title' | 'isTimeSensitive'>): string {
  const marked = isTimeSensitive ? `[Priority] ${title}` : title;
  const plain = marked.replaceAll(/\s+/g, ' ').trim().replaceAll('@', '@\u200b').replaceAll('#', '#\u200b');
  return plain.length > MOST_TITLE ? `${plain.slice(0, MOST_TITLE - 1)}…` : plain;
}

/**
 * The issue as engineers read it (ESC-1): problem, story, criteria, steps, environment, then where it came from.
 * `ticketLink` leads to the card, which only staff can open. Nobody's name or address is in it.
 */
export function issueBody(
  draft: IssueDraft,
  about: AboutTicket,
  ticketLink: string | undefined,
  key: string,
): string {
  const sections = [
    section('Problem', asMarkdown(draft.problem)),
    section('User story', story(draft)),
    section('Acceptance criteria', criteria(draft.criteria)),
    section('Steps', asMarkdown(draft.steps)),
    section('Environment', environment(draft.environment)),
    from(about, ticketLink),
  ];
  const text = sections.filter(Boolean).join('\n\n');
  const marker = markerOf(key);
  return `${text.slice(0, MOST_BODY - marker.length - 2)}\n\n${marker}\n`;
}

const section = (name: string, text: string): string => (text ? `## ${name}\n\n${text}` : '');

function story({ story: { asA, iWant, soThat } }: IssueDraft): string {
  if (![asA, iWant, soThat].some((part) => part.trim())) return '';
  return `As ${asOneLine(asA)}, I want ${asOneLine(iWant)}, so that ${asOneLine(soThat)}.`;
}

const criteria = (lines: readonly string[]): string =>
  lines
    .filter((line) => line.trim())
    .map((line) => `- [ ] ${asOneLine(line)}`)
    .join('\n');

function environment({ system, browser, permission, server, replicated }: Environment): string {
  const rows = [
    ['Operating system', system],
    ['Browser and version', browser],
    ['Permission level', permission],
    ['Server', server],
    ['Replicated by the desk', replicated ?? ''],
  ] as const;
  return rows
    .filter(([, value]) => value.trim())
    .map(([name, value]) => `- ${name}: ${asOneLine(value)}`)
    .join('\n');
}

function from({ number, type, priority }: AboutTicket, link: string | undefined): string {
  const what = [type, priority].filter(Boolean).join(', ');
  const ticket = link ? `[help desk ticket ${number}](${link})` : `help desk ticket ${number}`;
  return `---\n\nFrom ${ticket}${what ? ` (${what})` : ''}. Answer its requester with a comment that begins with \`/tell\`.`;
}

/** The standing issue of a repository; below it stands whatever GitHub, or the list of tasks, shows. */
export const epicBody = (key: string): string =>
  `Everything that began as a question to the help desk. An issue stays here until it is closed.\n\n${markerOf(key)}\n`;
