import { PRIORITIES, type Priority, TICKET_TYPES, type TicketType } from '../ticket/triage.ts';
import { byName, isUsed, survivor, type Term } from './terms.ts';

/** What a label may say of its ticket by itself; it comes and goes with the fact (TRI-4, TRI-5). */
export const LABEL_FACTS = [...TICKET_TYPES, ...PRIORITIES, 'time-sensitive'] as const;
export type LabelFact = (typeof LABEL_FACTS)[number];

/** What of a ticket labels follow from. */
export interface Labelled {
  readonly type: TicketType | null;
  readonly priority: Priority | null;
  readonly isTimeSensitive: boolean;
}

export function labelFacts({ type, priority, isTimeSensitive }: Labelled): LabelFact[] {
  return [
    ...(type ? [type] : []),
    ...(priority ? [priority] : []),
    ...(isTimeSensitive ? ['time-sensitive' as const] : []),
  ];
}

/** The labels that a ticket has without anybody choosing them. A retired one is given to no further ticket. */
export function followingLabels(terms: readonly Term[], ticket: Labelled): Term[] {
  const facts: readonly string[] = labelFacts(ticket);
  return followers(terms)
    .filter(({ follows, label }) => isUsed(label) && facts.includes(follows))
    .map(({ label }) => label);
}

/** True of a label that nobody puts on or takes off by hand: it says what the answers say. */
export const follows = (terms: readonly Term[], label: Term): boolean =>
  followers(terms).some((one) => one.label.id === label.id);

/** A label that took others in follows what they followed. */
function followers(terms: readonly Term[]): { follows: string; label: Term }[] {
  return terms.flatMap(({ id, kind, follows }) => {
    const label = kind === 'label' && follows !== null ? survivor(terms, id) : undefined;
    return label && follows !== null ? [{ follows, label }] : [];
  });
}

/** What the labels of a ticket are changed by, so that they say what the ticket says now. */
export function labelChanges(
  terms: readonly Term[],
  ticket: Labelled,
  labelIds: readonly number[],
): { added: Term[]; removed: Term[] } {
  const right = followingLabels(terms, ticket).map((term) => term.id);
  const facts: readonly string[] = labelFacts(ticket);
  const all = followers(terms);
  const isStale = (id: number) => {
    const followed = all.filter(({ label }) => label.id === id).map((one) => one.follows);
    return followed.length > 0 && !followed.some((fact) => facts.includes(fact));
  };
  const named = (ids: readonly number[]) => terms.filter((term) => ids.includes(term.id));
  return {
    added: named(right.filter((id) => !labelIds.includes(id))),
    removed: named(labelIds.filter(isStale)),
  };
}

/** A ticket's labels as they are shown, and as GitHub is to have them: name and colour, by name. */
export function labelsOf(
  terms: readonly Term[],
  labelIds: readonly number[],
): { readonly name: string; readonly colour: string }[] {
  // Of a merged one that many have, some are still to be moved.
  const ids = labelIds.map((id) => survivor(terms, id)?.id);
  const labels = terms.filter((term) => term.kind === 'label' && ids.includes(term.id));
  return labels.sort(byName).map(({ name, colour }) => ({ name, colour: colour ?? 'ededed' }));
}
