import { describe, expect, it } from 'vitest';
import {
  BLOCKS,
  concludeTriage,
  type DefectImpact,
  defectPriority,
  explainPriority,
  LONG_TERMS,
  type Priority,
  REACHES,
  type Triage,
} from '../../src/domain/ticket/triage.ts';

/** TRI-3, written out: for each reach, visibility and lasting effect, the priority by what it blocks. */
const TABLE: Record<string, readonly [essential: Priority, important: Priority, nothing: Priority]> = {
  'many visible yes': ['P1', 'P1', 'P1'],
  'many visible minimal': ['P1', 'P1', 'P1'],
  'many visible no': ['P1', 'P1', 'P1'],
  'many hidden yes': ['P1', 'P1', 'P1'],
  'many hidden minimal': ['P1', 'P1', 'P1'],
  'many hidden no': ['P1', 'P1', 'P1'],
  'some visible yes': ['P1', 'P1', 'P1'],
  'some visible minimal': ['P1', 'P1', 'P1'],
  'some visible no': ['P1', 'P1', 'P1'],
  'some hidden yes': ['P1', 'P1', 'P1'],
  'some hidden minimal': ['P1', 'P2', 'P2'],
  'some hidden no': ['P1', 'P2', 'P2'],
  'few visible yes': ['P1', 'P1', 'P1'],
  'few visible minimal': ['P1', 'P1', 'P1'],
  'few visible no': ['P1', 'P1', 'P1'],
  'few hidden yes': ['P1', 'P1', 'P1'],
  'few hidden minimal': ['P1', 'P2', 'P2'],
  'few hidden no': ['P1', 'P2', 'P3'],
};

const cases = REACHES.flatMap((reach) =>
  [true, false].flatMap((isVisible) =>
    LONG_TERMS.flatMap((longTerm) =>
      BLOCKS.map((blocks, column) => {
        const key = `${reach} ${isVisible ? 'visible' : 'hidden'} ${longTerm}`;
        const expected = TABLE[key]?.[column as 0 | 1 | 2];
        return { reach, isVisible, longTerm, blocks, expected };
      }),
    ),
  ),
);

describe('TRI-3', () => {
  it('has 54 combinations of answers', () => {
    expect(cases).toHaveLength(54);
  });

  it.each(cases)('$reach, visible $isVisible, lasting $longTerm, blocks $blocks is $expected', (one) => {
    const { expected, ...impact } = one;
    expect(defectPriority(impact)).toBe(expected);
    expect(explainPriority(impact)).toMatch(new RegExp(`^${expected}[,].* because .+`));
  });

  const few: DefectImpact = { reach: 'few', isVisible: false, longTerm: 'no', blocks: 'nothing' };
  const triage: Triage = { incident: 'no', type: 'defect', impact: few, override: null };

  it.each([
    [
      { ...few, reach: 'many', isVisible: true } as const,
      'P1, critical defect, because many people are affected and it is highly visible',
    ],
    [{ ...few, longTerm: 'minimal' } as const, 'P2, because it has minimal lasting effects'],
    [few, 'P3, because few people are affected and nothing important is blocked'],
  ])('explains itself: %o', (impact, said) => {
    expect(explainPriority(impact)).toBe(said);
  });

  it('may be overridden with a reason, and not without one', () => {
    const override = { priority: 'P1', reason: ' ' } as const;
    expect(() => concludeTriage({ ...triage, override })).toThrow('The answers say P3. Say why it is P1.');
    const reasoned = { priority: 'P1', reason: 'the mayor presents it tomorrow' } as const;
    expect(concludeTriage({ ...triage, override: reasoned })).toMatchObject({
      priority: 'P1',
      because: 'P1, because the mayor presents it tomorrow',
    });
  });

  it('TRI-5 an enhancement has no computed priority', () => {
    expect(concludeTriage({ ...triage, type: 'enhancement' })).toMatchObject({ priority: null });
  });

  it('TRI-1 what may be an incident is P1 before anything else is asked', () => {
    expect(concludeTriage({ ...triage, incident: 'not sure', type: null, impact: null })).toMatchObject({
      priority: 'P1',
    });
  });

  it('asks for what is missing, at its field', () => {
    expect(() => concludeTriage({ ...triage, type: null })).toThrow('Choose what kind');
    expect(() => concludeTriage({ ...triage, impact: null })).toThrow('Answer the four questions');
  });
});
