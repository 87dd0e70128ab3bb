import type { Exposed } from '../exposed/kinds.ts';
import { leftOutOfRecordText } from '../exposed/words.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { type EntryKind, SIGNS } from './entry.ts';
import { EVIDENCE_ITEMS } from './evidence.ts';
import { incidentName, type Named } from './name.ts';

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

/** To all who work on it, when evidence of a system is asked for (INC-6). */
export const evidenceFirstWords = (system: string): Words =>
  internalWords(
    `${SIGNS.evidence} *Evidence before change*, of ${escapeText(system)}: ${EVIDENCE_ITEMS.join(', ').toLowerCase()}. Secure or waive each under *Evidence* on the card before anything is changed.`,
  );

/** To whoever marked a message, which is not the desk's to change (INC-11). */
export const leftOutOfRecordWords = (
  found: readonly Exposed[],
  kind: EntryKind,
  secureLink: string | null,
): Words => internalWords(`${SIGNS[kind]} ${leftOutOfRecordText(found, secureLink)}`);

/** To whoever marked a message where it is over. */
export const notMarkedWords = (incident: Named, kind: EntryKind): Words =>
  internalWords(
    `${SIGNS[kind]} Nothing was put on the record: ${incidentName(incident)} is over. If it goes on, *Reopen* on its card comes first, and then the mark again.`,
  );
