import type { IssueLabel } from '../escalation/issue.ts';
import { isDecisionLabel } from '../escalation/issue-change.ts';
import { byName, isUsed, keyOf, type Term } from './terms.ts';

/** Where the desk's labels and a repository's differ (TRI-6). */
export interface LabelDrift {
  readonly repo: string;
  /** Of the desk's; an issue that first needs one brings it. */
  readonly missing: readonly string[];
  /** Six hexadecimal digits each. */
  readonly recoloured: readonly { readonly name: string; readonly here: string; readonly there: string }[];
}

export function labelDrift(
  terms: readonly Term[],
  repo: string,
  labels: readonly Pick<IssueLabel, 'name' | 'color'>[],
): LabelDrift {
  const there = new Map(labels.map(({ name, color }) => [keyOf(name), color.toLowerCase()]));
  const ours = terms.filter((term) => term.kind === 'label' && isUsed(term)).sort(byName);
  return {
    repo,
    missing: ours.filter(({ name }) => !there.has(keyOf(name))).map(({ name }) => name),
    recoloured: ours.flatMap(({ name, colour }) => {
      const color = there.get(keyOf(name));
      return colour && color && color !== colour ? [{ name, here: colour, there: color }] : [];
    }),
  };
}

/** A ticket and its issue that have not the same labels, of those the desk knows. */
export interface TicketDrift {
  readonly number: number;
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

/** undefined where they are the same. What the product owner decides is on the issue alone. */
export function ticketDrift(
  terms: readonly Term[],
  number: number,
  onTicket: readonly string[],
  onIssue: readonly string[],
): TicketDrift | undefined {
  const known = terms.filter((term) => term.kind === 'label' && isUsed(term)).map(({ name }) => keyOf(name));
  const without = (some: readonly string[], others: readonly string[]) =>
    some.filter(
      (name) =>
        !isDecisionLabel(name) &&
        known.includes(keyOf(name)) &&
        !others.some((other) => keyOf(other) === keyOf(name)),
    );
  const onlyHere = without(onTicket, onIssue);
  const onlyThere = without(onIssue, onTicket);
  return onlyHere.length + onlyThere.length > 0 ? { number, onlyHere, onlyThere } : undefined;
}

/** In sentences, with what to do about each; none where nothing differs. */
export function tellDrift(repos: readonly LabelDrift[], tickets: readonly TicketDrift[]): string[] {
  return [
    ...repos.flatMap(({ repo, recoloured }) =>
      recoloured.map(
        ({ name, here, there }) =>
          `${name} is #${there} in ${repo} and #${here} here: give it one colour, there or with “Change one”.`,
      ),
    ),
    ...repos
      .filter(({ missing }) => missing.length > 0)
      .map(
        ({ repo, missing }) =>
          `Not in ${repo}: ${missing.join(', ')}. An issue that first needs one brings it; one that was renamed there has its old name here still.`,
      ),
    ...tickets.map(({ number, onlyHere, onlyThere }) => {
      const differs = [
        ...(onlyHere.length > 0 ? [`${onlyHere.join(', ')} here alone`] : []),
        ...(onlyThere.length > 0 ? [`${onlyThere.join(', ')} on its issue alone`] : []),
      ];
      return `Ticket ${number} has ${differs.join(', ')}: put it right on one of them.`;
    }),
  ];
}
