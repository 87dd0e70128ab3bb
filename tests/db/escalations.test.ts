import { describe, expect, it } from 'vitest';
import {
  countUndecided,
  insertEscalation,
  listUndecided,
  type NewEscalation,
  updateEscalation,
} from '../../src/db/escalations.ts';
import type { Database } from '../../src/db/handles.ts';
import { updateTicket } from '../../src/db/tickets.ts';
import { transact } from '../../src/db/transact.ts';
import type { IssueDraft } from '../../src/domain/escalation/draft.ts';
import { engines } from '../support/engines.ts';
import { addTicket, noon } from './ticket-row.ts';

const DRAFT: IssueDraft = {
  title: 'A wish',
  problem: 'It is missing.',
  story: { asA: 'editor', iWant: 'it', soThat: 'it is there' },
  criteria: ['It is there'],
  environment: { system: '', browser: '', permission: '', server: '', replicated: null },
  steps: '',
};

let keys = 0;

const escalate = (db: Database, change: Partial<NewEscalation> = {}) =>
  transact(db, async (tx) => {
    const ticket = await addTicket(tx);
    const row = { workspaceId: 'T1', ticketId: ticket.id, key: `key-${++keys}`, repo: 'heron/library' };
    const told = { draft: DRAFT, escalatedById: 'U1', escalatedAt: noon };
    return insertEscalation(tx, { ...row, ...told, ...change });
  });

describe.each(engines)('%s', (_name, open) => {
  it('ESC-3 lists what is undecided of open tickets, the time-sensitive first, then the oldest', async () => {
    const db = await open();
    const [first, over, decided, tried, urgent] = [
      await escalate(db),
      await escalate(db),
      await escalate(db),
      await escalate(db),
      await escalate(db, { isUrgent: true }),
    ];
    await escalate(db, { workspaceId: 'T2' });
    await transact(db, async (tx) => {
      await updateTicket(tx, over.ticketId, { status: 'resolved' });
      await updateTicket(tx, tried.ticketId, { status: 'ready for testing' });
      await updateEscalation(tx, decided.id, { decision: 'accepted', priority: 'P2', horizon: 'next' });
    });
    const listed = await listUndecided(db, 'T1', 10);
    expect(listed.map(({ id }) => id)).toEqual([urgent.id, first.id]);
    expect((await listUndecided(db, 'T1', 1)).map(({ id }) => id)).toEqual([urgent.id]);
    expect(await countUndecided(db, 'T1')).toBe(2);
  });
});
