import type { PersonFacts } from '../outcome.ts';

/** What the desk reads of a Slack user, whichever call or event tells it. */
export interface SlackUser {
  readonly id?: string | undefined;
  readonly team_id?: string | undefined;
  readonly name?: string | undefined;
  readonly real_name?: string | undefined;
  readonly profile?:
    | {
        readonly real_name?: string | undefined;
        readonly display_name?: string | undefined;
        readonly email?: string | undefined;
        readonly status_emoji?: string | undefined;
        /** In seconds since 1970; 0: it stays. */
        readonly status_expiration?: number | undefined;
      }
    | undefined;
  readonly tz?: string | undefined;
  readonly is_admin?: boolean | undefined;
  readonly is_owner?: boolean | undefined;
  readonly is_restricted?: boolean | undefined;
  readonly is_ultra_restricted?: boolean | undefined;
  readonly is_stranger?: boolean | undefined;
  readonly is_bot?: boolean | undefined;
  readonly deleted?: boolean | undefined;
}

/** Guests, strangers, bots and deactivated people are told apart here, once (PPL-4). */
export function personFacts(user: SlackUser, workspaceId: string): PersonFacts {
  const isElsewhere = user.team_id !== undefined && user.team_id !== workspaceId;
  return {
    personId: user.id ?? '',
    name: user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || 'Somebody',
    timeZone: user.tz ?? 'UTC',
    isAdmin: Boolean(user.is_admin || user.is_owner),
    isGuest: Boolean(user.is_restricted || user.is_ultra_restricted),
    isStranger: Boolean(user.is_stranger) || isElsewhere,
    isBot: Boolean(user.is_bot) || user.id === 'USLACKBOT',
    isDeactivated: Boolean(user.deleted),
    mailDomain: user.profile?.email?.split('@').at(-1)?.toLowerCase() || null,
    ...statusOf(user.profile),
  };
}

function statusOf(profile: SlackUser['profile']): Pick<PersonFacts, 'statusEmoji' | 'statusUntil'> {
  const { status_emoji: emoji = '', status_expiration: ends = 0 } = profile ?? {};
  const statusEmoji = emoji.replaceAll(':', '') || null;
  return { statusEmoji, statusUntil: statusEmoji && ends > 0 ? new Date(ends * 1000) : null };
}
