import { describe, expect, it } from 'vitest';
import { setupTodo } from '../../src/domain/desk-words.ts';
import { dateToken } from '../../src/domain/message/dates.ts';
import { personFacts } from '../../src/domain/people/person-facts.ts';

describe('what is still to be set', () => {
  it('on the first day: everything', () => {
    const todo = setupTodo({}, 0, false);
    expect(todo).toHaveLength(3);
    expect(todo[0]).toContain('There is no triage channel yet');
    expect(todo[1]).toContain('Choose the channels');
  });

  it('with a triage channel: the people in it, until a second one comes', () => {
    const setup = { triageChannelId: 'G1', requestChannelIds: ['C1'], triageDutyIds: ['U1'] };
    expect(setupTodo(setup, 0, false)).toEqual([expect.stringContaining('Invite the people who answer')]);
    expect(setupTodo(setup, 1, false)).toHaveLength(1);
    expect(setupTodo(setup, 2, false)).toEqual([]);
  });

  it('PPL-3 a rota names who is called as well as the set-up does', () => {
    const setup = { triageChannelId: 'G1', requestChannelIds: ['C1'] };
    expect(setupTodo(setup, 2, false)).toEqual([expect.stringContaining('make a rota')]);
    expect(setupTodo(setup, 2, true)).toEqual([]);
  });

  it('an empty list of request channels is none', () => {
    expect(
      setupTodo({ triageChannelId: 'G1', requestChannelIds: [], triageDutyIds: ['U1'] }, 5, false),
    ).toHaveLength(1);
  });
});

describe('a moment in a message', () => {
  it('is shown in everybody’s own zone, and with its zone where Slack cannot', () => {
    const at = new Date('2026-03-03T15:04:05Z');
    const shown = '<!date^1772550245^{date_short_pretty} at {time}|3 Mar 2026, 15:04 UTC>';
    expect(dateToken(at)).toBe(shown);
  });
});

describe('PPL-4 what Slack says of a person', () => {
  const user = { id: 'U1', team_id: 'T1', profile: { real_name: 'Maya Lindqvist' } };

  it('PPL-4 a plain member is neither guest, stranger, bot nor gone', () => {
    expect(personFacts(user, 'T1')).toMatchObject({
      personId: 'U1',
      name: 'Maya Lindqvist',
      timeZone: 'UTC',
      isAdmin: false,
      isGuest: false,
      isStranger: false,
      isBot: false,
      isDeactivated: false,
    });
  });

  it.each([
    [{ is_restricted: true }, { isGuest: true }],
    [{ is_ultra_restricted: true }, { isGuest: true }],
    [{ is_stranger: true }, { isStranger: true }],
    [{ team_id: 'T2' }, { isStranger: true }],
    [{ is_bot: true }, { isBot: true }],
    [{ id: 'USLACKBOT' }, { isBot: true }],
    [{ deleted: true }, { isDeactivated: true }],
    [{ is_admin: true }, { isAdmin: true }],
    [{ is_owner: true }, { isAdmin: true }],
  ])('PPL-4 %o is %o', (said, facts) => {
    expect(personFacts({ ...user, ...said }, 'T1')).toMatchObject(facts);
  });

  it('has a name, whichever field it stands in', () => {
    expect(personFacts({ id: 'U1', real_name: 'Real' }, 'T1').name).toBe('Real');
    expect(personFacts({ id: 'U1', profile: { display_name: 'maya' } }, 'T1').name).toBe('maya');
    expect(personFacts({ id: 'U1', name: 'mlindqvist' }, 'T1').name).toBe('mlindqvist');
    expect(personFacts({ id: 'U1' }, 'T1').name).toBe('Somebody');
  });
});
