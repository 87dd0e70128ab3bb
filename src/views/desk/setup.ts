import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Setup } from '../../domain/setup.ts';
import { channelInput, channelsInput, context, peopleInput, personInput, plain } from '../blocks.ts';

export const DESK_SETUP = 'desk.setup';

export const setupForm = z.object({
  triage: z.string('Choose the channel where staff work.'),
  requests: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? []),
  triageDuty: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? []),
  deliveryManager: z.string().nullish(),
  productOwner: z.string().nullish(),
});

export function setupModal(setup: Setup): ModalView {
  return {
    type: 'modal',
    callback_id: DESK_SETUP,
    title: plain('Set up the desk'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      channelInput('triage', 'Triage channel', {
        initial: setup.triageChannelId,
        hint: 'Private. Its members are the agents and see every ticket.',
      }),
      channelsInput('requests', 'Request channels', {
        optional: true,
        initialList: setup.requestChannelIds ?? [],
        hint: 'Every new message in one of these becomes a ticket.',
      }),
      peopleInput('triageDuty', 'Triage duty', {
        optional: true,
        initialList: setup.triageDutyIds ?? [],
        hint: 'Tier 2: called when something is critical, or may be an incident.',
      }),
      personInput('deliveryManager', 'Delivery manager', {
        optional: true,
        initial: setup.deliveryManagerId ?? undefined,
      }),
      personInput('productOwner', 'Product owner', {
        optional: true,
        initial: setup.productOwnerId ?? undefined,
      }),
      context('I join public channels by myself. Invite me to private ones before you save.'),
    ],
  };
}
