import { findDeclaredAt, getIncidentIn, type Incident } from '../../db/incidents.ts';
import type { JournaledNote, JournalLine } from '../../domain/incident/journal.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { unknownIncident } from '../../domain/people/incident-permissions.ts';
import type { Desk } from '../desk.ts';
import { callerAfterwards } from './caller-at-machine.ts';
import { findByName } from './find-incident.ts';
import { noteInIncident } from './note.ts';
import { draftSitrep, reportNothingChanged, reportSitrep } from './report-sitrep.ts';

/** What was logged or reported at the machine while the database failed, with the time it was; once (INC-15). */
export async function fileNote(
  desk: Desk,
  workspaceId: string,
  { key, machine, atMs, incident: named, note }: JournaledNote,
  lines: readonly JournalLine[],
): Promise<void> {
  const caller = await callerAfterwards(desk, workspaceId, machine, key);
  const { id } = await incidentOf(desk, caller, named, lines);
  const at = new Date(atMs);
  if (note.of === 'log') {
    const { text, change } = note;
    await noteInIncident(desk, caller, id, { kind: 'event', text, ownerId: null, happenedAt: at, change });
  } else if (note.of === 'nothing changed') await reportNothingChanged(desk, caller, id, undefined, at);
  else {
    const { words } = await draftSitrep(desk, caller, id);
    const { situation, actions, needs, workaround } = note;
    await reportSitrep(
      desk,
      caller,
      id,
      {
        situation,
        actions: actions ?? words.actions,
        needs: needs ?? words.needs,
        workaround: workaround ?? words.workaround,
      },
      at,
    );
  }
}

async function incidentOf(
  desk: Desk,
  caller: Caller,
  named: JournaledNote['incident'],
  lines: readonly JournalLine[],
): Promise<Incident> {
  const found =
    'name' in named ? await findByName(desk, caller, named.name, true) : await declared(named.key);
  if (!found) throw unknownIncident();
  return found;

  async function declared(key: string): Promise<Incident | undefined> {
    const done = lines.find((one) => one.is === 'done' && one.key === key);
    if (done?.is === 'done' && done.incidentId)
      return getIncidentIn(desk.db, caller.workspaceId, done.incidentId);
    // It was filed by a process that ended before it could write that down.
    const line = lines.find((one) => one.is === 'declared' && one.key === key);
    if (line?.is !== 'declared') return undefined;
    return findDeclaredAt(desk.db, caller.workspaceId, new Date(line.atMs));
  }
}
