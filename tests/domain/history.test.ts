import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCKS } from '../../src/domain/clock/target.ts';
import { addUp, type TicketFact } from '../../src/domain/ticket/history.ts';
import { RATINGS } from '../../src/domain/ticket/rating.ts';
import { RESOLUTIONS, TICKET_STATUSES } from '../../src/domain/ticket/status.ts';
import { tellFact } from '../../src/domain/ticket/tell-history.ts';
import { UNDOABLE } from '../../src/domain/ticket/undo.ts';

const FILED: TicketFact = { kind: 'filed', requesterId: 'U0MAYA', summary: 'Map gone', isPrivate: false };
const status = fc.constantFrom(...TICKET_STATUSES);
const person = fc.constantFrom('U0MAYA', 'U0TOMAS', 'U0RUTH');
const messageId = fc.nat(100);
const term = fc.nat(5).map((termId) => ({ termId, name: `Term ${termId}` }));
const group = fc.constantFrom('networks', 'content');

const fact: fc.Arbitrary<TicketFact> = fc.oneof(
  fc.record({ kind: fc.constant('owned' as const), from: fc.option(person), to: fc.option(person) }),
  fc.record({ kind: fc.constant('moved' as const), from: status, to: status }),
  fc.record({
    kind: fc.constant('resolved' as const),
    from: status,
    resolution: fc.constantFrom(...RESOLUTIONS),
    reason: fc.option(fc.string()),
  }),
  fc.record({
    kind: fc.constant('routed' as const),
    from: fc.option(group),
    to: fc.option(group),
    rule: fc.option(fc.constantFrom('network faults', 'vpn')),
  }),
  fc.record({ kind: fc.constant('reopened' as const), to: status }),
  fc.record({ kind: fc.constant('placed' as const), from: fc.option(term), to: fc.option(term) }),
  fc.record({
    kind: fc.constant('labelled' as const),
    added: fc.array(term, { minLength: 1 }),
    removed: fc.array(term),
    isByRule: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('satisfied' as const) }),
  fc.record({
    kind: fc.constant('pattern' as const),
    component: fc.string(),
    numbers: fc.array(fc.nat(100)),
  }),
  fc.record({ kind: fc.constant('rated' as const), rating: fc.constantFrom(...RATINGS) }),
  fc.record({ kind: fc.constant('rating explained' as const), comment: fc.string() }),
  fc.record({
    kind: fc.constant('linked' as const),
    other: messageId,
    how: fc.constantFrom('related' as const, 'follows' as const, 'followed by' as const),
  }),
  fc.record({ kind: fc.constantFrom('unlinked' as const, 'took in' as const), other: messageId }),
  fc.record({
    kind: fc.constant('merged' as const),
    into: messageId,
    intoId: messageId,
    back: fc.record({ status, statusBeforeWait: fc.option(status) }),
  }),
  fc.record({ kind: fc.constant('unmerged' as const), from: messageId }),
  fc.record({ kind: fc.constant('undone' as const), act: fc.constantFrom(...UNDOABLE) }),
  fc.record({ kind: fc.constant('told' as const), covers: fc.array(fc.nat(100)) }),
  fc.record({ kind: fc.constant('replied' as const), messageId, asks: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('heard' as const, 'noted' as const, 'edited' as const), messageId }),
  fc.record({ kind: fc.constant('removed' as const), messageId }),
  fc.record({ kind: fc.constant('promised' as const), messageId, words: fc.array(fc.string()) }),
  fc.record({ kind: fc.constant('workaround' as const), text: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('followed up' as const), questionId: messageId }),
  fc.record({
    kind: fc.constant('gave notice' as const),
    questionId: messageId,
    closesAt: fc.option(fc.constant('2026-03-10T14:00:00.000Z')),
  }),
  fc.record({
    kind: fc.constant('undelivered' as const),
    what: fc.constantFrom('question' as const, 'closing notice' as const),
    eventId: messageId,
    why: fc.constantFrom('deactivated', 'is_archived'),
  }),
  fc.record({ kind: fc.constant('still needed' as const) }),
  fc.record({
    kind: fc.constant('snoozed' as const),
    until: fc.option(fc.constant('2026-03-10T14:00:00.000Z')),
  }),
  fc.record({ kind: fc.constant('woken' as const), by: fc.constantFrom('time', 'reply', 'hand') }),
  fc.record({ kind: fc.constant('marked sensitive' as const) }),
  fc.record({
    kind: fc.constant('clock' as const),
    clock: fc.constantFrom(...CLOCKS),
    sinceId: fc.nat(100),
    level: fc.nat(3),
    target: fc.constant('2 business days'),
    dueAt: fc.constant('2026-03-05T01:00:00.000Z'),
    personIds: fc.array(person),
  }),
);

