import { getActor } from '../../db/actors.ts';
import { listPeople } from '../../db/people.ts';
import { countTicketsWith, listTermChanges, listTerms, type TermRow } from '../../db/terms.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { may, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { survivor, tellTermChange } from '../../domain/taxonomy/terms.ts';
import type { Desk } from '../desk.ts';
import { mergeTarget } from './change-terms.ts';
import { readDrift } from './read-drift.ts';

const CHANGES_SHOWN = 5;
const MISTAKES_SHOWN = 5;

export interface PolicySheet {
  /** What is in force, a sentence each. */
  readonly lines: readonly string[];
  /** Where labels differ on GitHub, in sentences. */
  readonly drift: readonly string[];
  readonly terms: readonly TermRow[];
  readonly changes: readonly { readonly at: Date; readonly by: string; readonly told: string }[];
  /** Merges of which many tickets are still to be moved. */
  readonly merging: readonly { readonly name: string; readonly into: string; readonly left: number }[];
  readonly mayChange: boolean;
  readonly chosen: ChosenTerm | null;
}

export interface ChosenTerm {
  readonly term: TermRow;
  /** How many tickets have it, the closed ones too. */
  readonly count: number;
}

/** What the desk works by; staff read it, admins may change the taxonomy (TRI-6). */
export async function readDeskPolicy(desk: Desk, caller: Caller, chosenId?: number): Promise<PolicySheet> {
  const actor = await getActor(desk.db, caller);
  refuseUnlessMay(actor, 'desk.read-policy');
  const terms = await listTerms(desk.db, caller.workspaceId);
  const chosen = chosenId === undefined ? undefined : (survivor(terms, chosenId) as TermRow | undefined);
  return {
    lines: [...troubleOf(desk), ...desk.policy.tell(desk.now())],
    drift: await readDrift(desk.db, caller.workspaceId),
    terms,
    changes: await recentChanges(desk, caller, terms),
    merging: await unfinished(desk, terms),
    mayChange: may(actor, 'desk.change-taxonomy'),
    chosen: chosen ? { term: chosen, count: await countTicketsWith(desk.db, chosen) } : null,
  };
}

/** In force is then not what the file says. */
function troubleOf({ policyMistakes = [] }: Desk): string[] {
  if (policyMistakes.length === 0) return [];
  const named = policyMistakes.slice(0, MISTAKES_SHOWN).join('; ');
  return [`⚠️ The policy file is wrong; this is the policy before it. ${named}`];
}

async function unfinished({ db }: Desk, terms: readonly TermRow[]): Promise<PolicySheet['merging']> {
  const merging = [];
  for (const term of terms.filter(({ mergedIntoId }) => mergedIntoId !== null)) {
    const left = await countTicketsWith(db, term);
    if (left > 0) merging.push({ name: term.name, into: survivor(terms, term.id)?.name ?? '', left });
  }
  return merging;
}

async function recentChanges(desk: Desk, { workspaceId }: Caller, terms: readonly TermRow[]) {
  const changes = await listTermChanges(desk.db, workspaceId, CHANGES_SHOWN);
  const people = await listPeople(desk.db, workspaceId, [...new Set(changes.map((one) => one.actorId))]);
  const kindOf = (termId: number) => terms.find((term) => term.id === termId)?.kind ?? 'label';
  return changes.map(({ at, actorId, termId, kind, before, after }) => ({
    at,
    by: people.find((person) => person.personId === actorId)?.name ?? 'Somebody',
    told: tellTermChange(kind, kindOf(termId), before, after),
  }));
}

/** For the forms of those who may change it: a term, all of them, and how many tickets it touches. */
export async function readTerm(
  desk: Desk,
  caller: Caller,
  id: number,
): Promise<ChosenTerm & { readonly terms: readonly TermRow[] }> {
  refuseUnlessMay(await getActor(desk.db, caller), 'desk.change-taxonomy');
  const terms = await listTerms(desk.db, caller.workspaceId);
  const term = survivor(terms, id) as TermRow | undefined;
  if (!term) throw new Error('A button names a term that is not there.');
  return { term, terms, count: await countTicketsWith(desk.db, term) };
}

/** Before a merge: both, and how many tickets it touches. Refuses what `mergeTerm` would. */
export async function readMerge(desk: Desk, caller: Caller, id: number, intoId: number) {
  const { terms, term, count } = await readTerm(desk, caller, id);
  return { term, count, into: mergeTarget(terms, term, intoId) };
}

/** Who may not change it is refused before a form opens. */
export async function refuseUnlessMayChange(desk: Desk, caller: Caller): Promise<void> {
  refuseUnlessMay(await getActor(desk.db, caller), 'desk.change-taxonomy');
}
