import { type JournalLine, listUnfiledNotes, type Unfiled } from '../../domain/incident/journal.ts';
import { UnknownPerson } from '../../domain/people/actor.ts';
import { AlreadyDone } from '../../domain/people/already-done.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import type { Carrier } from '../outbox/deliver-outbox.ts';
import { fileJournaled } from './file-journaled.ts';
import { fileNote } from './file-note.ts';
import type { Journal, Known } from './journal.ts';
import { lookUpDeclarer, sayNoteNotFiled, sayNotFiled } from './journal-calls.ts';

interface Hears {
  readonly keep: (line: JournalLine) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Brings the journal into the database; what it refuses is set aside, and people are told. */
export function makeFiling(
  desk: Desk,
  workspaceId: string,
  journal: Journal,
  carry: Carrier,
  { keep, onTrouble }: Hears,
) {
  /** True: nothing is left to tell by hand. */
  async function file(unfiled: Unfiled, known: Known): Promise<boolean> {
    const { entry } = unfiled;
    try {
      const { id: incidentId } = await fileJournaled(desk, workspaceId, unfiled);
      keep({ is: 'done', key: entry.key, incidentId });
      return true;
    } catch (error) {
      if (error instanceof UnknownPerson) {
        await lookUpDeclarer(desk, workspaceId, carry, entry, error.personId);
        return false;
      }
      if (!isEnd(error)) {
        onTrouble(error);
        return false;
      }
      if (error instanceof Refusal) {
        refuse({ is: 'declared', ...entry }, error);
        await sayNotFiled(carry, known, unfiled, error.message);
      }
    }
    keep({ is: 'done', key: entry.key });
    return true;
  }

  /** In their order: a sitrep begins with the words of the one before it. What fails is tried again, and holds up no other. */
  async function fileNotes(known: Known): Promise<void> {
    for (const note of listUnfiledNotes(journal.lines())) {
      try {
        await fileNote(desk, workspaceId, note, journal.lines());
      } catch (error) {
        if (!isEnd(error)) {
          onTrouble(error);
          continue;
        }
        if (error instanceof Refusal) {
          refuse({ is: 'noted', ...note }, error);
          await sayNoteNotFiled(carry, known, note, error.message);
        }
      }
      keep({ is: 'done', key: note.key });
    }
  }

  function refuse(line: JournalLine, refusal: Refusal): void {
    journal.setAside(line, refusal.message);
    onTrouble(refusal);
  }

  return { file, fileNotes };
}

/** It was filed before, or never will be. */
const isEnd = (error: unknown): boolean => error instanceof Refusal || error instanceof AlreadyDone;
