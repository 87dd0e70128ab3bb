import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { headName, incidentName, type Named } from './name.ts';
import { type FollowUp, issueName } from './report-facts.ts';

interface Reported extends Named {
  readonly id: number;
  readonly title: string;
}

export const reportDueWords = (incident: Reported, dueAt: Date, now: Date): Words =>
  internalWords(
    `The report of ${incidentName(incident)} ${dueAt > now ? 'is' : 'was'} due ${dateToken(dueAt)}: ${escapeText(incident.title)}. Most of it is drafted from the record. You are reminded because you led it last.`,
    { buttons: { set: 'report-due', value: String(incident.id) } },
  );

/** In the room. */
export const closedWords = (incident: Reported, by: string, summary: string): Words =>
  internalWords(`*${headName(incident)} is closed*, says ${escapeText(by)}. The report follows as a file.`, {
    quote: summary,
  });

/** More would be no quiet note. */
const MOST_NAMED = 10;

/** Once more, long after: what is still open, with its issue. */
export function reviewWords(incident: Reported, open: readonly FollowUp[], all: number): Words {
  const followUps =
    all === 0
      ? 'It left no follow-ups.'
      : open.length === 0
        ? `Its ${all === 1 ? 'follow-up is' : `${all} follow-ups are`} done.`
        : `${open.length} of ${all} follow-ups ${open.length === 1 ? 'is' : 'are'} still open.`;
  const named = open.slice(0, MOST_NAMED).map((one) => `• ${tellFollowUp(one)}`);
  const more = open.length > MOST_NAMED ? [`and ${open.length - MOST_NAMED} more`] : [];
  const question = 'Did what was done about it help?';
  return internalWords(
    [
      `${headName(incident)} was closed a while ago: ${escapeText(incident.title)}. ${followUps}${named.length > 0 ? '' : ` ${question}`}`,
      ...named,
      ...more,
      ...(named.length > 0 ? [question] : []),
    ].join('\n'),
    { buttons: { set: 'report-review', value: String(incident.id) } },
  );
}

/** What is to be done, whose it is, and its issue. */
export function tellFollowUp({ text, owner, issue }: FollowUp): string {
  return [
    escapeText(text),
    owner ? escapeText(owner) : 'nobody yet',
    ...(issue === 'being opened' ? ['its issue is being opened'] : []),
    ...(issue && issue !== 'being opened' ? [`<${issue.url}|${escapeText(issueName(issue))}>`] : []),
  ].join('  ·  ');
}
