/** Who a requester works for, with what matters when their ticket is weighed (PPL-5). */
export interface Organisation {
  readonly key: string;
  readonly name: string;
  /** Of e-mail addresses, in lower case. */
  readonly domains: readonly string[];
  /** Ids of people who belong to it, whatever their address. */
  readonly people: readonly string[];
  /** Such as Contract, Contact or Agreement, in the order of the policy. */
  readonly facts: Readonly<Record<string, string>>;
}

interface Somebody {
  readonly personId: string;
  /** What follows the @ of their address; null where Slack does not tell. */
  readonly mailDomain: string | null;
  /** Set by hand from a ticket. */
  readonly organisationKey: string | null;
}

/** As set by hand, else as the policy names them, else by their address; a domain has its own subdomains. */
export function organisationOf(
  organisations: readonly Organisation[],
  { personId, mailDomain, organisationKey }: Somebody,
): Organisation | undefined {
  const byHand = organisations.find(({ key }) => key === organisationKey);
  const byName = organisations.find(({ people }) => people.includes(personId));
  const isWithin = (domain: string) => mailDomain === domain || mailDomain?.endsWith(`.${domain}`);
  return byHand ?? byName ?? organisations.find(({ domains }) => domains.some(isWithin));
}

/** “Eastbrook Branch. Contract: gold. Contact: Rosa Diaz” */
export function tellOrganisation({ name, facts }: Organisation): string {
  return [name, ...Object.entries(facts).map(([fact, value]) => `${fact}: ${value}`)].join('. ');
}
