import {
  askedText,
  nobodyWritesWords,
  passedOnText,
  releasedText,
} from '../../domain/incident/stakeholder-words.ts';
import { isConfirmed, isGoingOn } from '../../domain/incident/state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { askStakeholders } from '../../services/incident/ask-stakeholders.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { readStakeholders, readStakeholderText } from '../../services/incident/read-stakeholders.ts';
import {
  finishStakeholders,
  releaseStakeholders,
  sendStakeholdersBack,
} from '../../services/incident/write-stakeholders.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { reasonForm } from '../../views/incident/reason.ts';
import {
  askModal,
  releaseModal,
  sendBackModal,
  stakeholdersForm,
  stakeholdersModal,
  toCopyModal,
} from '../../views/incident/stakeholders.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

/** *Stakeholders…*: how far the text has come, and what is next of it. */
export async function openStakeholders(asked: Triggered, incidentId: number): Promise<undefined> {
  const { incident, text, writer, writers, place, told } = await readStakeholders(
    asked.desk,
    asked.caller,
    incidentId,
  );
  if (!writer && writers.length === 0) {
    throw new Refusal('stakeholders.nobody', nobodyWritesWords(incident).text);
  }
  const view =
    text && writer
      ? releaseModal(incident, text, writer, place)
      : askModal({ incident, writers, askedAt: text?.askedAt ?? null, told });
  await openView(asked, view);
}

export async function submitAskStakeholders({ desk, caller, view }: AskedByForm): Promise<FormUpdate> {
  const id = Number(view.private_metadata);
  const names = await askStakeholders(desk, caller, id);
  const incident = await readIncident(desk, caller, id);
  return { response_action: 'update', view: toCopyModal(askedText(incident, names), null) };
}

/** *Edit*, of the draft. */
export async function pressEditStakeholders(asked: AskedByButton): Promise<void> {
  const { desk, caller, value } = asked;
  const { text, incident } = await readStakeholderText(desk, caller, Number(value), 'write');
  await openView(asked, stakeholdersModal(incident, text.id, text.words));
}

export async function submitStakeholders({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | undefined> {
  const form = stakeholdersForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await finishStakeholders(desk, caller, Number(view.private_metadata), form.data);
  return undefined;
}

/** *Ready*, as it is. */
export async function pressStakeholdersReady(asked: AskedByButton): Promise<void> {
  const incident = await finishStakeholders(asked.desk, asked.caller, Number(asked.value), null);
  await asked.replace(plainAnswer(passedOnText(incident)));
}

/** *Release…*: it is asked once more, with where it goes (C-1). */
export async function pressRelease(asked: AskedByButton): Promise<void> {
  const { desk, caller, value } = asked;
  const { incident } = await readStakeholderText(desk, caller, Number(value), 'release');
  await openStakeholders(asked, incident.id);
}

export async function submitRelease({ desk, caller, view }: AskedByForm): Promise<FormUpdate> {
  const { incident, place, toCopy } = await releaseStakeholders(desk, caller, Number(view.private_metadata));
  return { response_action: 'update', view: toCopyModal(releasedText(incident, place), toCopy) };
}

export async function pressSendBack(asked: AskedByButton): Promise<void> {
  const { desk, caller, value } = asked;
  const { text } = await readStakeholderText(desk, caller, Number(value), 'release');
  await openView({ ...asked, inPlaceOf: asked.modalId }, sendBackModal(text.id));
}

export async function submitSendBack({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = reasonForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  await sendStakeholdersBack(desk, caller, Number(view.private_metadata), form.data.reason);
  return undefined;
}

export const stakeholdersVerb: IncidentVerb = {
  usage: 'stakeholders',
  summary: 'what people outside are told: the product owner writes it, you release it',
  isFor: (state) => isGoingOn(state) && isConfirmed(state),
  run: (asked, { id }) => openStakeholders(asked, id),
};
