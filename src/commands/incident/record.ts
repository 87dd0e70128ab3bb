import type { KnownEventFromType } from '@slack/bolt';
import { type EntryKind, isMark, SIGNS } from '../../domain/incident/entry.ts';
import { markMessage, unmarkMessage } from '../../services/incident/mark-message.ts';
import { noteInIncident } from '../../services/incident/note.ts';
import { readRecord } from '../../services/incident/read-record.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { recordForm, recordModal } from '../../views/incident/record.ts';
import { plainAnswer } from '../../views/words.ts';
import type { Asked, AskedByButton, AskedByForm, Triggered } from '../asked.ts';
import { openView } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

type Noted = Exclude<EntryKind, 'evidence'>;

export async function pressRecord(asked: AskedByButton): Promise<void> {
  await openRecord(asked, Number(asked.value), 'event');
}

/** The form; with open evidence it asks whether a system was changed (INC-6). */
export async function openRecord(
  asked: Triggered,
  meantId: number,
  kind: Noted,
  text = '',
): Promise<undefined> {
  const { incidentId, name, evidenceOpen } = await readRecord(asked.desk, asked.caller, meantId);
  await openView(asked, recordModal({ incidentId, name, kind, text, evidenceOpen }));
}

/** What was typed goes straight onto the record, unless it must first be said whether a system was changed. */
async function noteTyped(asked: Triggered, meantId: number, kind: Noted, text: string) {
  const { desk, caller } = asked;
  const { incidentId, name, evidenceOpen } = await readRecord(desk, caller, meantId);
  if (!text || (kind === 'event' && evidenceOpen.length > 0))
    return openRecord(asked, incidentId, kind, text);
  const note = { kind, text, ownerId: null, happenedAt: null, change: null };
  await noteInIncident(desk, caller, incidentId, note);
  return plainAnswer(`${SIGNS[kind]} On the record of ${name}.`);
}

export const logVerb: IncidentVerb = {
  usage: 'log restarted the index',
  summary: 'put on the record what happened or was done, with its time',
  run: (asked, { id }, { words }) => noteTyped(asked, id, 'event', words),
};

export const taskVerb: IncidentVerb = {
  usage: 'task check the backups',
  summary: 'set a task for now',
  run: (asked, { id }, { words }) => noteTyped(asked, id, 'task', words),
};

export async function submitRecord({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = recordForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { kind, text, owner: ownerId, when: happenedAt, change, because } = form.data;
  await noteInIncident(desk, caller, Number(view.private_metadata), {
    kind,
    text,
    ownerId,
    happenedAt,
    change: change === 'yes' ? { because } : null,
  });
  return undefined;
}

type Reaction = KnownEventFromType<'reaction_added'> | KnownEventFromType<'reaction_removed'>;

/** 📌 ✅ 🔭 🧪 in an incident's room put the message on its record, or take it back (INC-9). */
export async function onMark({ desk, caller }: Asked, event: Reaction): Promise<void> {
  const { reaction, item, type } = event;
  if (item.type !== 'message' || !isMark(reaction)) return;
  const place = { channelId: item.channel, ts: item.ts };
  const by = { ...caller, door: 'reaction' } as const;
  if (type === 'reaction_added') await markMessage(desk, by, place, reaction);
  else await unmarkMessage(desk, by, place, reaction);
}
