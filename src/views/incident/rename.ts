import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { incidentName, type Named } from '../../domain/incident/name.ts';
import { TITLE_LENGTH } from '../../domain/incident/title.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { plain, textInput } from '../blocks.ts';
import { incidentTitle } from './declare.ts';

export const RENAME_FORM = 'incident.rename-form';

export const renameForm = z.object({ title: incidentTitle });

export function renameModal(incident: Named & { readonly id: number; readonly title: string }): ModalView {
  return {
    type: 'modal',
    callback_id: RENAME_FORM,
    private_metadata: String(incident.id),
    title: plain(shorten(`Rename ${incidentName(incident)}`, 24)),
    submit: plain('Rename'),
    close: plain('Cancel'),
    blocks: [
      textInput('title', 'What is wrong?', {
        maxLength: TITLE_LENGTH,
        initial: incident.title,
        focus: true,
        hint: 'Headline, card and topic follow. The channel keeps its name.',
      }),
    ],
  };
}
