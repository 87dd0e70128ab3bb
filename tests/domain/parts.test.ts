import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/domain/message/parts.ts';

const MOST = 3500;
const withoutSpace = (text: string) => text.replaceAll(/\s+/g, '');

/** Long texts with lines, words, unbroken runs and characters of two halves. */
const long = fc
  .array(
    fc.tuple(
      fc.constantFrom('word ', 'word\n', '🙂', 'x', ' ', '\n\n', 'é'),
      fc.integer({ min: 1, max: 4000 }),
    ),
    { maxLength: 6 },
  )
  .map((runs) => runs.map(([unit, times]) => unit.repeat(times)).join(''));

describe('a text in parts that Slack can show', () => {
  it('is one part where it is short, also where it is empty', () => {
    expect(partsOf('')).toEqual(['']);
    expect(partsOf('Short.')).toEqual(['Short.']);
    expect(partsOf('a'.repeat(MOST))).toHaveLength(1);
  });

  it('loses nothing but space at the cuts, and no part is too long, broken or empty', () => {
    fc.assert(
      fc.property(long, (text) => {
        const parts = partsOf(text);
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(MOST);
          expect(part.isWellFormed()).toBe(true);
          if (parts.length > 1) expect(part).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is cut at a line’s end where there is one, else at a space', () => {
    const [first] = partsOf(`${'a'.repeat(3000)}\n${'b '.repeat(1000)}`);
    expect(first?.endsWith('b')).toBe(true);
    const [line] = partsOf(`${'a'.repeat(3000)}\n${'b'.repeat(3000)}`);
    expect(line).toBe('a'.repeat(3000));
  });

  it('40,000 characters are a dozen parts', () => {
    expect(partsOf('a'.repeat(40_000))).toHaveLength(12);
  });
});
