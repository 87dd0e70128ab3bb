import type { ModalView } from '@slack/types';
import { suggestsPrivacy } from '../../domain/incident/privacy.ts';
import { TITLE_LENGTH } from '../../domain/incident/title.ts';
import { sameThingText } from '../../domain/incident/words.ts';
import { clean, decodeText } from '../../domain/message/slack-text.ts';
import { Refusal } from '../../domain/refusal.ts';
import { declareInTime } from '../../services/incident/declare-in-time.ts';
import { addSameThing, readGoingOn, saySameThing } from '../../services/incident/same-thing.ts';
import { readSoundAlike } from '../../services/incident/sound-alike.ts';
import { readNames } from '../../services/ticket/plain-text.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import {
  type DeclarePlace,
  declareForm,
  declareModal,
  declarePlace,
  INCIDENT_DECLARE,
  journaledModal,
} from '../../views/incident/declare.ts';
import { saidSameThingModal, sameThingForm, sameThingModal } from '../../views/incident/same-thing.ts';
import { plainAnswer } from '../../views/words.ts';
import {
  type Asked,
  type AskedByButton,
  type AskedByForm,
  type AskedByShortcut,
  openView,
  type Triggered,
} from '../asked.ts';
import { readOr } from './read-or.ts';

/** `/incident saving fails`, or the shortcut: the form opens with the words, and enter sends it. */
export async function openDeclare(asked: Triggered, words = '', isDrill = false): Promise<undefined> {
  const place = { door: asked.caller.door, message: null, ticketNumber: null, stormId: null, isDrill };
  await openDeclareWith(asked, place, words.replaceAll(/\s+/g, ' ').slice(0, TITLE_LENGTH));
}

async function openDeclareWith(asked: Triggered, place: DeclarePlace, words: string): Promise<void> {
  const { desk, caller, log } = asked;
  const alike = place.isDrill ? undefined : await readOr(log, readSoundAlike(desk, caller, words), undefined);
  await openView(asked, declareModal(place, words, { alike }));
}

/** *Declare an incident* on a message: its words and its link come along. */
export async function openDeclareMessage(asked: AskedByShortcut): Promise<void> {
  const { message: shortcut, desk, caller, log } = asked;
  if (!shortcut) return;
  const { message, channel } = shortcut;
  const names = await readOr(log, readNames(desk, caller.workspaceId, message.text ?? ''), {
    person: () => undefined,
  });
  const words = decodeText(message.text ?? '', names)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const about = { channelId: channel.id, ts: message.ts, authorId: message.user ?? null };
  const place = { door: caller.door, message: about, ticketNumber: null, stormId: null, isDrill: false };
  await openDeclareWith(asked, place, words.slice(0, TITLE_LENGTH));
}

/** *Declare incident* on a ticket: its summary comes along, and it is part of what is declared (INC-12). */
export async function openDeclareTicket(asked: Triggered, number: number): Promise<void> {
  await openView(asked, await declareForTicket(asked, number));
}

/** `isDoubted`: triage has just wondered whether it is an incident. Then, too, it is better kept private (INC-10). */
export async function declareForTicket(
  { desk, caller }: Asked,
  number: number,
  isDoubted = false,
): Promise<ModalView> {
  const { ticket } = await readTicket(desk, caller, number, 'ticket.triage');
  const words = ticket.isSensitive ? '' : ticket.summary;
  const place = { door: caller.door, message: null, ticketNumber: number, stormId: null, isDrill: false };
  const isPrivacySuggested = isDoubted || suggestsPrivacy(ticket);
  const alike = isPrivacySuggested ? undefined : await readSoundAlike(desk, caller, words);
  return declareModal(place, words, { isPrivacySuggested, alike });
}

export async function pressDeclareTicket(asked: AskedByButton): Promise<void> {
  await openDeclareTicket(asked, Number(asked.value.split(' ', 1)[0]));
}

export async function submitDeclare(asked: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const { desk, caller, view, emergency, log } = asked;
  const form = declareForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { door, ...about } = readPlace(view.private_metadata);
  const by = { ...caller, door };
  const declaration = { ...form.data, ...about };
  const declared = await declareInTime(desk, by, declaration, (error) =>
    log.error({ err: error }, 'the database does not take an incident: it is written to the journal'),
  );
  if (declared) return undefined;
  const isKept = emergency.declare(by, declaration);
  return { response_action: 'update', view: journaledModal(isKept, form.data.isPrivate) };
}

/** *Same thing here*: what was seen is added to one that goes on. On the headline it is asked what that is. */
export async function pressSameThing(asked: AskedByButton): Promise<void> {
  const { desk, caller, form, value } = asked;
  if (form?.callback_id !== INCIDENT_DECLARE) {
    const goingOn = await readGoingOn(desk, caller, Number(value));
    await openView(asked, sameThingModal(goingOn));
    return;
  }
  const { title } = readForm(form);
  const { door, ...about } = readPlace(form.private_metadata);
  const seen = { ...about, title: clean(typeof title === 'string' ? title : '').trim() };
  const incident = await addSameThing(desk, { ...caller, door }, Number(value), seen);
  await asked.replace(plainAnswer(sameThingText(incident)));
}

export async function submitSameThing({ desk, caller, view }: AskedByForm): Promise<FormErrors | FormUpdate> {
  const form = sameThingForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const incident = await saySameThing(desk, caller, Number(view.private_metadata), form.data.seen);
  return { response_action: 'update', view: saidSameThingModal(incident) };
}

function readPlace(metadata: string): DeclarePlace {
  try {
    return declarePlace.parse(JSON.parse(metadata));
  } catch {
    throw new Refusal(
      'form.stale',
      'Nothing was declared: this form is out of date. Close it and open it again.',
    );
  }
}
