import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { type EntryKind, SIGNS } from './entry.ts';

const NOTED: Readonly<Record<EntryKind, string>> = {
  event: 'noted',
  task: 'set a task',
  'follow-up': 'set a follow-up, for later',
  evidence: 'kept as evidence',
  lead: 'has a lead',
};

/** What was typed for the record, shown where everybody works. */
export function enteredWords(entry: { readonly kind: EntryKind; readonly text: string }, by: string): Words {
  return internalWords(`${SIGNS[entry.kind]} ${escapeText(by)} ${NOTED[entry.kind]}:`, { quote: entry.text });
}
