import type { JournalLine } from '../../domain/incident/journal.ts';
import type { Rung } from '../../domain/incident/ladder.ts';

/** What is written beside a database that fails; `append` throws where not even that can be, and keeps it all the same. */
export interface Journal {
  readonly lines: () => readonly JournalLine[];
  append(line: JournalLine): void;
  /** What the database does not take is kept for whoever looks after the machine. */
  setAside(line: JournalLine, why: string): void;
  /** What was known last, by this process or one before it. */
  known(): Known | null;
  remember(known: Known): void;
}

/** The last that was known of whom to call and where to write. */
export interface Known {
  readonly workspaceId: string;
  readonly botUserId: string;
  readonly incidentsChannelId: string | null;
  readonly calledIds: readonly string[];
  readonly codenames: readonly (string | null)[];
  /** For the command line: a telephone works without the desk. */
  readonly telephone: readonly Telephone[];
}

export interface Telephone {
  readonly rung: Rung;
  readonly name: string;
  readonly phone: string | null;
}
