import { openJournal } from '../integrations/journal/file.ts';
import type { Known } from '../services/incident/journal.ts';

/** For the command line as well. */
export const openJournalAt = (path: string, onTrouble: (error: unknown) => void) =>
  openJournal<Known>(path, onTrouble);
