import type { ModalView } from '@slack/types';
import { context, plain } from '../blocks.ts';

export const SENSITIVE_FORM = 'ticket.sensitive-form';

/** It cannot be taken back, so it is confirmed (C-1). */
export function sensitiveModal(number: number): ModalView {
  return {
    type: 'modal',
    callback_id: SENSITIVE_FORM,
    private_metadata: String(number),
    title: plain('Mark sensitive'),
    submit: plain('Mark sensitive'),
    close: plain('Keep it'),
    blocks: [
      context(
        `Ticket ${number}: its summary and the requester’s words leave the card, its thread and search for good. ` +
          'Agents open it to read. What staff wrote in the thread stays.',
      ),
    ],
  };
}
