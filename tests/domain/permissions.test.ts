import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/people/actor.ts';
import {
  ACTIONS,
  type Action,
  type Guarded,
  may,
  refuseUnlessMay,
} from '../../src/domain/people/permissions.ts';
import { ROLES as SET_UP } from '../../src/domain/people/roles.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { DOORS } from '../../src/domain/ticket/door.ts';

/** Who may, as the rules say it, written down a second time: what is not `yes` here must be refused. */
const ROLES = [
  'stranger to it',
  'filer',
  'requester',
  'engineer',
  'agent',
  'admin',
  'admin and agent',
  'product owner',
  'delivery manager',
  'help desk manager',
] as const;
type Role = (typeof ROLES)[number];

const AGENTS: readonly Role[] = ['agent', 'admin and agent'];
const LEADERS: readonly Role[] = [
  'agent',
  'admin',
  'admin and agent',
  'product owner',
  'delivery manager',
  'help desk manager',
];
const EXPECTED: Readonly<Record<Action, readonly Role[]>> = {
  'ticket.file': ROLES,
  'ticket.file-for-another': AGENTS,
  'ticket.import': AGENTS,
  'ticket.see': ['requester', ...AGENTS],
  'ticket.history': AGENTS,
  'ticket.why': AGENTS,
  'ticket.list-all': AGENTS,
  'ticket.triage': AGENTS,
  'ticket.label': AGENTS,
  'ticket.take': AGENTS,
  'ticket.assign': AGENTS,
  'ticket.escalate': AGENTS,
  'escalation.answer': ['engineer'],
  'escalation.decide': ['product owner'],
  'stakeholders.write': ['product owner'],
  'escalation.see-queue': ['product owner', 'delivery manager'],
  'escalation.start': ['engineer', ...AGENTS],
  'ticket.reply': AGENTS,
  'ticket.note': AGENTS,
  'ticket.resolve': AGENTS,
  'ticket.withdraw': ['filer', ...AGENTS],
  'ticket.reopen': ['requester', ...AGENTS],
  'ticket.judge': ['requester'],
  'ticket.snooze': AGENTS,
  'ticket.link': AGENTS,
  'ticket.merge': AGENTS,
  'ticket.mark-sensitive': AGENTS,
  'storm.decide': AGENTS,
  'incident.declare': ROLES,
  'incident.drill': LEADERS,
  'answer.use': AGENTS,
  'answer.share': AGENTS,
  'desk.away': AGENTS,
  'desk.report': LEADERS,
  'oncall.see': ['agent', 'admin', 'admin and agent'],
  'desk.read-policy': ['agent', 'admin', 'admin and agent'],
  'desk.change-taxonomy': ['admin', 'admin and agent'],
  'view.share': ['admin', 'admin and agent'],
  'desk.set-up': ['admin', 'admin and agent'],
};

const FOR_ALL: readonly Action[] = ['ticket.file', 'incident.declare'];

/** Whoever is at the command line holds the desk itself, whatever they are in Slack (INC-15). */
const AT_MACHINE: readonly Action[] = ['incident.declare', 'incident.drill'];

const TICKET: Guarded = {
  number: 7,
  requesterId: 'U-requester',
  filedById: 'U-filer',
  engineerIds: ['U-engineer'],
};

function actorIn(role: Role, more: Partial<Actor> = {}): Actor {
  const ids: Partial<Record<Role, string>> = {
    requester: TICKET.requesterId,
    engineer: 'U-engineer',
    filer: TICKET.filedById,
  };
  return {
    workspaceId: 'T1',
    personId: ids[role] ?? 'U-somebody',
    name: 'Somebody',
    door: 'button',
    isAgent: AGENTS.includes(role),
    isAdmin: role.startsWith('admin'),
    roles: SET_UP.filter((one) => one === role),
    isOutside: false,
    ...more,
  };
}

const cells = ACTIONS.flatMap((action) => ROLES.map((role) => [action, role] as const));

describe('S3 PPL-4 the one table', () => {
  it('has a cell for every action, and knows no other', () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(cells)('S3 %s by %s is as the rules say, by every door', (action, role) => {
    const expected = EXPECTED[action].includes(role);
    for (const door of DOORS) {
      const isAtMachine = door === 'command line' && AT_MACHINE.includes(action);
      expect(may(actorIn(role, { door }), action, TICKET)).toBe(expected || isAtMachine);
    }
  });

  it.each(cells)('S3 %s by %s from outside is refused, whatever they are', (action, role) => {
    expect(may(actorIn(role, { isOutside: true }), action, TICKET)).toBe(false);
  });

  it('S3 denies what is not in the table, also the names every object has', () => {
    for (const name of ['', 'ticket', 'ticket.delete', 'constructor', 'toString', '__proto__']) {
      expect(may(actorIn('admin and agent'), name as Action, TICKET)).toBe(false);
    }
  });

  it('S3 without a ticket nobody is its requester, not even somebody without an id', () => {
    for (const action of ACTIONS) {
      const anybody = actorIn('stranger to it', { personId: '' });
      const allowed = may(anybody, action);
      if (!FOR_ALL.includes(action)) expect([action, allowed]).toEqual([action, false]);
    }
  });

  it('S3 a right to one ticket is none to another', () => {
    const other: Guarded = { number: 8, requesterId: 'U-other', filedById: 'U-other' };
    expect(may(actorIn('requester'), 'ticket.see', other)).toBe(false);
    expect(may(actorIn('requester'), 'ticket.reopen', other)).toBe(false);
  });
});

describe('PPL-4 what somebody hears who may not', () => {
  const said = (work: () => void): Refusal => {
    try {
      work();
    } catch (error) {
      if (error instanceof Refusal) return error;
    }
    throw new Error('Nothing was refused.');
  };

  it('a ticket they may not see does not exist for them, whatever they try with it', () => {
    for (const action of ACTIONS.filter((one) => !FOR_ALL.includes(one))) {
      const refusal = said(() => refuseUnlessMay(actorIn('stranger to it'), action, TICKET));
      expect(refusal.code).toBe('ticket.unknown');
      expect(refusal.message).toContain('There is no ticket 7 that you can see');
    }
  });

  it('for a ticket they may see, they are told who may', () => {
    const refusal = said(() => refuseUnlessMay(actorIn('requester'), 'ticket.assign', TICKET));
    expect(refusal.code).toBe('not-allowed');
    expect(refusal.message).toBe('Nothing changed: only agents can do this. Ask them.');
  });

  it('whoever may hears nothing', () => {
    for (const [action, role] of cells) {
      if (EXPECTED[action].includes(role)) refuseUnlessMay(actorIn(role), action, TICKET);
    }
  });
});
