import type { Tx } from '../../db/handles.ts';
import { insertTerm, insertTermChange, listTerms, type TermRow, updateTerm } from '../../db/terms.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  keyOf,
  readName,
  stateOf,
  survivor,
  type TermChange,
  type TermKind,
  type TermState,
} from '../../domain/taxonomy/terms.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { beginMoving } from './move-tickets.ts';
import { redrawCards } from './redraw-cards.ts';

/** Admins change the words the desk sorts by; each change is on record, and no ticket loses its history (TRI-6). */

/** Refuses a name that is taken, and says by what. Gives the new term's id. */
export function addTerm(desk: Desk, caller: Caller, kind: TermKind, wanted: TermState): Promise<number> {
  return change(desk, caller, async (tx, actor, terms, now) => {
    const name = freeName(terms, kind, wanted.name, undefined);
    const row = { workspaceId: actor.workspaceId, kind, ...wanted, name, key: keyOf(name) };
    const term = await insertTerm(tx, row);
    await record(tx, term, actor, 'added', null, stateOf(term), now);
    return term.id;
  });
}

/** A new name, colour or description; tickets show it from now on, and what was said of them before stays. */
export function changeTerm(desk: Desk, caller: Caller, id: number, wanted: TermState): Promise<number> {
  return change(desk, caller, async (tx, actor, terms, now) => {
    const term = living(terms, id);
    const name = freeName(terms, term.kind, wanted.name, term.id);
    const after = { ...stateOf(wanted), name };
    if (JSON.stringify(after) === JSON.stringify(stateOf(term))) return term.id;
    await updateTerm(tx, term.id, { ...after, key: keyOf(name) });
    await record(tx, term, actor, 'changed', stateOf(term), after, now);
    if (name !== term.name) await redrawCards(tx, term, now);
    return term.id;
  });
}

/** Tickets that have it keep it; nobody can choose it any more. */
export function retireTerm(desk: Desk, caller: Caller, id: number): Promise<number> {
  return change(desk, caller, async (tx, actor, terms, now) => {
    const term = living(terms, id);
    if (term.retiredAt) throw new Refusal('term.retired', `“${term.name}” is retired already.`);
    await updateTerm(tx, term.id, { retiredAt: now });
    await record(tx, term, actor, 'retired', stateOf(term), stateOf(term), now);
    return term.id;
  });
}

export function bringBackTerm(desk: Desk, caller: Caller, id: number): Promise<number> {
  return change(desk, caller, async (tx, actor, terms, now) => {
    const term = living(terms, id);
    if (!term.retiredAt) throw new Refusal('term.in-use', `“${term.name}” is in use already.`);
    await updateTerm(tx, term.id, { retiredAt: null });
    await record(tx, term, actor, 'brought back', stateOf(term), stateOf(term), now);
    return term.id;
  });
}

/** What points at one points at the other from now on, and the first is gone. Gives the survivor's id. */
export function mergeTerm(desk: Desk, caller: Caller, id: number, intoId: number): Promise<number> {
  return change(desk, caller, async (tx, actor, terms, now) => {
    const term = living(terms, id);
    const into = mergeTarget(terms, term, intoId);
    await updateTerm(tx, term.id, { mergedIntoId: into.id, key: null });
    await record(tx, term, actor, 'merged', stateOf(term), stateOf(into), now);
    await beginMoving(tx, term, into, now);
    return into.id;
  });
}

/** Refuses itself, the other kind, and what is no longer used. */
export function mergeTarget(terms: readonly TermRow[], term: TermRow, intoId: number): TermRow {
  const into = living(terms, intoId);
  const refuse = (why: string) => new Refusal('term.merge', why, 'into');
  if (into.id === term.id) throw refuse(`“${term.name}” cannot be merged into itself. Choose another.`);
  if (into.kind !== term.kind) throw refuse(`Choose another ${term.kind}.`);
  if (into.retiredAt) throw refuse(`“${into.name}” is retired. Choose one in use, or bring it back first.`);
  return into;
}

function change(
  desk: Desk,
  caller: Caller,
  body: (tx: Tx, actor: Actor, terms: readonly TermRow[], now: Date) => Promise<number>,
): Promise<number> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'desk.change-taxonomy');
    return body(tx, actor, await listTerms(tx, actor.workspaceId), now);
  });
}

/** The form may be older than the term's end. */
function living(terms: readonly TermRow[], id: number): TermRow {
  const term = terms.find((one) => one.id === id);
  if (!term) throw new Refusal('term.unknown', 'This term is not known here. Open `/desk policy` again.');
  if (!term.mergedIntoId) return term;
  const into = survivor(terms, id)?.name ?? 'another';
  throw new Refusal('term.merged', `Nothing changed: “${term.name}” was merged into “${into}” meanwhile.`);
}

function freeName(
  terms: readonly TermRow[],
  kind: TermKind,
  typed: string,
  ownId: number | undefined,
): string {
  const name = readName(typed);
  const taken = terms.find((term) => term.kind === kind && term.key === keyOf(name) && term.id !== ownId);
  if (!taken) return name;
  const what = taken.retiredAt
    ? `“${taken.name}” is retired. Bring it back, or write another name.`
    : `There is a ${kind} “${taken.name}” already. Write another name.`;
  throw new Refusal('term.taken', what, 'name');
}

function record(
  tx: Tx,
  term: TermRow,
  actor: Actor,
  kind: TermChange,
  before: TermState | null,
  after: TermState,
  now: Date,
): Promise<void> {
  return insertTermChange(tx, term, actor, { kind, before, after }, now);
}
