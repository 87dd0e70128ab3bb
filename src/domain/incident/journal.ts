import type { Door } from '../ticket/door.ts';
import type { Severity } from './severity.ts';

/** Somebody at the machine, as they said who they are: the database would know them. */
export interface AtJournal {
  /** By the machine's own name for them. */
  readonly user: string;
  /** In whose name, where they said so. */
  readonly as: string | null;
}

interface Kept {
  /** The input it came from: what was done of it is not done again. */
  readonly key: string;
  readonly atMs: number;
}

/** What was declared while the database failed, as the journal keeps it (INC-15). Ids, and the words of its title. */
export interface Journaled extends Kept {
  readonly personId: string;
  readonly door: Door;
  /** Missing: it came from Slack, which says who it is. */
  readonly machine?: AtJournal;
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

/** What was logged or reported at the machine meanwhile. */
export interface JournaledNote extends Kept {
  readonly machine: AtJournal;
  /** As people call it; of one that is in the journal itself, the key of that. */
  readonly incident: { readonly name: string } | { readonly key: string };
  readonly note:
    | {
        readonly of: 'log';
        readonly text: string;
        readonly change: { readonly because: string | null } | null;
      }
    | {
        readonly of: 'sitrep';
        readonly situation: string;
        /** null: as in the last one. */
        readonly actions: string | null;
        readonly needs: string | null;
        readonly workaround: string | null;
      }
    | { readonly of: 'nothing changed' };
}

interface Place {
  readonly channelId: string;
  readonly ts: string;
}

/** A line of the journal; it is only ever added to. */
export type JournalLine =
  | ({ readonly is: 'declared' } & Journaled)
  | ({ readonly is: 'noted' } & JournaledNote)
  /** Slack is about to be told, first of a room of this name: it may have one that the journal does not know of. */
  | { readonly is: 'telling'; readonly key: string; readonly roomName: string | null }
  | { readonly is: 'room'; readonly key: string; readonly channelId: string; readonly name: string }
  | ({ readonly is: 'headline'; readonly key: string } & Place)
  | ({ readonly is: 'page'; readonly key: string; readonly personId: string } & Place)
  /** In its room it is said that this is a journal. */
  | { readonly is: 'said'; readonly key: string }
  | { readonly is: 'invited'; readonly key: string; readonly personId: string }
  /** Slack has all of it. */
  | { readonly is: 'told'; readonly key: string }
  /** It is in the database, or cannot be; `incidentId`: of a declaration, as what. */
  | { readonly is: 'done'; readonly key: string; readonly incidentId?: number };

/** One that is not in the database yet, with what Slack has of it. */
export interface Unfiled {
  readonly entry: Journaled;
  /** undefined: Slack has not been told anything of it. */
  readonly roomName: string | null | undefined;
  readonly room: Extract<JournalLine, { is: 'room' }> | null;
  readonly headline: Place | null;
  readonly pages: readonly Extract<JournalLine, { is: 'page' }>[];
  readonly invitedIds: readonly string[];
  readonly isSaid: boolean;
  readonly isTold: boolean;
}

export function listUnfiled(lines: readonly JournalLine[]): Unfiled[] {
  return listOpen(lines, 'declared').map((entry) => {
    const own = lines.filter(({ key }) => key === entry.key);
    const of = <K extends JournalLine['is']>(is: K) =>
      own.filter((line): line is Extract<JournalLine, { is: K }> => line.is === is);
    return {
      entry,
      roomName: of('telling')[0]?.roomName,
      room: of('room')[0] ?? null,
      headline: of('headline')[0] ?? null,
      pages: of('page'),
      invitedIds: of('invited').map(({ personId }) => personId),
      isSaid: of('said').length > 0,
      isTold: of('told').length > 0,
    };
  });
}

/** What is for a declaration of the journal waits until that is filed. */
export function listUnfiledNotes(lines: readonly JournalLine[]): JournaledNote[] {
  const waiting = listOpen(lines, 'declared').map(({ key }) => key);
  return listOpen(lines, 'noted').filter(
    ({ incident }) => !('key' in incident && waiting.includes(incident.key)),
  );
}

export const isAllFiled = (lines: readonly JournalLine[]): boolean =>
  listOpen(lines, 'declared').length + listOpen(lines, 'noted').length === 0;

function listOpen<K extends 'declared' | 'noted'>(
  lines: readonly JournalLine[],
  is: K,
): Extract<JournalLine, { is: K }>[] {
  const done = new Set(lines.flatMap((line) => (line.is === 'done' ? [line.key] : [])));
  return lines.filter(
    (line): line is Extract<JournalLine, { is: K }> => line.is === is && !done.has(line.key),
  );
}

/** What they are called at the machine until they have a number, the minute they were declared in: `1405z`, `1405z-2`. */
export function namesInJournal(lines: readonly JournalLine[]): ReadonlyMap<string, Journaled> {
  const named = new Map<string, Journaled>();
  for (const line of lines) {
    if (line.is !== 'declared') continue;
    const minute = minuteOf(line.atMs);
    const before = [...named.values()].filter(({ atMs }) => minuteOf(atMs) === minute).length;
    named.set(before === 0 ? minute : `${minute}-${before + 1}`, line);
  }
  return named;
}

export const minuteOf = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(11, 16).replace(':', '')}z`;
