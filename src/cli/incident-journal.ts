import { refuseSeen, seenIn } from '../domain/exposed/judge.ts';
import { type JournaledNote, namesInJournal } from '../domain/incident/journal.ts';
import { machinePerson } from '../domain/people/machine.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Declaration } from '../services/incident/declare-incident.ts';
import type { Telephone } from '../services/incident/journal.ts';
import { type AtJournalFile, incidentInJournal } from './journal.ts';

/** The verbs of the command line, where the database does not take them (INC-15). */

const LATER = 'The desk puts it on the record, with the time it is now, as soon as the database is back.';

export function declareInJournal(journal: AtJournalFile, declaration: Declaration): void {
  const { kept, print, where, telephone } = journal;
  const { key, atMs, machine } = kept;
  const personId = machinePerson(machine.user).personId;
  journal.keep({ is: 'declared', key, atMs, machine, personId, door: 'command line', declaration });
  const [name = ''] = [...namesInJournal(journal.lines())].find(([, one]) => one.key === key) ?? [];
  print(`Declared: ${declaration.title}. It is kept ${where}, and called ${name} until it has a number.`);
  print(
    `A desk that runs with this journal opens its room and calls people within 15 seconds, where Slack answers. ${LATER}`,
  );
  print(`Go on with: firstline incident log ${name} "what was done"`);
  const isKnown = telephone.length > 0;
  print(
    isKnown
      ? 'Telephone, as the desk last knew them:'
      : 'Whom to telephone is not known here: the desk has not run with this journal yet.',
  );
  printNumbers(telephone, print);
}

/** A telephone works without Slack, and without the desk. */
export function printNumbers(telephone: readonly Telephone[], print: (line: string) => void): void {
  for (const { rung, name, phone } of telephone) print(`  ${rung}: ${name}, ${phone ?? 'no number known'}`);
}

export interface Logging {
  /** Left out: not said. */
  readonly change?: boolean;
  readonly because?: string;
}

export function logInJournal(
  journal: AtJournalFile,
  name: string,
  text: string,
  { change, because }: Logging,
): void {
  const why = because?.trim() ?? '';
  if (!text) throw new Refusal('log.empty', 'Nothing was recorded: say what happened or was done.');
  if (change && !why) throw sayWhyChanged();
  refuseExposed({ text, because: why });
  keepNote(journal, name, { of: 'log', text, change: change ? { because: why } : null });
}

/** INC-6: whether evidence is open nobody can tell now, and afterwards nobody can be asked. */
const sayWhyChanged = (): Refusal =>
  new Refusal(
    'incident.evidence-first',
    'Nothing was recorded: whether evidence is open cannot be seen now. Add --because "why the change did not wait for it".',
  );

export interface Reporting {
  readonly actions?: string;
  readonly needs?: string;
  readonly workaround?: string;
  readonly nothingChanged?: boolean;
}

export function sitrepInJournal(
  journal: AtJournalFile,
  name: string,
  situation: string | undefined,
  reporting: Reporting,
): void {
  if (reporting.nothingChanged) keepNote(journal, name, { of: 'nothing changed' });
  else keepNote(journal, name, { of: 'sitrep', ...sitrepOf(situation, reporting) });
}

function sitrepOf(situation: string | undefined, { actions, needs, workaround }: Reporting) {
  const words = {
    situation: situation?.trim() ?? '',
    actions: actions?.trim() ?? null,
    needs: needs?.trim() ?? null,
    workaround: workaround?.trim() || null,
  };
  if (!words.situation)
    throw new Refusal('sitrep.empty', 'Nothing was sent: say what is known, and who is hit.');
  refuseExposed(words);
  return words;
}

function keepNote(journal: AtJournalFile, name: string, note: JournaledNote['note']): void {
  const incident = incidentInJournal(journal, name);
  journal.keep({ is: 'noted', ...journal.kept, incident, note });
  const what = note.of === 'log' ? 'Recorded' : 'The sitrep is written';
  journal.print(`${what} for ${name}: it is kept ${journal.where}. ${LATER} Slack reads it then.`);
}

/** INC-11: whoever wrote it is here now, and is not when it is put on the record. */
function refuseExposed(fields: Readonly<Record<string, string | null>>): void {
  refuseSeen(
    seenIn(fields, () => false),
    false,
    null,
    'the form on the card when the database is back',
  );
}
