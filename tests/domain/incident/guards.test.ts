import { describe, expect, it } from 'vitest';
import {
  refuseUnlessAssessable,
  refuseUnlessComplete,
  refuseUnlessContainable,
  refuseUnlessReasoned,
  refuseUnlessResolvable,
} from '../../../src/domain/incident/guards.ts';
import { readIncidentName } from '../../../src/domain/incident/name.ts';
import { INCIDENT_STATES, leadsTo } from '../../../src/domain/incident/state.ts';

const incident = { series: 'incident', number: 12, state: 'remediating', codename: null } as const;

describe('INC-4 guards say what is missing', () => {
  it('somebody leads before it is assessed', () => {
    const event = { ...incident, state: 'initiated', acknowledgedAt: null } as const;
    const nobody = { ...event, commanderId: null };
    expect(() => refuseUnlessAssessable(nobody, 'ruth')).toThrow('nobody is in command of event 12 yet');
    expect(() => refuseUnlessAssessable({ ...event, commanderId: 'ruth' }, 'ruth')).not.toThrow();
    expect(() => refuseUnlessAssessable({ ...event, commanderId: 'ruth' }, 'sam')).toThrow();
    const answered = { ...event, commanderId: 'ruth', acknowledgedAt: new Date() };
    expect(() => refuseUnlessAssessable(answered, 'sam')).not.toThrow();
  });

  it('INC-5 it hits something, and the plan has its why', () => {
    const contingency = { isActivated: false, why: 'Reading works' };
    expect(() => refuseUnlessComplete({ hits: [], contingency })).toThrow('at least one');
    expect(() =>
      refuseUnlessComplete({ hits: ['integrity'], contingency: { ...contingency, why: ' ' } }),
    ).toThrow('why');
    expect(() => refuseUnlessComplete({ hits: ['integrity'], contingency })).not.toThrow();
    expect(() => refuseUnlessReasoned(' ')).toThrow('Say why');
  });

  it('contained neither before it began nor later than now, to the minute', () => {
    const began = new Date('2026-03-03T15:00:40Z');
    const now = new Date('2026-03-03T16:00:00Z');
    const contained = (at: string) => () => refuseUnlessContainable(new Date(at), began, now);
    expect(contained('2026-03-03T14:59:59Z')).toThrow('before it began');
    expect(contained('2026-03-03T15:00:00Z')).not.toThrow();
    expect(contained('2026-03-03T16:00:00Z')).not.toThrow();
    expect(contained('2026-03-03T16:00:01Z')).toThrow('has not come yet');
  });

  it('resolved only when tasks, evidence and stakeholders are settled; all that is missing at once', () => {
    const done = { openTasks: [], openEvidence: [], isDecided: true };
    expect(() => refuseUnlessResolvable(incident, done)).not.toThrow();
    const openTasks = [
      { text: 'Restore the drafts', owner: 'Sam' },
      { text: 'Switch the import off', owner: null },
    ];
    const unfinished = {
      openTasks,
      openEvidence: ['Database dump, web', 'Disk snapshot, web'],
      isDecided: false,
    };
    expect(() => refuseUnlessResolvable(incident, unfinished)).toThrow(
      /incident 12 cannot be resolved yet\. Open tasks: “Restore the drafts” \(Sam\), “Switch the import off”\..*Open evidence: Database dump, web; Disk snapshot, web\..*stakeholders/,
    );
  });
});

it('INC-4 no path reaches an end without initiated and assessing', () => {
  const before = (to: (typeof INCIDENT_STATES)[number]) =>
    INCIDENT_STATES.filter((from) => leadsTo(from, to));
  expect(before('assessing')).toEqual(['initiated', 'false alarm']);
  expect(before('false alarm')).toEqual(['assessing']);
  expect(before('resolved')).toEqual(['remediating', 'monitoring']);
  expect(before('remediating')).toEqual(['assessing', 'monitoring', 'resolved', 'retrospective', 'closed']);
  expect(before('closed')).toEqual(['retrospective']);
  expect(before('initiated')).toEqual([]);
});

it.each([
  ['12', { series: 'incident', number: 12 }],
  ['#12', { series: 'incident', number: 12 }],
  ['drill-3', { series: 'drill', number: 3 }],
  ['#room-juniper', { codename: 'room-juniper' }],
  ['12th', undefined],
  ['page', undefined],
  ['1234567890', undefined],
])('K-1 “%s” names an incident or is a word', (word, named) => {
  expect(readIncidentName(word)).toEqual(named);
});
