import { deferTask, finishEntry } from '../../services/incident/note.ts';
import { readRecord } from '../../services/incident/read-record.ts';
import { tasksModal } from '../../views/incident/tasks.ts';
import { type AskedByButton, openView, type Triggered } from '../asked.ts';

export async function pressTasks(asked: AskedByButton): Promise<void> {
  await openTasks(asked, Number(asked.value));
}

export async function openTasks(asked: Triggered, meantId: number): Promise<undefined> {
  const { incidentId, name, entries } = await readRecord(asked.desk, asked.caller, meantId);
  await openView(asked, tasksModal(incidentId, name, entries));
}

export const pressEntryDone = (asked: AskedByButton): Promise<void> => change(asked, finishEntry);
export const pressDefer = (asked: AskedByButton): Promise<void> => change(asked, deferTask);

/** The list it stands in shows at once what became of it. */
async function change(asked: AskedByButton, act: typeof finishEntry): Promise<void> {
  const { desk, caller, client, modalId } = asked;
  const at = entryAt(asked.value);
  await act(desk, caller, at.incidentId, at.entryId);
  if (!modalId) return;
  const { incidentId, name, entries } = await readRecord(desk, caller, at.incidentId);
  await client.views.update({ view_id: modalId, view: tasksModal(incidentId, name, entries) });
}

/** `12:34`: the entry 34 of the incident in row 12. */
export function entryAt(value: string): { incidentId: number; entryId: number } {
  const [incidentId, entryId] = value.split(':').map(Number);
  return { incidentId: incidentId ?? 0, entryId: entryId ?? 0 };
}
