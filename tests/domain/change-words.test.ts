import { describe, expect, it } from 'vitest';
import { changeWords } from '../../src/domain/ticket/change-words.ts';
import { TICKET_STATUSES } from '../../src/domain/ticket/status.ts';

const from = { number: 7, owner: 'Tomas <Rivera>', isByRequester: false, resolvedAt: new Date(0) };
const pairs = TICKET_STATUSES.flatMap((one) => TICKET_STATUSES.map((other) => [one, other] as const));

describe('UPD-1 a change of status in the requester’s words', () => {
  it.each(pairs)(
    'W-6 from %s to %s names the ticket and whose turn it is, and nothing of the desk’s own',
    (was, to) => {
      for (const owner of [from.owner, undefined]) {
        for (const isByRequester of [true, false]) {
          const { text, audience } = changeWords({ ...from, owner, isByRequester, from: was, to });
          expect(audience).toBe('public');
          expect(text).toContain('icket 7');
          expect(text).toMatch(/answers here next|you|write in this thread|A reply here/);
          expect(text).not.toMatch(/tier|triage|P1|SLA|escalat|undefined|null|<Rivera>|!(?!date)/);
        }
      }
    },
  );

  it('says who has it, that an answer arrived, and who goes on', () => {
    const told = (change: Partial<Parameters<typeof changeWords>[0]>) =>
      changeWords({ ...from, owner: 'Tomas', from: 'new', to: 'in progress', ...change }).text;
    expect(told({})).toBe('Tomas has ticket 7 now. Tomas answers here next.');
    expect(told({ from: 'waiting on requester', isByRequester: true })).toBe(
      'Your answer on ticket 7 is with the desk. Tomas answers here next.',
    );
    expect(told({ from: 'resolved' })).toBe('Ticket 7 is open again. Tomas answers here next.');
    expect(told({ to: 'waiting on tier 2' })).toBe(
      'Ticket 7 is with the engineers now. Tomas tells you here what they say.',
    );
    expect(told({ to: 'triaged', owner: undefined })).toBe(
      'The desk has read ticket 7 and knows what it is about. A person answers here next.',
    );
  });
});
