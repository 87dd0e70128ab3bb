import { withoutExposed } from '../exposed/find-exposed.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { Door } from '../ticket/door.ts';
import type { Severity } from './severity.ts';

/** What was declared while the database failed, as the journal keeps it (INC-15). Ids, and the words of its title. */
export interface Journaled {
  /** The input it came from: what was done of it is not done again. */
  readonly key: string;
  readonly personId: string;
  readonly door: Door;
  readonly atMs: number;
  readonly declaration: {
    readonly title: string;
    readonly severity: Severity | null;
    readonly isPrivate: boolean;
    readonly isDrill: boolean;
    readonly message: {
      readonly channelId: string;
      readonly ts: string;
      readonly authorId: string | null;
    } | null;
    readonly ticketNumber: number | null;
    readonly stormId: number | null;
  };
}

interface Place {
  readonly channelId: string;
  readonly ts: string;
}

/** A line of the journal; it is only ever added to. */
export type JournalLine =
  | ({ readonly is: 'declared' } & Journaled)
  | { readonly is: 'room'; readonly key: string; readonly channelId: string; readonly name: string }
  | ({ readonly is: 'headline'; readonly key: string } & Place)
  | ({ readonly is: 'page'; readonly key: string; readonly personId: string } & Place)
  /** In its room it is said that this is a journal. */
  | { readonly is: 'said'; readonly key: string }
  | { readonly is: 'invited'; readonly key: string; readonly personId: string }
  /** It is in the database, or cannot be. */
  | { readonly is: 'done'; readonly key: string };

/** One that is not in the database yet, with what Slack has of it. */
export interface Unfiled {
  readonly entry: Journaled;
  readonly room: Extract<JournalLine, { is: 'room' }> | null;
  readonly headline: Place | null;
  readonly pages: readonly Extract<JournalLine, { is: 'page' }>[];
  readonly invitedIds: readonly string[];
  readonly isSaid: boolean;
}

export function listUnfiled(lines: readonly JournalLine[]): Unfiled[] {
  const done = new Set(lines.flatMap((line) => (line.is === 'done' ? [line.key] : [])));
  return lines.flatMap((entry) => {
    if (entry.is !== 'declared' || done.has(entry.key)) return [];
    const own = lines.filter(({ key }) => key === entry.key);
    const of = <K extends JournalLine['is']>(is: K) =>
      own.filter((line): line is Extract<JournalLine, { is: K }> => line.is === is);
    return [
      {
        entry,
        room: of('room')[0] ?? null,
        headline: of('headline')[0] ?? null,
        pages: of('page'),
        invitedIds: of('invited').map(({ personId }) => personId),
        isSaid: of('said').length > 0,
      },
    ];
  });
}

const WHY =
  'My database does not answer, so I write to a journal, and fill in the record when it is back. Until then my buttons do nothing: talk here, and telephone.';

const nameOf = ({ declaration: { isDrill, isPrivate, title } }: Journaled): string => {
  const kind = isDrill ? '*DRILL*' : '🚨 *Event*';
  return isPrivate ? '*A private event*' : `${kind}  ${escapeText(withoutExposed(title))}`;
};

const workIn = (roomId: string | null): string => (roomId ? ` Work goes on in <#${roomId}>.` : '');

/** Among the headlines, in place of the headline that is drawn later. */
export const journalHeadline = (
  entry: Journaled,
  roomId: string | null,
  calledIds: readonly string[],
): Words =>
  internalWords(`${nameOf(entry)}, declared by <@${entry.personId}>.${workIn(roomId)}`, {
    after: `${WHY} Called: ${calledIds.map((id) => `<@${id}>`).join(', ') || 'nobody, since nobody is known to be on duty'}.`,
  });

/** First in its room. */
export const journalRoom = (entry: Journaled, calledIds: readonly string[]): Words =>
  internalWords(`${nameOf(entry)}, declared by <@${entry.personId}>.`, {
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
  internalWords(`The database is back, and does not take what was declared here: ${why}`);
