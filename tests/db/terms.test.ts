import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/handles.ts';
import {
  countTicketsWith,
  insertTerm,
  insertTermChange,
  listOpenTicketsWith,
  listTermChanges,
  listTerms,
  moveTickets,
  type NewTerm,
  type TermRow,
  updateTerm,
} from '../../src/db/terms.ts';
import {
  deleteTicketLabel,
  insertTicketLabel,
  listLabelIds,
  listLabelIdsOf,
} from '../../src/db/ticket-labels.ts';
import { transact } from '../../src/db/transact.ts';
import { engines } from '../support/engines.ts';
import { fileTicket, findTicket, noon } from './ticket-row.ts';

describe.each(engines)('%s', (_engine, open) => {
  let db: Database;

  beforeEach(async () => {
    db = await open();
  });

  const add = (kind: NewTerm['kind'], name: string): Promise<TermRow> =>
    transact(db, (tx) => insertTerm(tx, { workspaceId: 'T1', kind, name, key: name.toLowerCase() }));
  const label = async (ticketId: number, termId: number) =>
    transact(db, (tx) => insertTicketLabel(tx, { id: ticketId, workspaceId: 'T1' }, termId));
  const everything = 2 ** 50;

  it('TRI-6 has one term of a name and kind, and frees the name of one that was merged', async () => {
    const search = await add('component', 'Search');
    expect(await add('label', 'Search')).toMatchObject({ kind: 'label', retiredAt: null });
    await expect(add('component', 'SEARCH')).rejects.toThrow();
    const finding = await add('component', 'Finding');
    await transact(db, (tx) => updateTerm(tx, search.id, { mergedIntoId: finding.id, key: null }));
    await transact(db, (tx) => updateTerm(tx, finding.id, { mergedIntoId: search.id, key: null }));
    expect((await add('component', 'Search')).id).toBeGreaterThan(finding.id);
    expect((await listTerms(db, 'T1')).map((term) => term.name)).toEqual([
      'Search',
      'Search',
      'Finding',
      'Search',
    ]);
    expect(await listTerms(db, 'T2')).toEqual([]);
  });

  it('labels a ticket once with each, and tells the labels of many', async () => {
    const [one, other] = [await add('label', 'Blocked'), await add('label', 'Epic')];
    const [a, b] = [await fileTicket(db), await fileTicket(db)];
    expect([await label(a.id, one.id), await label(a.id, one.id)]).toEqual([true, false]);
    await label(a.id, other.id);
    await label(b.id, other.id);
    expect(await listLabelIds(db, a.id)).toEqual([one.id, other.id]);
    const many = await listLabelIdsOf(db, [a.id, b.id]);
    expect(many).toEqual(
      new Map([
        [a.id, [one.id, other.id]],
        [b.id, [other.id]],
      ]),
    );
    await transact(db, (tx) => deleteTicketLabel(tx, a, one.id));
    expect(await listLabelIds(db, a.id)).toEqual([other.id]);
  });

  it('TRI-6 moves what had one term to another, and counts', async () => {
    const [from, to] = [await add('label', 'Stuck'), await add('label', 'Blocked')];
    const [a, b] = [await fileTicket(db), await fileTicket(db, { isOpen: false })];
    for (const [ticket, term] of [
      [a, from],
      [a, to],
      [b, from],
    ] as const) {
      await label(ticket.id, term.id);
    }
    expect([await countTicketsWith(db, from), await countTicketsWith(db, to)]).toEqual([2, 1]);
    expect(await listOpenTicketsWith(db, from, everything, 10)).toEqual([{ id: a.id, workspaceId: 'T1' }]);
    expect(await transact(db, (tx) => moveTickets(tx, from, to.id, 1))).toBe(1);
    expect([await countTicketsWith(db, from), await countTicketsWith(db, to)]).toEqual([1, 2]);
    expect(await transact(db, (tx) => moveTickets(tx, from, to.id, 9))).toBe(1);
    expect(await transact(db, (tx) => moveTickets(tx, from, to.id, 9))).toBe(0);
    expect([await countTicketsWith(db, from), await countTicketsWith(db, to)]).toEqual([0, 2]);

    const [here, there] = [await add('component', 'Maps'), await add('component', 'Places')];
    const placed = await fileTicket(db, { componentId: here.id });
    expect(await listOpenTicketsWith(db, here, everything, 10)).toHaveLength(1);
    expect(await transact(db, (tx) => moveTickets(tx, here, there.id, 9))).toBe(1);
    expect((await findTicket(db, placed.id))?.componentId).toBe(there.id);
    expect([await countTicketsWith(db, here), await countTicketsWith(db, there)]).toEqual([0, 1]);
  });

  it('PRV-2 keeps who changed a term, from what to what, and lets nobody change that', async () => {
    const term = await add('label', 'Stuck');
    const after = { name: 'Blocked', colour: null, about: '' };
    const before = { ...after, name: 'Stuck' };
    const by = { personId: 'U1', door: 'form' } as const;
    await transact(db, (tx) => insertTermChange(tx, term, by, { kind: 'changed', before, after }, noon));
    expect(await listTermChanges(db, 'T1', 5)).toMatchObject([
      { termId: term.id, actorId: 'U1', kind: 'changed', before, after, at: noon },
    ]);
    const { termChanges } = db.tables;
    await expect(transact(db, async (tx) => tx.delete(termChanges))).rejects.toThrow('never changed');
  });
});
