import { deferTask, finishEntry } from '../../services/incident/note.ts';
import { readRecord } from '../../services/incident/read-record.ts';
import { tasksModal } from '../../views/incident/tasks.ts';
import { type AskedByButton, openView, type Triggered } from '../asked.ts';

export async function pressTasks(asked: AskedByButton): Promise<void> {
  await openTasks(asked, Number(asked.value));
}

export async function openTasks(asked: Triggered, incidentId: number): Promise<undefined> {
  const { name, entries } = await readRecord(asked.desk, asked.caller, incidentId);
  await openView(asked, tasksModal(incidentId, name, entries));
}

export const pressEntryDone = (asked: AskedByButton): Promise<void> => change(asked, finishEntry);
export const pressDefer = (asked: AskedByButton): Promise<void> => change(asked, deferTask);

/** The list it stands in shows at once what became of it. */
async function change(asked: AskedByButton, act: typeof finishEntry): Promise<void> {
  const { desk, caller, client, modalId } = asked;
  const { incidentId, entryId } = entryAt(asked.value);
  await act(desk, caller, incidentId, entryId);
  if (!modalId) return;
  const { name, entries } = await readRecord(desk, caller, incidentId);
  await client.views.update({ view_id: modalId, view: tasksModal(incidentId, name, entries) });
}

/** `12:34`: the entry 34 of the incident in row 12. */
export function entryAt(value: string): { incidentId: number; entryId: number } {
  const [incidentId, entryId] = value.split(':').map(Number);
  return { incidentId: incidentId ?? 0, entryId: entryId ?? 0 };
}
