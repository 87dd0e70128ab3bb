import { withoutExposed } from '../exposed/find-exposed.ts';
import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { atMachineName } from '../people/machine.ts';
import type { Journaled, JournaledNote } from './journal.ts';

const WHY =
  'My database does not answer, so I write to a journal, and fill in the record when it is back. Until then my buttons do nothing: talk here, and telephone.';

const nameOf = ({ declaration: { isDrill, isPrivate, title } }: Journaled): string => {
  const kind = isDrill ? '*DRILL*' : '🚨 *Event*';
  return isPrivate ? '*A private event*' : `${kind}  ${escapeText(withoutExposed(title))}`;
};

const declarerOf = ({ personId, machine }: Journaled): string =>
  machine ? escapeText(atMachineName(machine.as ?? machine.user)) : `<@${personId}>`;

const workIn = (roomId: string | null): string => (roomId ? ` Work goes on in <#${roomId}>.` : '');

/** Among the headlines, in place of the headline that is drawn later. */
export const journalHeadline = (
  entry: Journaled,
  roomId: string | null,
  calledIds: readonly string[],
): Words =>
  internalWords(`${nameOf(entry)}, declared by ${declarerOf(entry)}.${workIn(roomId)}`, {
    after: `${WHY} Called: ${calledIds.map((id) => `<@${id}>`).join(', ') || 'nobody, since nobody is known to be on duty'}.`,
  });

/** First in its room. */
export const journalRoom = (entry: Journaled, calledIds: readonly string[]): Words =>
  internalWords(`${nameOf(entry)}, declared by ${declarerOf(entry)}.`, {
    after: `${WHY} Called: ${calledIds.map((id) => `<@${id}>`).join(', ') || 'nobody'}.`,
  });

/** To whoever is on duty, in place of the call that is drawn later. */
export function journalPage(entry: Journaled, roomId: string | null): Words {
  const { isPrivate, isDrill } = entry.declaration;
  if (isPrivate) return internalWords(`You are needed.${workIn(roomId)}`);
  return internalWords(
    `${nameOf(entry)} needs you${isDrill ? ', for practice' : ''}.${workIn(roomId)} My database does not answer: go there, or telephone.`,
  );
}

/** In the room, when the database is back. */
export const filedWords = (name: string): Words =>
  internalWords(
    `The database is back: this is ${name}, and its record begins when it was declared. The buttons work again; whoever has begun, press *I’m responding*.`,
  );

export const notFiledWords = (why: string): Words =>
  internalWords(
    `The database is back, and does not take what was declared here: ${escapeText(why)} It is kept beside the journal.`,
  );

/** Where everybody reads: neither who it was nor what they wrote. */
export const noteNotFiledWords = ({ note, atMs }: JournaledNote, why: string): Words =>
  internalWords(
    `A ${note.of === 'log' ? 'line for the record' : 'sitrep'}, written at the command line ${dateToken(new Date(atMs))} while my database did not answer, could not be put on the record: ${escapeText(why)} It is kept beside the journal; whoever wrote it, please write it again.`,
  );
