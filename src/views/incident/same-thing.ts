import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import { TITLE_LENGTH } from '../../domain/incident/title.ts';
import { sameThingText } from '../../domain/incident/words.ts';
import { clean, shorten } from '../../domain/message/slack-text.ts';
import { context, plain, section, textInput } from '../blocks.ts';

export const SAME_THING_FORM = 'incident.same-thing-form';

export const sameThingForm = z.object({
  seen: z
    .string()
    .nullish()
    .transform((text) => clean(text ?? '').trim()),
});

/** *Same thing here* on the headline: enter sends it, with or without a word (INC-1). */
export function sameThingModal(incident: Named & { readonly id: number }): ModalView {
  return {
    type: 'modal',
    callback_id: SAME_THING_FORM,
    private_metadata: String(incident.id),
    title: plain(shorten(`Same as ${incidentName(incident)}`, 24)),
    submit: plain('Same thing here'),
    close: plain('Cancel'),
    blocks: [
      textInput('seen', 'What do you see?', {
        maxLength: TITLE_LENGTH,
        optional: true,
        focus: true,
        hint: 'Whoever works on it reads it, with your name and the time.',
      }),
      context('You are invited to look on. Nothing new is declared.'),
    ],
  };
}

/** Nothing else of it is seen where whoever pressed stands. */
export const saidSameThingModal = (incident: Named): ModalView => ({
  type: 'modal',
  title: plain('Same thing here'),
  close: plain('Close'),
  blocks: [section(sameThingText(incident))],
});
