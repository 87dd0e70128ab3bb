import { expect, it } from 'vitest';
import { bestOf, rankOf, searchWords } from '../../src/domain/ticket/search-words.ts';

it('ranks whole words above beginnings, words together above words apart, and the description last', () => {
  const rank = (summary: string) => rankOf(summary, searchWords('lost map'));
  const best = ['The lost map', 'A map was lost', 'Maps lost', 'Lost luggage', 'Maps', 'Something else'];
  const ranks = best.map(rank);
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  expect(new Set(ranks).size).toBe(best.length);
});

it('neither case nor accents count', () => {
  expect(rankOf('ÉCLAIR café', searchWords('cafe eclair'))).toBe(rankOf('eclair cafe', ['cafe', 'eclair']));
  expect(rankOf('ΣΟΦΟΣ', searchWords('σοφος'))).toBe(2);
});

it('gives the best, and of equals the newest', () => {
  const found = ['map', 'other', 'map', 'maps'].map((summary, id) => ({ id, summary }));
  expect(bestOf(found, ['map'], 3)).toEqual([2, 0, 3]);
});
