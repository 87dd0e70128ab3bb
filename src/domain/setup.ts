import type { Role } from './people/roles.ts';

/** What people of a workspace decided in `/desk setup`, and what the first start found or made. */
export interface Setup {
  /** Of the policy that open tickets were last counted by. */
  readonly policyDigest?: string;
  /** Staff work here; its members are the agents. */
  readonly triageChannelId?: string;
  /** The own triage channels of groups, by their keys (PPL-2); their members are agents too. */
  readonly groupChannelIds?: Readonly<Record<string, string>>;
  /** Every new message in one of these is a request (IN-1). */
  readonly requestChannelIds?: readonly string[];
  /** Public; each incident has its headline here (INC-2). */
  readonly incidentsChannelId?: string;
  /** The tier 2 people who are called when something may be critical (PPL-3). */
  readonly triageDutyIds?: readonly string[];
  /** The engineers; called where nobody is on triage duty. */
  readonly tier2Ids?: readonly string[];
  /** Hears what goes wrong with the desk's own work. */
  readonly managerId?: string | null;
  readonly deliveryManagerId?: string | null;
  readonly productOwnerId?: string | null;
  /** Slack user groups whose members have a role beside those who are named (PPL-1). */
  readonly userGroupIds?: Partial<Readonly<Record<Role, readonly string[]>>>;
  /** Slack's code for why user groups cannot be read; null: they can. Missing until they were read once. */
  readonly userGroupsProblem?: string | null;
}

/** Where a group works: its own triage channel, else the desk's. null is the desk's own group. */
export const channelOfGroup = (setup: Setup, groupKey: string | null): string | undefined =>
  setup.groupChannelIds?.[groupKey ?? ''] ?? setup.triageChannelId;

/** Whose members are agents. */
export const agentChannels = ({ triageChannelId, groupChannelIds = {} }: Setup): string[] => [
  ...(triageChannelId ? [triageChannelId] : []),
  ...Object.values(groupChannelIds),
];

/** Where a ticket's card belongs; one that stands in no group's own channel stays where it is. */
export function cardHome(
  setup: Setup,
  ticket: { readonly groupKey: string | null; readonly cardChannelId: string | null },
): string | undefined {
  const own = setup.groupChannelIds?.[ticket.groupKey ?? ''];
  if (own) return own;
  const isOthers = Object.values(setup.groupChannelIds ?? {}).includes(ticket.cardChannelId ?? '');
  return (isOthers ? null : ticket.cardChannelId) ?? setup.triageChannelId;
}
