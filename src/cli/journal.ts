import { openJournal } from '../app.ts';
import { DatabaseRefused } from '../db/open.ts';
import {
  type AtJournal,
  type JournaledNote,
  type JournalLine,
  namesInJournal,
} from '../domain/incident/journal.ts';
import { readIncidentName } from '../domain/incident/name.ts';
import { Refusal } from '../domain/refusal.ts';
import { hideSecrets } from '../log.ts';
import type { Telephone } from '../services/incident/journal.ts';

/** The journal, for one thing that is said at the machine. */
export interface AtJournalFile {
  readonly kept: { readonly key: string; readonly atMs: number; readonly machine: AtJournal };
  readonly lines: () => readonly JournalLine[];
  /** Refuses where it cannot be kept. */
  keep(line: JournalLine): void;
  /** For “it is kept …”: where, and why there. */
  readonly where: string;
  /** As the desk last knew them. */
  readonly telephone: readonly Telephone[];
  readonly print: (line: string) => void;
}

interface Said {
  readonly now: () => Date;
  readonly who: AtJournal;
  readonly key: string;
  readonly print: (line: string) => void;
}

/** The database failed: it is written beside it, and brought onto the record by the desk (INC-15). */
export function atJournal(
  path: string,
  { now, who: machine, key, print }: Said,
  why: unknown,
  work: (journal: AtJournalFile) => void,
): void {
  const journal = openJournal(path, () => undefined);
  print(tellWhy(why));
  try {
    work({
      kept: { key, atMs: now().getTime(), machine },
      lines: journal.lines,
      keep(line) {
        try {
          journal.append(line);
        } catch {
          throw notKept(path);
        }
      },
      where: `in the journal, ${path}`,
      telephone: journal.known()?.telephone ?? [],
      print,
    });
  } finally {
    journal.close();
  }
}

function tellWhy(error: unknown): string {
  if (error instanceof DatabaseRefused) return error.message;
  const said =
    error instanceof Error ? String((error as { code?: unknown }).code ?? error.name) : 'no reason';
  return `The database fails (${hideSecrets(said)}).`;
}

const notKept = (path: string): Refusal =>
  new Refusal(
    'machine.journal',
    `Nothing was kept: the journal, ${path}, cannot be written either. Note it on paper with the time, and telephone.`,
  );

/** One with a number, or one of the journal, such as 1405z. */
export function incidentInJournal({ lines }: AtJournalFile, name: string): JournaledNote['incident'] {
  const word = name.toLowerCase();
  const names = namesInJournal(lines());
  const own = names.get(word);
  if (own) return { key: own.key };
  if (readIncidentName(name)) return { name };
  const known = [...names.keys()].join(', ');
  throw new Refusal(
    'incident.unknown',
    `Nothing was kept: “${name}” names no incident. Write 12, drill-3, room-juniper${known ? `, or of those in the journal ${known}` : ''}.`,
  );
}
