import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { DESK_GROUP, type Group } from '../../domain/assignment/group.ts';
import { context, personInput, plain, selectInput } from '../blocks.ts';

export const ASSIGN_FORM = 'ticket.assign-form';

export const assignForm = z
  .object({ owner: z.string().nullish(), group: z.string().nullish() })
  .refine(({ owner, group }) => owner || group, { path: ['owner'], message: 'Choose who takes it.' });

/** A desk with several groups asks for the group as well. */
export function assignModal(
  ticket: { number: number; ownerId: string | null; groupKey: string | null },
  groups: readonly Group[],
): ModalView {
  const hasGroups = groups.length > 1;
  const initial = ticket.ownerId ?? undefined;
  const names = groups.map(({ key, name }) => [key, name] as const);
  const toGroup = selectInput('group', 'Group', names, { initial: ticket.groupKey ?? DESK_GROUP });
  return {
    type: 'modal',
    callback_id: ASSIGN_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Assign ticket ${ticket.number}`),
    submit: plain('Assign'),
    close: plain('Cancel'),
    blocks: [
      ...(hasGroups ? [toGroup] : []),
      personInput('owner', 'Owner', { initial, optional: hasGroups }),
      context('They hear of it by direct message. Agents are the members of the triage channel.'),
    ],
  };
}
