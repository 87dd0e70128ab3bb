import { follows } from '../domain/taxonomy/labels.ts';
import { isUsed, keyOf, type Term, usedTerms } from '../domain/taxonomy/terms.ts';
import { readDeskPolicy, readTerm } from '../services/taxonomy/read-policy.ts';
import { readTriage } from '../services/ticket/read-triage.ts';
import { changeable, DESK_POLICY, POLICY_TERM } from '../views/desk/policy.ts';
import { TERM_MERGE_FORM } from '../views/desk/term.ts';
import { LABEL_FORM } from '../views/ticket/label.ts';
import { TRIAGE_FORM } from '../views/ticket/triage.ts';
import type { AskedForSuggestions, Doors, Suggestion } from './asked.ts';

/** Components of a desk that has too many to draw, for the forms of a ticket. */
async function suggestComponents(asked: AskedForSuggestions): Promise<Suggestion[]> {
  return matching(usedTerms(await termsFor(asked), 'component'), asked.typed);
}

async function suggestLabels(asked: AskedForSuggestions): Promise<Suggestion[]> {
  const terms = await termsFor(asked);
  const byHand = usedTerms(terms, 'label').filter((term) => !follows(terms, term));
  return matching(byHand, asked.typed);
}

/** What an admin can change, the retired ones too. */
async function suggestAll({ desk, caller, typed }: AskedForSuggestions): Promise<Suggestion[]> {
  const { terms } = await readDeskPolicy(desk, caller);
  return matching(changeable(terms), typed, ({ name, kind }) => `${name} (${kind})`);
}

/** What one can be merged into. */
async function suggestMerge({ desk, caller, typed, place }: AskedForSuggestions): Promise<Suggestion[]> {
  const { term, terms } = await readTerm(desk, caller, Number(place));
  const others = usedTerms(terms, term.kind).filter((other) => other.id !== term.id);
  return matching(others, typed);
}

/** Whom the requester may work for, of more than can be drawn (PPL-5). */
async function suggestOrganisations({
  desk,
  caller,
  place,
  typed,
}: AskedForSuggestions): Promise<Suggestion[]> {
  const { organisations } = await readTriage(desk, caller, Number(place));
  const found = organisations.filter(({ name }) => keyOf(name).includes(keyOf(typed)));
  return found.slice(0, MOST).map(({ key, name }) => ({ value: key, label: name }));
}

const termsFor = async ({ desk, caller, place }: AskedForSuggestions): Promise<readonly Term[]> =>
  (await readTriage(desk, caller, Number(place))).terms;

/** Slack takes no more. */
const MOST = 100;

/** Those whose name has what was typed, for a list too long to be drawn. */
function matching(
  terms: readonly Term[],
  typed: string,
  label: (term: Term) => string = ({ name }) => name,
): Suggestion[] {
  const found = terms.filter((term) => keyOf(term.name).includes(keyOf(typed)));
  const marked = (term: Term) => (isUsed(term) ? label(term) : `${label(term)}, retired`);
  return found.slice(0, MOST).map((term) => ({ value: String(term.id), label: marked(term) }));
}

export const termSuggestions: Doors['suggestions'] = {
  [TRIAGE_FORM]: { component: suggestComponents, labels: suggestLabels, organisation: suggestOrganisations },
  [LABEL_FORM]: { labels: suggestLabels },
  [DESK_POLICY]: { [POLICY_TERM]: suggestAll },
  [TERM_MERGE_FORM]: { into: suggestMerge },
};
