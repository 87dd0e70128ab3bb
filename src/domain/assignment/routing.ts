import type { TicketType } from '../ticket/triage.ts';

/** What a rule looks at; null: it does not. Of several values one is enough, of several conditions all (TRI-7). */
export interface Conditions {
  readonly type: readonly TicketType[] | null;
  readonly component: readonly string[] | null;
  /** Whole words or runs of them, anywhere in what was asked. */
  readonly words: readonly string[] | null;
  /** Names of channels, without the sign. */
  readonly channel: readonly string[] | null;
  /** Keys of the policy's organisations. */
  readonly organisation: readonly string[] | null;
}

/** One rule of the policy's `routing`, in the order in which they are asked. */
export interface Route {
  readonly name: string;
  readonly when: Conditions;
  /** The group a ticket goes to; null: it stays where it is. */
  readonly groupKey: string | null;
  /** Names of labels it is given. */
  readonly labels: readonly string[];
}

/** What is known of a ticket when it is routed; at filing neither type nor component is. */
export interface RoutedFacts {
  readonly type: TicketType | null;
  /** The names its component goes by: today's, the policy's, and those of what was merged into it. */
  readonly components: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly channel: string | null;
  readonly organisation: string | null;
}

/** The first rule that fits decides alone; undefined where none does. */
export function routeOf(routes: readonly Route[], facts: RoutedFacts): Route | undefined {
  if (routes.length === 0) return undefined;
  const said = inWords(`${facts.summary}\n${facts.description}`);
  return routes.find(
    ({ when }) =>
      holds(when.type, facts.type) &&
      (when.component === null || facts.components.some((name) => holds(when.component, name))) &&
      holds(when.channel, facts.channel) &&
      holds(when.organisation, facts.organisation) &&
      (when.words === null || when.words.some((phrase) => said.includes(inWords(phrase)))),
  );
}

const holds = (wanted: readonly string[] | null, is: string | null): boolean =>
  wanted === null || (is !== null && wanted.some((one) => same(one, is)));

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Lower case, with a blank around every word, so that a word is not found inside another. */
const inWords = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

/** True where every ticket the later rule fits has been taken by the earlier one. */
export function shadows(earlier: Conditions, later: Conditions): boolean {
  const names = ['type', 'component', 'channel', 'organisation'] as const;
  const isWider = names.every((name) => {
    const [wide, narrow] = [earlier[name], later[name]];
    return wide === null || (narrow?.every((one) => wide.some((other) => same(one, other))) ?? false);
  });
  return isWider && wordsShadow(earlier.words, later.words);
}

function wordsShadow(wide: readonly string[] | null, narrow: readonly string[] | null): boolean {
  if (wide === null) return true;
  return narrow?.every((one) => wide.some((other) => inWords(one).includes(inWords(other)))) ?? false;
}
