import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { isDrill } from '../../domain/incident/drill.ts';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import { type StakeholderText, tellStakeholderText } from '../../domain/incident/stakeholder-text.ts';
import { PRACTISED } from '../../domain/incident/stakeholder-words.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { button, context, personWords, plain, section, textInput } from '../blocks.ts';
import { reasonModal } from './reason.ts';
import { words } from './sitrep-form.ts';

export const STAKEHOLDERS_EDIT = 'stakeholders.edit';
export const STAKEHOLDERS_READY = 'stakeholders.ready';
export const STAKEHOLDERS_RELEASE = 'stakeholders.release';
export const STAKEHOLDERS_BACK = 'stakeholders.back';
export const STAKEHOLDERS_EDIT_FORM = 'stakeholders.edit-form';
export const STAKEHOLDERS_RELEASE_FORM = 'stakeholders.release-form';
export const STAKEHOLDERS_BACK_FORM = 'stakeholders.back-form';
export const STAKEHOLDERS_ASK_FORM = 'stakeholders.ask-form';

type Of = Named & { readonly id: number };

const must = (problem: string) => words.pipe(z.string().min(1, problem));

export const stakeholdersForm = z.object({
  standing: must('Say where it stands.'),
  means: must('Say what it means for them.'),
  next: must('Say when they hear again.'),
});

/** The product owner's: three lines, and no expected end (W-5). */
export function stakeholdersModal(incident: Of, textId: number, text: StakeholderText): ModalView {
  const line = { maxLength: 600, multiline: true };
  return {
    type: 'modal',
    callback_id: STAKEHOLDERS_EDIT_FORM,
    private_metadata: String(textId),
    title: plain('For stakeholders'),
    submit: plain('Ready'),
    close: plain('Cancel'),
    blocks: [
      context(
        `What people outside are told of ${incidentName(incident)}. Nothing is sent before whoever leads releases it.`,
      ),
      textInput('standing', 'Where it stands', {
        ...line,
        focus: true,
        initial: text.standing,
        hint: 'Plain words, no names of people. No date by which it is over.',
      }),
      textInput('means', 'What it means for you', {
        ...line,
        initial: text.means,
        hint: 'Such as “Event pages cannot be saved; published pages are untouched.”',
      }),
      textInput('next', 'When you hear again', {
        ...line,
        initial: text.next,
        hint: 'The one time that is named: “You hear from us again by 16:00.”',
      }),
    ],
  };
}

function whereTo(incident: Named, place: string | null): string {
  if (isDrill(incident)) return `It is put on the record. ${PRACTISED}`;
  return place
    ? `It is posted in #${escapeText(place)}, and put on the record.`
    : 'It is put on the record, and shown to you to be copied: nothing is posted.';
}

/** C-1: it leaves the desk. */
export function releaseModal(
  incident: Named,
  text: { readonly id: number; readonly words: StakeholderText },
  writer: string,
  place: string | null,
): ModalView {
  return {
    type: 'modal',
    callback_id: STAKEHOLDERS_RELEASE_FORM,
    private_metadata: String(text.id),
    title: plain('For stakeholders'),
    submit: plain('Release'),
    close: plain('Keep it'),
    blocks: [
      section(`${escapeText(writer)} wrote:`),
      personWords(tellStakeholderText(text.words)),
      section(whereTo(incident, place)),
      {
        type: 'actions',
        block_id: 'stakeholders',
        elements: [button('Ask for changes', STAKEHOLDERS_BACK, String(text.id), 'this text')],
      },
    ],
  };
}

interface Standing {
  readonly incident: Of;
  readonly writers: readonly string[];
  readonly askedAt: Date | null;
  /** When the last one was released. */
  readonly told: Date | null;
}

/** Nobody writes one, or somebody does. */
export function askModal({ incident, writers, askedAt, told }: Standing): ModalView {
  const name = incidentName(incident);
  const who = writers.map(escapeText).join(', ');
  const before = told ? `Stakeholders of ${name} were last told ${dateToken(told)}. ` : '';
  const text = askedAt
    ? `${who} ${writers.length === 1 ? 'is' : 'are'} writing what stakeholders of ${name} are told, asked ${dateToken(askedAt)}.`
    : `${before}${who} ${writers.length === 1 ? 'gets' : 'get'} a draft to edit; you release what comes of it.`;
  return {
    type: 'modal',
    title: plain('For stakeholders'),
    close: plain('Close'),
    blocks: [section(text)],
    ...(askedAt
      ? {}
      : {
          callback_id: STAKEHOLDERS_ASK_FORM,
          private_metadata: String(incident.id),
          submit: plain('Ask product owner'),
        }),
  };
}

export const sendBackModal = (textId: number): ModalView =>
  reasonModal({
    callbackId: STAKEHOLDERS_BACK_FORM,
    incidentId: textId,
    title: 'Ask for changes',
    submit: 'Ask for changes',
    hint: 'The product owner reads it with the text. “Say that published pages are untouched.”',
  });

/** To be copied to where stakeholders read it. */
export const toCopyModal = (said: string, told: string | null): ModalView => ({
  type: 'modal',
  title: plain('For stakeholders'),
  close: plain('Close'),
  blocks: [section(said), ...(told ? [personWords(told, 'section')] : [])],
});
