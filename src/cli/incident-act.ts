import type { Incident } from '../db/incidents.ts';
import { incidentName } from '../domain/incident/name.ts';
import { SEVERITIES } from '../domain/incident/severity.ts';
import { readTitle, TITLE_LENGTH } from '../domain/incident/title.ts';
import type { Caller } from '../domain/people/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Desk } from '../services/desk.ts';
import { type Declaration, declareIncident } from '../services/incident/declare-incident.ts';
import { findByName } from '../services/incident/find-incident.ts';
import { readTelephone } from '../services/incident/known.ts';
import { noteInIncident } from '../services/incident/note.ts';
import { readRecord } from '../services/incident/read-record.ts';
import { draftSitrep, reportNothingChanged, reportSitrep } from '../services/incident/report-sitrep.ts';
import {
  declareInJournal,
  type Logging,
  logInJournal,
  printNumbers,
  type Reporting,
  sitrepInJournal,
} from './incident-journal.ts';
import { type AtMachine, atMachine } from './machine.ts';

const LATER = 'It is on the record now, and the desk tells Slack as soon as it can.';

interface Declaring {
  readonly severity?: string;
  readonly private?: boolean;
  readonly drill?: boolean;
}

/** `firstline incident declare "saving fails"`: the same as in Slack, and whom to telephone (INC-15). */
export function declareAtMachine(machine: AtMachine, words: string, options: Declaring): Promise<number> {
  const { print } = machine;
  return atMachine(
    machine,
    async (desk, caller) => {
      const declaration = declarationOf(words, options);
      const incident = await declareIncident(desk, caller, declaration);
      print(`${incidentName(incident)} is declared: ${declaration.title}. ${LATER}`);
      print('While Slack is away, telephone:');
      printNumbers(await readTelephone(desk, incident.workspaceId), print);
    },
    (journal) => declareInJournal(journal, declarationOf(words, options)),
  );
}

function declarationOf(words: string, options: Declaring): Declaration {
  const title = readTitle(words);
  if (!title)
    throw new Refusal('title', `Nothing was declared: say in 3 to ${TITLE_LENGTH} characters what is wrong.`);
  return {
    title,
    severity: severityOf(options.severity),
    isPrivate: options.private ?? false,
    isDrill: options.drill ?? false,
    message: null,
    ticketNumber: null,
    stormId: null,
  };
}

function severityOf(given: string | undefined): Incident['severity'] {
  if (given === undefined || given === 'unknown') return null;
  const severity = SEVERITIES.find((one) => one === given);
  if (severity) return severity;
  throw new Refusal('severity', `Nothing was declared: --severity is ${SEVERITIES.join(', ')} or unknown.`);
}

/** `firstline incident log 12 "restarted the index"` (INC-9, INC-15). */
export function logAtMachine(
  machine: AtMachine,
  name: string,
  words: string,
  options: Logging,
): Promise<number> {
  const { change, because } = options;
  const text = words.trim();
  const work = async (desk: Desk, caller: Caller) => {
    const incident = await incidentNamed(desk, caller, name);
    if (!text) throw new Refusal('log.empty', 'Nothing was recorded: say what happened or was done.');
    const { evidenceOpen, name: recordedIn } = await readRecord(desk, caller, incident.id);
    if (evidenceOpen.length > 0 && change === undefined) throw sayIfChanged(evidenceOpen);
    await noteInIncident(desk, caller, incident.id, {
      kind: 'event',
      text,
      ownerId: null,
      happenedAt: null,
      change: change ? { because: because?.trim() || null } : null,
    });
    machine.print(`${recordedIn}: recorded. ${LATER}`);
  };
  return atMachine(machine, work, (journal) => logInJournal(journal, name, text, options));
}

const sayIfChanged = (open: readonly string[]): Refusal =>
  new Refusal(
    'incident.evidence-first',
    `Nothing was recorded: this evidence is not settled yet: ${open.join('; ')}. Add --no-change if no system was changed, or --change --because "why it did not wait".`,
  );

/** `firstline incident sitrep 12 "Saving works again"`; what is left out is as in the last one (INC-7, INC-15). */
export function sitrepAtMachine(
  machine: AtMachine,
  name: string,
  situation: string | undefined,
  options: Reporting,
): Promise<number> {
  const { actions, needs, workaround, nothingChanged } = options;
  const work = async (desk: Desk, caller: Caller) => {
    const incident = await incidentNamed(desk, caller, name);
    const draft = await draftSitrep(desk, caller, incident.id);
    if (nothingChanged) await reportNothingChanged(desk, caller, incident.id, undefined);
    else {
      if (!situation?.trim())
        throw new Refusal('sitrep.empty', 'Nothing was sent: say what is known, and who is hit.');
      await reportSitrep(desk, caller, incident.id, {
        situation: situation.trim(),
        actions: actions?.trim() ?? draft.words.actions,
        needs: needs?.trim() ?? draft.words.needs,
        workaround: workaround?.trim() || draft.words.workaround,
      });
    }
    machine.print(`Sitrep ${draft.number} of ${incidentName(incident)} is written. ${LATER}`);
  };
  return atMachine(machine, work, (journal) => sitrepInJournal(journal, name, situation, options));
}

async function incidentNamed(desk: Desk, caller: Caller, name: string): Promise<Incident> {
  const incident = await findByName(desk, caller, name, true);
  if (incident) return incident;
  throw new Refusal(
    'incident.unknown',
    `“${name}” names no incident: write 12, drill-3 or room-juniper. \`firstline incident list\` shows those that go on.`,
  );
}
