import { describe, expect, it } from 'vitest';
import { believed, changeOf, foreignChange, isNothing } from '../../../src/domain/escalation/issue-change.ts';

const OPEN = {
  state: 'open',
  stateReason: null,
  labels: ['Enhancement', 'Needs refining'],
  assignee: null,
  milestone: null,
  title: 'A wish',
} as const;

const WANTED = {
  decision: 'refining',
  priority: null,
  milestone: null,
  labels: ['Enhancement'],
  known: ['Enhancement', 'Blocked'],
} as const;

describe('ESC-4 what is otherwise about an issue', () => {
  it('names labels whatever their case, who has it, and the milestone', () => {
    const after = { ...OPEN, labels: ['enhancement', 'Blocked'], assignee: 'priya', milestone: 'Next' };
    expect(changeOf(OPEN, after)).toEqual({
      added: ['Blocked'],
      removed: ['Needs refining'],
      assignee: 'priya',
      milestone: 'Next',
    });
    expect(isNothing(changeOf(OPEN, OPEN))).toBe(true);
  });

  it.each([
    ['accepting', { decision: 'accepted', priority: 'P2', milestone: 'Next' }, ['Enhancement', 'P2'], 'Next'],
    ['declining', { decision: 'declined' }, ['Enhancement', 'Declined'], null],
    ['labelling', { labels: ['Enhancement', 'Blocked'] }, ['Enhancement', 'Blocked', 'Needs refining'], null],
    ['taking a label off', { labels: [] }, ['Needs refining'], null],
  ] as const)('is no news where the desk did it: %s', (_what, wanted, labels, milestone) => {
    const change = changeOf(OPEN, { ...OPEN, labels, milestone });
    expect(isNothing(foreignChange(change, { ...WANTED, ...wanted }))).toBe(true);
  });

  it('is news where somebody else did it', () => {
    const change = changeOf(OPEN, { ...OPEN, labels: ['Declined', 'area: map'], milestone: 'Release 12' });
    expect(foreignChange(change, WANTED)).toEqual({
      added: ['Declined', 'area: map'],
      removed: ['Enhancement', 'Needs refining'],
      milestone: 'Release 12',
    });
  });
});

describe('ESC-4 a webhook that is no newer than what is known', () => {
  const known = { ...OPEN, state: 'closed', stateReason: 'completed', assignee: 'priya' } as const;

  it.each([
    ['commented', null, known],
    ['reopened', null, { ...known, state: 'open', stateReason: null }],
    ['labeled', 'Blocked', { ...known, labels: [...OPEN.labels, 'Blocked'] }],
    ['unlabeled', 'needs refining', { ...known, labels: ['Enhancement'] }],
    ['unassigned', null, { ...known, assignee: null }],
    ['milestoned', null, { ...known, milestone: 'Next' }],
    ['edited', null, { ...known, title: 'Another' }],
  ] as const)('is believed only as far as it is about: %s', (action, label, right) => {
    const told = { ...OPEN, labels: ['Else'], milestone: 'Next', title: 'Another' };
    expect(believed(known, told, { action, label })).toEqual(right);
  });
});
