import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { SNOOZES } from '../../domain/incident/snooze.ts';
import { context, plain, radioInput } from '../blocks.ts';

/** Its value is `id:number`. */
export const SITREP_SNOOZE = 'incident.sitrep-snooze';
export const SITREP_SNOOZE_FORM = 'incident.sitrep-snooze-form';

export const sitrepSnoozeForm = z.object({ until: z.enum(SNOOZES, 'Choose for how long.') });

/** `about`: `id:number` of the sitrep. */
export function sitrepSnoozeModal(about: string): ModalView {
  return {
    type: 'modal',
    callback_id: SITREP_SNOOZE_FORM,
    private_metadata: about,
    title: plain('Snooze the reminder'),
    submit: plain('Snooze'),
    close: plain('Cancel'),
    blocks: [
      radioInput(
        'until',
        'Remind me again in',
        SNOOZES.map((one) => [one, one === 'tomorrow' ? 'Tomorrow, when the desk opens' : one] as const),
        { initial: '15 minutes', hint: 'The sitrep stays due when it is.' },
      ),
    ],
  };
}

export const snoozedModal = (said: string): ModalView => ({
  type: 'modal',
  title: plain('Snoozed'),
  close: plain('Close'),
  blocks: [context(said)],
});
