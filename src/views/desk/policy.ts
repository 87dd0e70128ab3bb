import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { isUsed, type Term, type TermKind, usedTerms } from '../../domain/taxonomy/terms.ts';
import { button, context, type Drawn, plain, section } from '../blocks.ts';
import { MOST_OPTIONS, termOption } from '../terms.ts';

export const DESK_POLICY = 'desk.policy';
export const POLICY_CHOOSE = 'policy.choose';
export const POLICY_ADD_COMPONENT = 'policy.add-component';
export const POLICY_ADD_LABEL = 'policy.add-label';
export const POLICY_EDIT = 'policy.edit';
export const POLICY_MERGE = 'policy.merge';
export const POLICY_RETIRE = 'policy.retire';
export const POLICY_BRING_BACK = 'policy.bring-back';
/** The block the list stands in, by which it is searched. */
export const POLICY_TERM = 'term';

export interface PolicyShown {
  readonly lines: readonly string[];
  /** Where labels differ on GitHub, in sentences (TRI-6). */
  readonly drift: readonly string[];
  readonly terms: readonly Term[];
  readonly changes: readonly { readonly at: Date; readonly by: string; readonly told: string }[];
  readonly merging: readonly { readonly name: string; readonly into: string; readonly left: number }[];
  readonly mayChange: boolean;
  readonly chosen: { readonly term: Term; readonly count: number } | null;
}

export function policyModal(shown: PolicyShown): ModalView {
  return {
    type: 'modal',
    callback_id: DESK_POLICY,
    title: plain('Desk policy'),
    close: plain('Close'),
    blocks: policyPage(shown).blocks,
  };
}

/** The words the desk sorts by, with what an admin can do to them, and what is in force. */
export function policyPage(shown: PolicyShown): Drawn {
  const { lines, drift, terms, changes, merging, mayChange } = shown;
  const blocks: KnownBlock[] = [
    ...termList('Components', terms, 'component'),
    ...termList('Labels', terms, 'label'),
    ...(drift.length > 0 ? differences(drift) : []),
    ...(mayChange ? choices(shown) : [context('Admins add, rename, merge and retire them here.')]),
    ...merging.map(({ name, into, left }) => context(tellMerging(name, into, left))),
    ...(changes.length > 0 ? [context(changes.map(tellChange).join('\n'))] : []),
    { type: 'divider' },
    ...chunks(['*In force*', ...lines.map((line) => `•  ${escapeText(line)}`)]).map(section),
    context('These stand in the policy file, and change with it at the next start.'),
  ];
  return { text: 'Desk policy', blocks };
}

/** As few sections as their 3000 characters allow. */
function chunks(lines: readonly string[]): string[] {
  const full: string[] = [];
  let chunk = '';
  for (const line of lines) {
    const longer = chunk ? `${chunk}\n${line}` : line;
    if (chunk && longer.length > 2900) full.push(chunk);
    chunk = chunk && longer.length > 2900 ? line : longer;
  }
  return [...full, chunk].filter(Boolean);
}

const SHOWN = 8;

function differences(drift: readonly string[]): KnownBlock[] {
  const lines = drift.slice(0, SHOWN).map((line) => `•  ${escapeText(line)}`);
  const rest = drift.length - lines.length;
  const more = rest > 0 ? [`${rest} more: \`firstline doctor\` names them all.`] : [];
  return chunks(['*Different on GitHub*', ...lines, ...more]).map(section);
}

function termList(title: string, terms: readonly Term[], kind: TermKind): KnownBlock[] {
  const used = usedTerms(terms, kind).map(({ name }) => escapeText(name));
  const retired = terms.filter((term) => term.kind === kind && term.retiredAt && !term.mergedIntoId);
  const gone = retired.map(({ name }) => escapeText(name)).join(', ');
  return [
    section(`*${title}*\n${used.join('  ·  ') || 'None yet.'}`),
    ...(gone ? [context(`Retired: ${gone}`)] : []),
  ];
}

const tellChange = ({ at, by, told }: PolicyShown['changes'][number]): string =>
  `${dateToken(at)}  ·  *${escapeText(by)}* ${escapeText(told)}`;

const tellMerging = (name: string, into: string, left: number): string =>
  `${escapeText(name)} becomes ${escapeText(into)}: ${tickets(left)} still to go. Whoever merged them hears when it is done.`;

function choices({ terms, chosen }: PolicyShown): KnownBlock[] {
  const living = changeable(terms);
  return [
    {
      type: 'actions',
      block_id: POLICY_TERM,
      elements: [
        ...(living.length > 0 ? [termSelect(living)] : []),
        button('Add component', POLICY_ADD_COMPONENT, 'component', 'a new one'),
        button('Add label', POLICY_ADD_LABEL, 'label', 'a new one'),
      ],
    },
    ...(chosen ? chosenTerm(chosen) : []),
  ];
}

/** Retired ones too: they can be brought back. */
export const changeable = (terms: readonly Term[]): Term[] =>
  (['component', 'label'] as const).flatMap((kind) => [
    ...usedTerms(terms, kind),
    ...terms.filter((term) => term.kind === kind && term.retiredAt && !term.mergedIntoId),
  ]);

function termSelect(terms: readonly Term[]): ActionsBlock['elements'][number] {
  const placeholder = plain('Change one');
  if (terms.length > MOST_OPTIONS) {
    return { type: 'external_select', action_id: POLICY_CHOOSE, placeholder, min_query_length: 0 };
  }
  const groups = (['component', 'label'] as const).map((kind) => ({
    label: plain(kind === 'component' ? 'Components' : 'Labels'),
    options: terms.filter((term) => term.kind === kind).map(termOption),
  }));
  const filled = groups.filter(({ options }) => options.length > 0);
  return { type: 'static_select', action_id: POLICY_CHOOSE, placeholder, option_groups: filled };
}

function chosenTerm({ term, count }: NonNullable<PolicyShown['chosen']>): KnownBlock[] {
  const value = String(term.id);
  const about = `${term.kind} ${term.name}`;
  const facts = [
    `${tickets(count)} ${count === 1 ? 'has' : 'have'} it`,
    ...(term.colour ? [`colour #${term.colour}`] : []),
    ...(term.follows ? [`comes by itself with ${term.follows}`] : []),
    ...(term.about ? [escapeText(term.about)] : []),
  ];
  return [
    section(
      `*${term.kind === 'component' ? 'Component' : 'Label'} ${escapeText(term.name)}*\n${facts.join('  ·  ')}`,
    ),
    {
      type: 'actions',
      block_id: 'chosen',
      elements: isUsed(term)
        ? [
            button(term.kind === 'component' ? 'Rename…' : 'Change…', POLICY_EDIT, value, about),
            button('Merge…', POLICY_MERGE, value, about),
            button('Retire…', POLICY_RETIRE, value, about),
          ]
        : [button('Bring back', POLICY_BRING_BACK, value, about)],
    },
  ];
}

export const tickets = (count: number): string => (count === 1 ? '1 ticket' : `${count} tickets`);
