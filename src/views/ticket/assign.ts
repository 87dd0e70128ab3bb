import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { context, personInput, plain } from '../blocks.ts';

export const ASSIGN_FORM = 'ticket.assign-form';

export const assignForm = z.object({ owner: z.string('Choose who takes it.') });

export function assignModal(ticket: { number: number; ownerId: string | null }): ModalView {
  return {
    type: 'modal',
    callback_id: ASSIGN_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Assign ticket ${ticket.number}`),
    submit: plain('Assign'),
    close: plain('Cancel'),
    blocks: [
      personInput('owner', 'Owner', { initial: ticket.ownerId ?? undefined }),
      context('They hear of it by direct message. Agents are the members of the triage channel.'),
    ],
  };
}
