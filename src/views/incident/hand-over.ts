import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Brief } from '../../domain/incident/handover.ts';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { clean } from '../../domain/message/slack-text.ts';
import { context, personInput, plain, textInput } from '../blocks.ts';

export const HAND_OVER_FORM = 'incident.hand-over-form';
export const NOT_ME_FORM = 'incident.not-me-form';

const LONGEST = 2000;

const words = z
  .string()
  .nullish()
  .transform((text) => clean(text ?? '').trim());

export const handOverForm = z.object({
  situation: words.pipe(z.string().min(1, 'Say in a sentence or two where it stands.')),
  decisions: words,
  tasks: words,
  to: z
    .string()
    .nullish()
    .transform((to) => to || null),
});

interface Draft {
  readonly incident: Named & { readonly id: number };
  readonly brief: Brief;
  readonly nextSitrepAt: Date | null;
}

/** INC-8: the offer with its brief, prefilled. `toId`: who was named already. */
export function handOverModal({ incident, brief, nextSitrepAt }: Draft, toId?: string): ModalView {
  const next = nextSitrepAt ? `Next sitrep by ${dateToken(nextSitrepAt)}. ` : '';
  const text = { maxLength: LONGEST, multiline: true } as const;
  return {
    type: 'modal',
    callback_id: HAND_OVER_FORM,
    private_metadata: String(incident.id),
    title: plain('Hand over command'),
    submit: plain('Hand over'),
    close: plain('Cancel'),
    blocks: [
      textInput('situation', 'Situation', {
        ...text,
        focus: true,
        initial: brief.situation,
        hint: 'What we know, who is hit, what is being done.',
      }),
      textInput('decisions', 'Open decisions', {
        ...text,
        optional: true,
        initial: brief.decisions,
        hint: 'What is waited for, and from whom.',
      }),
      textInput('tasks', 'Tasks', {
        ...text,
        optional: true,
        initial: brief.tasks,
        hint: 'What is under way.',
      }),
      personInput('to', 'Who takes over?', {
        optional: true,
        initial: toId,
        hint: 'Empty: whoever is free, beginning with those who respond.',
      }),
      context(
        `${next}You stay in command of ${incidentName(incident)} until somebody presses *Take command*. Then this goes out as a sitrep.`,
      ),
    ],
  };
}

export const notMeForm = z.object({
  word: words.pipe(z.string().min(1, 'Say in a word why, so that the commander knows whom to ask.')),
});

/** *Not me*, with a word. */
export function notMeModal(incidentId: number, name: string): ModalView {
  return {
    type: 'modal',
    callback_id: NOT_ME_FORM,
    private_metadata: String(incidentId),
    title: plain('Not me'),
    submit: plain('Not me'),
    close: plain('Cancel'),
    blocks: [
      textInput('word', 'Why not?', {
        maxLength: 200,
        focus: true,
        hint: `The commander of ${name} reads it. Such as: on a train until 12.`,
      }),
    ],
  };
}
