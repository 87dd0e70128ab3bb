import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { groupIdsFor } from '../../domain/people/holders.ts';
import { mendReading, NO_SCOPE, roleName } from '../../domain/people/role-words.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { UserGroupFacts } from '../../domain/people/user-group.ts';
import type { Setup } from '../../domain/setup.ts';
import {
  channelInput,
  channelsInput,
  context,
  multiSearchInput,
  peopleInput,
  personInput,
  plain,
} from '../blocks.ts';

export const DESK_SETUP = 'desk.setup';

/** Where the user groups of a role are chosen. */
export const GROUP_FIELDS = {
  'tier 2': 'tier2Groups',
  'triage duty': 'triageDutyGroups',
  'help desk manager': 'managerGroups',
  'delivery manager': 'deliveryManagerGroups',
  'product owner': 'productOwnerGroups',
} as const satisfies Record<Role, string>;

/** Missing where the field was not shown. */
const groups = z.array(z.string()).nullish();

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
  tier2Groups: groups,
  triageDutyGroups: groups,
  managerGroups: groups,
  deliveryManagerGroups: groups,
  productOwnerGroups: groups,
});

export type SetupForm = z.infer<typeof setupForm>;

export function setupModal(setup: Setup, userGroups: readonly UserGroupFacts[]): ModalView {
  const byGroup = (role: Role) => groupInputs(setup, userGroups, role);
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
      ...byGroup('tier 2'),
      ...noScope(setup),
      peopleInput('triageDuty', 'Triage duty', {
        optional: true,
        initialList: setup.triageDutyIds ?? [],
        hint: 'Called when something is critical, or may be an incident. Without one, all of tier 2 is; with a rota (/desk oncall), whoever has their turn.',
      }),
      ...byGroup('triage duty'),
      personInput('manager', 'Help desk manager', {
        optional: true,
        initial: setup.managerId ?? undefined,
        hint: 'Hears when an agent is gone and their tickets wait.',
      }),
      ...byGroup('help desk manager'),
      personInput('deliveryManager', 'Delivery manager', {
        optional: true,
        initial: setup.deliveryManagerId ?? undefined,
      }),
      ...byGroup('delivery manager'),
      personInput('productOwner', 'Product owner', {
        optional: true,
        initial: setup.productOwnerId ?? undefined,
      }),
      ...byGroup('product owner'),
      context('I join public channels by myself. Invite me to private ones before you save.'),
    ],
  };
}

/** Beside the people of a role; nothing in a workspace that has no user groups. */
function groupInputs(setup: Setup, userGroups: readonly UserGroupFacts[], role: Role): InputBlock[] {
  const given = groupIdsFor(setup, role);
  if (given.length === 0 && !userGroups.some(({ state }) => state === 'used')) return [];
  const chosen = given.map((groupId) => {
    const group = userGroups.find((one) => one.groupId === groupId);
    const state = !group || group.state === 'used' ? '' : ` (${group.state})`;
    return [groupId, `@${group?.handle ?? groupId}${state}`] as const;
  });
  return [
    multiSearchInput(GROUP_FIELDS[role], `${roleName(role)}: user groups`, 'Search by handle or name', {
      optional: true,
      initialChoices: chosen,
      hint: HINTS[role],
    }),
  ];
}

const HINTS: Readonly<Record<Role, string>> = {
  'tier 2':
    'Whoever is in one of these in Slack has the role, beside those you name above. Guests never have.',
  'triage duty': 'Beside those you name above.',
  'help desk manager': 'Everybody in them hears of it, beside the one you name above.',
  'delivery manager': 'Everybody in them, beside the one you name above.',
  'product owner': 'Any one of them decides, and all of them hear of it, beside the one you name above.',
};

/** Installed before the desk read user groups. */
const noScope = ({ userGroupsProblem }: Setup): KnownBlock[] =>
  userGroupsProblem === NO_SCOPE
    ? [context(`⚠️ Roles cannot be given to Slack’s user groups yet. ${mendReading(NO_SCOPE)}`)]
    : [];
