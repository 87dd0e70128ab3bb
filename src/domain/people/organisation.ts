import { isNamed, type NamedUserGroup } from './user-group.ts';

/** Who a requester works for, with what matters when their ticket is weighed (PPL-5). */
export interface Organisation {
  readonly key: string;
  readonly name: string;
  /** Of e-mail addresses, in lower case. */
  readonly domains: readonly string[];
  /** Ids of people who belong to it, whatever their address. */
  readonly people: readonly string[];
  /** Slack user groups whose members belong to it: handles without their @, or ids. */
  readonly userGroups: readonly string[];
  /** Such as Contract, Contact or Agreement, in the order of the policy. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Somebody's own. */
export interface OwnOrganisation extends Organisation {
  /** “in @eastbrook-members” */
  readonly because: string;
}

interface Somebody {
  readonly personId: string;
  /** What follows the @ of their address; null where Slack does not tell. */
  readonly mailDomain: string | null;
  /** Set by hand from a ticket. */
  readonly organisationKey: string | null;
  /** Those in use that they are in. */
  readonly userGroups: readonly NamedUserGroup[];
}

/**
 * As set by hand, else as the policy names them, else by their user groups, else by their address; a domain has its own
 * subdomains. Where two organisations would have them the same way, the first one of the policy has them.
 */
export function organisationOf(
  organisations: readonly Organisation[],
  { personId, mailDomain, organisationKey, userGroups }: Somebody,
): OwnOrganisation | undefined {
  const ways: ((one: Organisation) => string | undefined)[] = [
    ({ key }) => (key === organisationKey ? 'set by hand' : undefined),
    ({ people }) => (people.includes(personId) ? 'named in the policy' : undefined),
    (one) => {
      const group = userGroups.find((group) => one.userGroups.some((name) => isNamed(group, name)));
      return group && `in @${group.handle}`;
    },
    ({ domains }) => {
      const domain = domains.find((domain) => mailDomain === domain || mailDomain?.endsWith(`.${domain}`));
      return domain && `by the address at ${mailDomain}`;
    },
  ];
  for (const way of ways) {
    for (const organisation of organisations) {
      const because = way(organisation);
      if (because) return { ...organisation, because };
    }
  }
  return undefined;
}

/** Whether anybody belongs to one by a Slack user group. */
export const haveUserGroups = (organisations: readonly Organisation[]): boolean =>
  organisations.some(({ userGroups }) => userGroups.length > 0);

/** “Eastbrook Branch. Contract: gold. Contact: Rosa Diaz” */
export function tellOrganisation({ name, facts }: Pick<Organisation, 'name' | 'facts'>): string {
  return [name, ...Object.entries(facts).map(([fact, value]) => `${fact}: ${value}`)].join('. ');
}
