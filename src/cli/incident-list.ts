import type { IncidentLine } from '../domain/incident/facts.ts';
import { namesInJournal } from '../domain/incident/journal.ts';
import { incidentName } from '../domain/incident/name.ts';
import type { Caller } from '../domain/people/actor.ts';
import type { Desk } from '../services/desk.ts';
import { listIncidentsFor } from '../services/incident/list-incidents.ts';
import type { AtJournalFile } from './journal.ts';
import { type AtMachine, atMachine } from './machine.ts';

/** Those that go on; of private ones the codename alone, since a terminal is read by others too (INC-10). */
export function listAtMachine(
  machine: AtMachine,
  { drills }: { readonly drills?: boolean },
): Promise<number> {
  const work = async (desk: Desk, caller: Caller) => {
    const { goingOn } = await listIncidentsFor(desk, caller, drills ? 'drills' : 'real');
    if (goingOn.length === 0) machine.print(`No ${drills ? 'drill' : 'incident'} goes on.`);
    for (const incident of goingOn) machine.print(line(incident));
  };
  return atMachine(machine, work, (journal) => listInJournal(journal, drills ?? false));
}

/** What the database has is not known now (INC-15). */
function listInJournal({ lines, print }: AtJournalFile, drills: boolean): void {
  const all = [...namesInJournal(lines())].filter(([, { declaration }]) => declaration.isDrill === drills);
  print(`What is on the record cannot be listed now. In the journal: ${all.length === 0 ? 'nothing.' : ''}`);
  for (const [name, { declaration, atMs }] of all) {
    const { title, isPrivate, severity } = declaration;
    const told = isPrivate ? 'a private one' : title;
    print(
      [name, told, `severity ${severity ?? 'unknown'}`, `declared ${new Date(atMs).toISOString()}`].join(
        '  ',
      ),
    );
  }
}

function line({ title, severity, commander, declaredAt, ...named }: IncidentLine): string {
  return [
    incidentName(named),
    ...(named.codename ? [] : [title]),
    named.state,
    `severity ${severity ?? 'unknown'}`,
    `commander ${commander ?? 'nobody'}`,
    `declared ${declaredAt.toISOString()}`,
  ].join('  ');
}
