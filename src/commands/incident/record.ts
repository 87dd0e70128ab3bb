import type { KnownEventFromType } from '@slack/bolt';
import { type EntryKind, isMark } from '../../domain/incident/entry.ts';
import { markMessage, unmarkMessage } from '../../services/incident/mark-message.ts';
import { noteInIncident } from '../../services/incident/note.ts';
import { readRecord } from '../../services/incident/read-record.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { recordForm, recordModal } from '../../views/incident/record.ts';
import type { Asked, AskedByButton, AskedByForm, Triggered } from '../asked.ts';
import { openView } from '../asked.ts';

type Noted = Exclude<EntryKind, 'evidence'>;

export async function pressRecord(asked: AskedByButton): Promise<void> {
  await openRecord(asked, Number(asked.value), 'event');
}

/** The form; with open evidence it asks whether a system was changed (INC-6). */
export async function openRecord(
  asked: Triggered,
  incidentId: number,
  kind: Noted,
  text = '',
): Promise<undefined> {
  const { name, evidenceOpen } = await readRecord(asked.desk, asked.caller, incidentId);
  await openView(asked, recordModal({ incidentId, name, kind, text, evidenceOpen }));
}

/** What was typed goes straight onto the record, unless it must first be said whether a system was changed. */
export async function noteOrAsk(
  asked: Triggered,
  incidentId: number,
  kind: Noted,
  text: string,
): Promise<'noted' | 'asked'> {
  const { desk, caller } = asked;
  const { evidenceOpen } = await readRecord(desk, caller, incidentId);
  if (!text || (kind === 'event' && evidenceOpen.length > 0)) {
    await openRecord(asked, incidentId, kind, text);
    return 'asked';
  }
  await noteInIncident(desk, caller, incidentId, {
    kind,
    text,
    ownerId: null,
    happenedAt: null,
    change: null,
  });
  return 'noted';
}

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
