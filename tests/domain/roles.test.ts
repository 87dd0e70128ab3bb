import { describe, expect, it } from 'vitest';
import { setupTodo } from '../../src/domain/desk-words.ts';
import { tellCalled, tellCalling } from '../../src/domain/incident/tell-calling.ts';
import { listSome } from '../../src/domain/message/list-some.ts';
import { changedBetween, groupIdsIn, holdersOf, rolesOf } from '../../src/domain/people/holders.ts';
import { roleTroubles, tellHolders, tellWhomToAsk } from '../../src/domain/people/role-words.ts';
import { hurriedFact } from '../../src/domain/ticket/history.ts';
import { tellFact } from '../../src/domain/ticket/tell-history.ts';
import { criticalWords } from '../../src/domain/ticket/words.ts';
import { field } from '../../src/views/blocks.ts';

const MEMBERS: Readonly<Record<string, string[]>> = { S1: ['U2', 'U3'], S2: ['U3', 'U4'] };
const SETUP = {
  tier2Ids: ['U1', 'U2'],
  productOwnerId: 'U5',
  userGroupIds: { 'tier 2': ['S1', 'S2'], 'product owner': ['S1'] },
};
const membersOf = (groupId: string) => MEMBERS[groupId] ?? [];
const STAGE = new Date('2026-03-03T15:00:00Z');
const many = Array.from({ length: 200 }, (_, n) => `U${n}`);

describe('PPL-1 who has a role', () => {
  it('PPL-1 those named come first, then those of each group, and nobody twice', () => {
    const holders = holdersOf(SETUP, membersOf);
    expect(holders['tier 2']).toEqual(['U1', 'U2', 'U3', 'U4']);
    expect(holders['product owner']).toEqual(['U5', 'U2', 'U3']);
    expect(holders['triage duty']).toEqual([]);
    expect(groupIdsIn(SETUP)).toEqual(['S1', 'S2']);
  });

  it('PPL-1 one person has several roles, by name and by the groups they are in', () => {
    expect(rolesOf(SETUP, 'U2', ['S1'])).toEqual(['tier 2', 'product owner']);
    expect(rolesOf(SETUP, 'U2', [])).toEqual(['tier 2']);
    expect(rolesOf(SETUP, 'U4', ['S2', 'S9'])).toEqual(['tier 2']);
    expect(rolesOf(SETUP, 'U9', ['S9'])).toEqual([]);
  });

  it('PPL-1 of two moments it tells whoever has come to a role or lost one', () => {
    const before = holdersOf(SETUP, membersOf);
    const after = holdersOf(SETUP, (groupId) => (groupId === 'S1' ? ['U2', 'U6'] : membersOf(groupId)));
    expect(changedBetween(before, after)).toEqual(['U6', 'U3']);
    expect(changedBetween(before, before)).toEqual([]);
  });

  it('PPL-1 a role that is given to a group is given: nobody is still to be named', () => {
    const set = { triageChannelId: 'G1', requestChannelIds: ['C1'] };
    expect(setupTodo({ ...set, userGroupIds: { 'triage duty': ['S1'] } }, 2, false)).toEqual([]);
    expect(setupTodo({ ...set, userGroupIds: { 'product owner': ['S1'] } }, 2, false)).toHaveLength(1);
  });
});

describe('PPL-1 in words', () => {
  const group = { groupId: 'S1', handle: 'engineers', state: 'used', count: 4 } as const;
  const role = 'tier 2' as const;

  it('PPL-1 shows groups by their handles, and sends nobody to an empty one', () => {
    expect(tellHolders({ names: ['Priya <3'], groups: [group] })).toBe('Priya &lt;3, @engineers (4)');
    expect(tellHolders({ names: [], groups: [] })).toBeUndefined();
    expect(tellWhomToAsk({ names: ['Joan'], groups: [group] })).toBe('Joan or @engineers');
    expect(tellWhomToAsk({ names: [], groups: [{ ...group, count: 0 }] })).toBeUndefined();
  });

  it.each([
    [{ state: 'gone' }, 'which Slack does not have any more'],
    [{ state: 'disabled' }, 'which is disabled'],
    [{ count: 0 }, 'and nobody in it can hold a role'],
  ] as const)('PPL-1 says of a group that is %o what is wrong with it', (change, said) => {
    const [told, ...others] = roleTroubles([{ role, names: [], groups: [{ ...group, ...change }] }], null);
    expect(told).toContain(`Tier 2 is given to @engineers, ${said}`);
    expect(others).toEqual([]);
  });

  it.each([
    ['missing_scope', 'reinstall the app'],
    ['plan_upgrade_required', 'a paid plan'],
  ])('PPL-1 says once that groups cannot be read (%s), where a role depends on it', (problem, mend) => {
    const told = roleTroubles([{ role, names: [], groups: [group] }], problem);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(mend);
    expect(roleTroubles([{ role, names: ['Priya'], groups: [] }], problem)).toEqual([]);
  });

  it('PPL-1 names a few of two hundred, so that Slack takes the message', () => {
    expect(listSome(['a', 'b'])).toBe('a, b');
    expect(listSome(many, '\n')).toMatch(/U19\nand 180 more$/);
    expect(listSome(many)).toMatch(/^U0, .* U19 and 180 more$/);
    const ticket = { id: 1, number: 1, summary: 'x', isSensitive: false };
    expect(criticalWords(ticket, 'P1', many, 'after_triage').text).toMatch(/<@U19> and 180 more$/);
    const calling = { for: 'response', rung: 'team', names: many, next: many } as const;
    expect(tellCalling({ ...calling, nextAt: new Date(0) }).length).toBeLessThan(500);
  });

  it('INC-2 the card of an incident to which a large team is called is one that Slack takes', () => {
    const called = many.map((id) => ({
      name: `${id} of the help desk of the library branches`,
      at: STAGE,
      problem: null,
    }));
    expect(field('Called', tellCalled(called)).text.length).toBeLessThanOrEqual(2000);
    expect(tellCalled(called)).toMatch(/and 190 more$/);
    expect(field('Responders', many.join(', ').repeat(4)).text.length).toBeLessThanOrEqual(2000);
  });

  it('TRI-5 history names all of those who were told to decide', () => {
    const told = (ids: readonly string[]) => tellFact(hurriedFact(ids), 'U0', (id) => `<${id}>`);
    expect(told([])).toContain('told nobody');
    expect(told(['U1'])).toMatch(/told <U1>$/);
    expect(told(['U1', 'U2'])).toMatch(/told <U1>, <U2>$/);
  });
});
