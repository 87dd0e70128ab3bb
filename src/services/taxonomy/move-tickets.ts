import { type DueRow, deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { findMerging, listTerms, moveTickets, type TermRow } from '../../db/terms.ts';
import { mergeDoneWords } from '../../domain/taxonomy/merge-words.ts';
import { survivor } from '../../domain/taxonomy/terms.ts';
import { tellPerson } from '../send/person.ts';
import { redrawCards } from './redraw-cards.ts';

/** The kind of the rows that move on what points at a merged term. */
export const MOVE_TICKETS = 'move-tickets';

/** In one transaction: more would keep those who file waiting. */
const STEP = 500;
/** Steps with each beat of the tick, a row and a transaction each, with room for others in between. */
const STEPS = 10;

/**
 * What pointed at a merged term points at its survivor: all of it at once where there is little, and otherwise by and
 * by, from rows that a restart finds again.
 */
export async function beginMoving(tx: Tx, term: TermRow, into: TermRow, now: Date): Promise<void> {
  const { workspaceId } = term;
  if ((await moveTickets(tx, term, into.id, STEP)) < STEP) {
    return redrawCards(tx, into, now);
  }
  for (const subject of subjects(term)) {
    await insertDue(tx, { workspaceId, kind: MOVE_TICKETS, subject, dueAt: now });
  }
  // They show the survivor's name before they are moved.
  await redrawCards(tx, term, now);
}

/** A row of `due`: the next step, or the end of it. */
export async function moveOn(tx: Tx, row: DueRow, now: Date): Promise<void> {
  const { workspaceId, subject } = row;
  const terms = await listTerms(tx, workspaceId);
  const term = terms.find(({ id }) => id === Number(subject.split(' ', 1)[0]));
  const into = term && (survivor(terms, term.id) as TermRow | undefined);
  if (!term || !into) return;
  if ((await moveTickets(tx, term, into.id, STEP)) === STEP) {
    await insertDue(tx, { workspaceId, kind: MOVE_TICKETS, subject, dueAt: now });
    return;
  }
  for (const other of subjects(term)) await deleteDue(tx, workspaceId, MOVE_TICKETS, other);
  await redrawCards(tx, into, now);
  const merging = await findMerging(tx, term.id);
  if (!merging) return;
  const words = mergeDoneWords(term.kind, term.name, into.name);
  await tellPerson(tx, workspaceId, merging.actorId, `term-merged:${merging.id}`, words, now);
}

const subjects = ({ id }: TermRow): string[] => Array.from({ length: STEPS }, (_, nth) => `${id} ${nth}`);
