import { expect, it } from 'vitest';
import { incidentFigures, isMeasured, type Measured, median } from '../../src/domain/incident/figures.ts';
import type { IncidentFact } from '../../src/domain/incident/history.ts';
import type { IncidentState } from '../../src/domain/incident/state.ts';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-03-03T15:00:00Z');
const at = (minutes: number) => new Date(START + minutes * MINUTE_MS);
const fact = (minutes: number, what: IncidentFact) => ({
  fact: what,
  byId: 'U1',
  happenedAt: at(minutes),
  at: at(minutes),
});
const moved = (minutes: number, from: IncidentState, to: IncidentState) =>
  fact(minutes, { kind: 'moved', from, to, reason: null });
const commander = (minutes: number, from: string | null, to: string, how: 'by declaring' | 'taken') =>
  fact(minutes, { kind: 'role', role: 'commander', from, to, how });

const declared: Measured = {
  declaredAt: at(0),
  startedAt: at(-20),
  discoveredAt: at(-5),
  containedAt: at(40),
  record: [],
  sitreps: [],
};

it('INC-14 discovery and containment count from the start, the others from declaring', () => {
  const figures = incidentFigures({
    ...declared,
    record: [
      fact(0, { kind: 'called', rung: 'on duty', personIds: ['U2'] }),
      fact(5, { kind: 'called', rung: 'backup', personIds: ['U3'] }),
      fact(6, { kind: 'responding', personId: 'U3' }),
      commander(7, null, 'U3', 'taken'),
      moved(60, 'remediating', 'resolved'),
    ],
    sitreps: [
      { at: at(12), facts: { dueMs: at(15).getTime() } },
      { at: at(70), facts: { dueMs: at(60).getTime() } },
      { at: at(75), facts: { dueMs: null } },
    ],
  });
  expect(figures).toEqual({
    discovery: 15 * MINUTE_MS,
    acknowledge: 6 * MINUTE_MS,
    command: 7 * MINUTE_MS,
    isCommandDeclarers: false,
    firstSitrep: 12 * MINUTE_MS,
    contain: 60 * MINUTE_MS,
    resolve: 60 * MINUTE_MS,
    sitrepsDue: 2,
    sitrepsOnTime: 1,
    handovers: 0,
    longestCommand: 53 * MINUTE_MS,
    rungs: 2,
    evidenceWaived: 0,
  });
});

it('INC-14 stretches after it was opened again are added, and the pause between is not', () => {
  const record = [
    moved(60, 'remediating', 'resolved'),
    moved(600, 'retrospective', 'remediating'),
    moved(630, 'remediating', 'resolved'),
  ];
  expect(incidentFigures({ ...declared, record }).resolve).toBe(90 * MINUTE_MS);
  expect(incidentFigures({ ...declared, record: record.slice(0, 2) }).resolve).toBeNull();
});

it('INC-14 INC-13 what was taken for a false alarm was not worked on until it was opened again', () => {
  const record = [
    moved(10, 'assessing', 'false alarm'),
    moved(600, 'false alarm', 'assessing'),
    moved(610, 'assessing', 'remediating'),
    moved(630, 'remediating', 'resolved'),
  ];
  expect(incidentFigures({ ...declared, record }).resolve).toBe(40 * MINUTE_MS);
  expect(incidentFigures({ ...declared, record: record.slice(0, 1) }).resolve).toBeNull();
});

it('INC-14 nobody led while it was over', () => {
  const record = [
    commander(0, null, 'U1', 'taken'),
    moved(60, 'remediating', 'resolved'),
    moved(6000, 'retrospective', 'remediating'),
    moved(6030, 'remediating', 'resolved'),
  ];
  expect(incidentFigures({ ...declared, record }).longestCommand).toBe(60 * MINUTE_MS);
});

it('INC-14 a tier 1 declarer’s command is shown apart, and a change of hands is a handover', () => {
  const record = [
    commander(0, null, 'U1', 'by declaring'),
    commander(20, 'U1', 'U2', 'taken'),
    moved(60, 'remediating', 'resolved'),
  ];
  const figures = incidentFigures({ ...declared, record });
  expect(figures).toMatchObject({ command: 0, isCommandDeclarers: true, handovers: 1 });
  expect(figures.longestCommand).toBe(40 * MINUTE_MS);
});

it('INC-1 INC-13 drills, merged ones and false alarms are outside all figures', () => {
  expect(isMeasured({ series: 'drill', state: 'closed' })).toBe(false);
  expect(isMeasured({ series: 'incident', state: 'merged' })).toBe(false);
  expect(isMeasured({ series: 'incident', state: 'false alarm' })).toBe(false);
  expect(isMeasured({ series: 'private', state: 'closed' })).toBe(true);
});

it('INC-14 the middle of an even number lies between two; there is none of none', () => {
  expect(median([4, null, 1, 3, 2])).toBe(2.5);
  expect(median([5, 1, 3])).toBe(3);
  expect(median([null])).toBeNull();
});