const names = ({ added, removed }: Extract<TicketFact, { kind: 'labelled' }>): number[] =>
  [...added, ...removed].map((ref) => ref.termId);

describe('PRV-2 what the facts of a ticket add up to', () => {
  it('one life: filed, taken, asked, answered, resolved, reopened', () => {
    const life: TicketFact[] = [
      FILED,
      { kind: 'owned', from: null, to: 'U0TOMAS' },
      { kind: 'moved', from: 'new', to: 'in progress' },
      { kind: 'replied', messageId: 1, asks: true },
      { kind: 'moved', from: 'in progress', to: 'waiting on requester' },
      { kind: 'heard', messageId: 2 },
      { kind: 'moved', from: 'waiting on requester', to: 'in progress' },
      { kind: 'resolved', from: 'in progress', resolution: 'done', reason: null },
    ];
    const resolved = {
      status: 'resolved',
      ownerId: 'U0TOMAS',
      groupKey: null,
      resolution: 'done',
      isSensitive: false,
      type: null,
      priority: null,
      isSnoozed: false,
      isAttached: false,
      workaround: null,
      componentId: null,
      labelIds: [],
      mergedIntoId: null,
    };
    expect(addUp(life)).toEqual(resolved);
    expect(addUp([...life, { kind: 'reopened', to: 'in progress' }])).toEqual({
      ...resolved,
      status: 'in progress',
      resolution: null,
    });
  });

  it('a ticket of which nothing is known is new and nobody’s', () => {
    const born = {
      status: 'new',
      ownerId: null,
      groupKey: null,
      resolution: null,
      isSensitive: false,
      type: null,
      priority: null,
      isSnoozed: false,
      isAttached: false,
      workaround: null,
      componentId: null,
      labelIds: [],
      mergedIntoId: null,
    };
    expect(addUp([])).toEqual(born);
    expect(addUp([FILED])).toEqual(born);
  });

  it('is what the last fact of each kind says, and talk changes nothing', () => {
    const TALK = [
      'satisfied',
      'rated',
      'rating explained',
      'told',
      'replied',
      'promised',
      'heard',
      'noted',
      'edited',
      'removed',
      'filed',
      'followed up',
      'gave notice',
      'undelivered',
      'still needed',
      'clock',
    ];
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        const state = addUp([FILED, ...facts]);
        const owned = facts.filter((one) => one.kind === 'owned').at(-1);
        expect(state.ownerId).toBe(owned?.to ?? null);
        const helped = facts.filter((one) => one.kind === 'workaround').at(-1);
        expect(state.workaround).toBe(helped?.text ?? null);
        const routed = facts.filter((one) => one.kind === 'routed').at(-1);
        expect(state.groupKey).toBe(routed?.to ?? null);
        expect(state.isSensitive).toBe(facts.some((one) => one.kind === 'marked sensitive'));
        const slept = facts.filter((one) => ['snoozed', 'woken', 'resolved'].includes(one.kind)).at(-1);
        const tied = facts.filter((one) => one.kind === 'merged' || one.kind === 'unmerged').at(-1);
        expect(state.mergedIntoId).toBe(tied?.kind === 'merged' ? tied.intoId : null);
        expect(state.isSnoozed).toBe(slept?.kind === 'snoozed');
        const placed = facts.filter((one) => one.kind === 'placed').at(-1);
        expect(state.componentId).toBe(placed?.to?.termId ?? null);
        for (const labelId of state.labelIds) {
          const said = facts.filter((one) => one.kind === 'labelled' && names(one).includes(labelId)).at(-1);
          expect(said).toMatchObject({
            added: expect.arrayContaining([{ termId: labelId, name: expect.any(String) }]),
          });
        }
        const turned = facts.filter((one) => ['moved', 'resolved', 'reopened'].includes(one.kind)).at(-1);
        const to = turned && 'to' in turned ? turned.to : undefined;
        expect(state.status).toBe(to ?? (turned ? 'resolved' : 'new'));
        expect(addUp([FILED, ...facts.filter((one) => !TALK.includes(one.kind))])).toEqual(state);
      }),
    );
  });

  it('each fact can be told, with names and never with ids', () => {
    const name = (id: string) => ({ U0MAYA: 'Maya', U0TOMAS: 'Tomas', U0RUTH: 'Ruth' })[id] ?? 'Somebody';
    expect(tellFact(FILED, 'U0MAYA', name)).toBe('filed it');
    expect(tellFact(FILED, 'U0TOMAS', name)).toBe('filed it for Maya');
    fc.assert(
      fc.property(fact, (one) => {
        const told = tellFact(one, 'U0TOMAS', name);
        expect(told.length).toBeGreaterThan(0);
        expect(told).not.toMatch(/U0(?:MAYA|TOMAS|RUTH)|undefined|null/);
      }),
    );
  });
});
