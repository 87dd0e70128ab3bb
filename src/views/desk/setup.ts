import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Setup } from '../../domain/setup.ts';
import { channelInput, channelsInput, context, peopleInput, personInput, plain } from '../blocks.ts';

export const DESK_SETUP = 'desk.setup';

export const setupForm = z.object({
  triage: z.string('Choose the channel where staff work.'),
  incidents: z.string().nullish(),
  requests: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? []),
  triageDuty: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? []),
  tier2: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? []),
  manager: z.string().nullish(),
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
      channelInput('triage', 'Triage channel', 'private', {
        initial: setup.triageChannelId,
        hint: 'Private. Its members are the agents and see every ticket.',
      }),
      channelInput('incidents', 'Incidents channel', 'public', {
        initial: setup.incidentsChannelId,
        optional: true,
        hint: 'Public. Each incident has one headline in it.',
      }),
      channelsInput('requests', 'Request channels', {
        optional: true,
        initialList: setup.requestChannelIds ?? [],
        hint: 'Every new message in one of these becomes a ticket.',
      }),
      peopleInput('tier2', 'Tier 2', {
        optional: true,
        initialList: setup.tier2Ids ?? [],
        hint: 'The engineers.',
      }),
      peopleInput('triageDuty', 'Triage duty', {
        optional: true,
        initialList: setup.triageDutyIds ?? [],
        hint: 'Called when something is critical, or may be an incident. Without one, all of tier 2 is; with a rota (/desk oncall), whoever has their turn.',
      }),
      personInput('manager', 'Help desk manager', {
        optional: true,
        initial: setup.managerId ?? undefined,
        hint: 'Hears when an agent is gone and their tickets wait.',
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
