import { incidentName } from '../../domain/incident/name.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { declineHandover, draftHandover, offerHandover } from '../../services/incident/hand-over.ts';
import { stayInCommand } from '../../services/incident/stay-in-command.ts';
import { takeCommand } from '../../services/incident/take-part.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { handOverForm, handOverModal, notMeForm, notMeModal } from '../../views/incident/hand-over.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

export async function openHandOver(asked: Triggered, incidentId: number, toId?: string): Promise<undefined> {
  await openView(asked, handOverModal(await draftHandover(asked.desk, asked.caller, incidentId), toId));
}

export async function pressHandOver(asked: AskedByButton): Promise<void> {
  await openHandOver(asked, Number(asked.value));
}

export async function submitHandOver({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = handOverForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { to: toId, ...brief } = form.data;
  await offerHandover(desk, caller, Number(view.private_metadata), { toId, brief });
  return undefined;
}

/** *Take command* in the message that asks for it, which says then that it is done. */
export async function pressAccept({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  const incident = await takeCommand(desk, caller, Number(value));
  await replace(plainAnswer(`You took command of ${incidentName(incident)}.`));
}

export async function pressNotMe(asked: AskedByButton): Promise<void> {
  const incident = await readIncident(asked.desk, asked.caller, Number(asked.value), 'incident.respond');
  await openView(asked, notMeModal(incident.id, incidentName(incident)));
}

export async function submitNotMe({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = notMeForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await declineHandover(desk, caller, Number(view.private_metadata), form.data.word);
  return undefined;
}

/** Where it is pressed nobody sees what the room reads. */
export async function pressStay({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  const incident = await stayInCommand(desk, caller, Number(value));
  await replace(plainAnswer(`You stay in command of ${incidentName(incident)}.`));
}

export const handoverVerb: IncidentVerb = {
  usage: 'handover @sam',
  summary: 'offer your command, with a brief, to somebody or to whoever is free',
  run: (asked, { id }, { personIds: [toId] }) => openHandOver(asked, id, toId),
};
