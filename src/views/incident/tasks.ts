import type { KnownBlock, ModalView } from '@slack/types';
import type { EntryLine } from '../../domain/incident/facts.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, context, plain, section } from '../blocks.ts';

export const INCIDENT_TASKS = 'incident.tasks';
export const ENTRY_DONE = 'entry.done';
export const ENTRY_DEFER = 'entry.defer';

/** Slack takes 100 blocks; a line is two of them. */
const MOST = 40;

/** Tasks, leads and follow-ups of an incident; what is open first (INC-9). */
export function tasksModal(incidentId: number, name: string, entries: readonly EntryLine[]): ModalView {
  const listed = entries.filter(({ kind }) => ['task', 'lead', 'follow-up'].includes(kind));
  const open = listed.filter(({ state }) => state === 'open');
  const done = listed.filter(({ state }) => state === 'done');
  const shown = [...open, ...done].slice(0, MOST);
  return {
    type: 'modal',
    title: plain('Tasks and leads'),
    close: plain('Close'),
    private_metadata: String(incidentId),
    blocks:
      shown.length > 0
        ? shown.flatMap((entry) => line(incidentId, entry))
        : [
            section(
              `There are no tasks of ${name} yet. ✅ on a message in the room makes one of it, as does \`/incident task\`.`,
            ),
          ],
  };
}

function line(incidentId: number, entry: EntryLine): KnownBlock[] {
  const value = `${incidentId}:${entry.id}`;
  const about = shorten(entry.text, 60);
  const who = entry.owner ? `  ·  ${escapeText(entry.owner)}` : '';
  const what = `*${KIND[entry.kind]}*${entry.state === 'done' ? ', done' : ''}${who}\n${escapeText(shorten(entry.text, 500))}`;
  if (entry.state === 'done') return [context(what)];
  const elements = [
    button(entry.kind === 'lead' ? 'Settled' : 'Done', ENTRY_DONE, value, about),
    ...(entry.kind === 'task' ? [button('Make it a follow-up', ENTRY_DEFER, value, about)] : []),
  ];
  return [section(what), { type: 'actions', elements }];
}

const KIND: Readonly<Record<EntryLine['kind'], string>> = {
  event: 'Event',
  task: 'Task',
  'follow-up': 'Follow-up, for later',
  lead: 'Lead',
  evidence: 'Evidence',
};
