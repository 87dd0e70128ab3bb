import { describe, expect, it } from 'vitest';
import { countEnded } from '../../src/db/report.ts';
import { insertTicketEvent } from '../../src/db/ticket-events.ts';
import { transact } from '../../src/db/transact.ts';
import { tier1Share } from '../../src/domain/report/tier-1-share.ts';
import { engines } from '../support/engines.ts';
import { addTicket, noon } from './ticket-row.ts';

const DAY_MS = 86_400_000;
const BY = { personId: 'U1', door: 'button' } as const;

describe.each(engines)('%s', (_name, open) => {
  it('ESC-6 counts what was solved and what of it went to the engineers, of one workspace and since a moment', async () => {
    const db = await open();
    const ended = { status: 'resolved', isOpen: false, resolvedAt: noon } as const;
    await transact(db, async (tx) => {
      await addTicket(tx, { ...ended, resolution: 'done' });
      await addTicket(tx, { ...ended, resolution: 'information provided', status: 'closed' });
      const passedOn = await addTicket(tx, { ...ended, resolution: 'done' });
      const declined = await addTicket(tx, { ...ended, resolution: 'declined' });
      for (const ticket of [passedOn, declined]) {
        const fact = { kind: 'escalated', repo: 'heron/library', engineerId: null } as const;
        await insertTicketEvent(tx, ticket, BY, fact, noon);
      }
      await addTicket(tx, { ...ended, resolution: 'no response' });
      await addTicket(tx, { ...ended, resolution: 'duplicate' });
      await addTicket(tx, { ...ended, resolution: 'done', isImported: true });
      await addTicket(tx, { ...ended, resolution: 'done', workspaceId: 'T2' });
      await addTicket(tx, { ...ended, resolution: 'done', resolvedAt: new Date(noon.getTime() - DAY_MS) });
      await addTicket(tx);
    });
    const since = new Date(noon.getTime() - 1000);
    const all = await countEnded(db, 'T1', since);
    const escalated = await countEnded(db, 'T1', since, true);
    expect(tier1Share(30, all, escalated)).toEqual({ days: 30, solved: 3, alone: 2, declined: 1 });
  });
});
