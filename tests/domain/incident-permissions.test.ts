import { expect, it } from 'vitest';
import {
  INCIDENT_ACTIONS,
  type IncidentAction,
  mayIn,
  refuseUnlessMayIn,
  type Standing,
} from '../../src/domain/people/incident-permissions.ts';

const NOBODY: Standing = {
  isPrivate: false,
  isStaff: false,
  isInside: false,
  isCommander: false,
  hasRole: false,
  isLed: true,
};

/** Who may, as the rules say it, written down a second time. */
const WHO = {
  anybody: NOBODY,
  'in the room': { ...NOBODY, isInside: true },
  staff: { ...NOBODY, isStaff: true },
  'staff where nobody leads': { ...NOBODY, isStaff: true, isLed: false },
  scribe: { ...NOBODY, isStaff: true, isInside: true, hasRole: true },
  commander: { ...NOBODY, isStaff: true, isInside: true, isCommander: true },
} as const satisfies Record<string, Standing>;
type Role = keyof typeof WHO;

const ALL = Object.keys(WHO) as Role[];
const STAFF: readonly Role[] = ['staff', 'staff where nobody leads', 'scribe', 'commander'];
const EXPECTED: Readonly<Record<IncidentAction, readonly Role[]>> = {
  'incident.see': ALL,
  'incident.join': ALL,
  'incident.respond': STAFF,
  'incident.work': ['in the room', ...STAFF],
  'incident.make-real': ['in the room', ...STAFF],
  'incident.attach': STAFF,
  'incident.command': STAFF,
  'incident.report': ['staff where nobody leads', 'scribe', 'commander'],
  'incident.lead': ['staff where nobody leads', 'commander'],
};

const cells = INCIDENT_ACTIONS.flatMap((action) => ALL.map((role) => [action, role] as const));

it('S3 PPL-4 has a row for every action in an incident, and knows no other', () => {
  expect([...INCIDENT_ACTIONS].sort()).toEqual(Object.keys(EXPECTED).sort());
  expect(mayIn({ isOutside: false }, 'constructor' as IncidentAction, WHO.commander)).toBe(false);
});

it.each(cells)('S3 PPL-4 %s by %s is as the rules say', (action, role) => {
  expect(mayIn({ isOutside: false }, action, WHO[role])).toBe(EXPECTED[action].includes(role));
  expect(mayIn({ isOutside: true }, action, WHO[role])).toBe(false);
});

it('PPL-4 names who may, be it one or many', () => {
  expect(() => refuseUnlessMayIn({ isOutside: false }, 'incident.lead', WHO.staff)).toThrow(
    'Nothing changed: only the commander can do this. Ask them.',
  );
});

it.each(INCIDENT_ACTIONS)('INC-10 PPL-4 a private incident does not exist for others: %s', (action) => {
  const outsider = { ...WHO.staff, isPrivate: true, isLed: false };
  expect(() => refuseUnlessMayIn({ isOutside: false }, action, outsider)).toThrow(
    'There is no such incident',
  );
  const insider = { ...WHO.commander, isPrivate: true };
  expect(mayIn({ isOutside: false }, action, insider)).toBe(true);
});

it('INC-15 PPL-4 whoever has the machine may what the command line does, and nothing else', () => {
  const atMachine = { isOutside: true, door: 'command line' } as const;
  const may = INCIDENT_ACTIONS.filter((action) => mayIn(atMachine, action, { ...NOBODY, isPrivate: true }));
  expect(may).toEqual(['incident.see', 'incident.work', 'incident.report']);
});
