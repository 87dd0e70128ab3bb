import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { headName, incidentName, type Named } from './name.ts';

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

/** Once more, long after. */
export function reviewWords(incident: Reported, open: number, all: number): Words {
  const followUps =
    all === 0
      ? 'It left no follow-ups.'
      : open === 0
        ? `Its ${all === 1 ? 'follow-up is' : `${all} follow-ups are`} done.`
        : `${open} of ${all} follow-ups ${open === 1 ? 'is' : 'are'} still open.`;
  return internalWords(
    `${headName(incident)} was closed a while ago: ${escapeText(incident.title)}. ${followUps} Did what was done about it help?`,
    { buttons: { set: 'report-review', value: String(incident.id) } },
  );
}
