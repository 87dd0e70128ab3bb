import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPromises } from '../../../src/domain/promise/find-promises.ts';
import { readCorpus } from './corpus.ts';

const today = '2026-03-03';
const wordsOf = (text: string, asked = '') => findPromises(text, { today, asked }).map(({ words }) => words);

describe.each(['tuning', 'held-out'] as const)('the %s half of the corpus', (name) => {
  const corpus = readCorpus(name);

  it('UPD-3 is sorted with precision and recall of 0.97 or more', () => {
    const sorted = corpus.map((one) => ({ ...one, isStopped: wordsOf(one.text, one.asked).length > 0 }));
    const count = (isPromise: boolean, isStopped: boolean) =>
      sorted.filter((one) => one.isPromise === isPromise && one.isStopped === isStopped).length;
    const hits = count(true, true);
    const precision = hits / (hits + count(false, true));
    const recall = hits / (hits + count(true, false));
    process.stdout.write(
      `promise guard, ${name}: ${corpus.length} sentences, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });
});

it('UPD-3 is held to at least 300 sentences', () => {
  expect(readCorpus('tuning').length + readCorpus('held-out').length).toBeGreaterThanOrEqual(300);
});

it.each([
  ['The engineers have started. It should be live by Friday.', ['by Friday']],
  ['ETA 14 June', ['ETA 14 June']],
  ['It is done within two days.', ['within two days']],
  ['We fix it next week.', ['next week']],
  ['It is done by EOD, tomorrow at the latest.', ['by EOD', 'tomorrow']],
  ['We write again on Friday.', []],
  ['Nothing has changed since Monday’s update.', []],
] as const)('UPD-3 marks the words: %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it('UPD-3 lets the requester’s own date pass where it is told as theirs, and only there', () => {
  const asked = 'We need it before 1 June, please.';
  expect(wordsOf('You need it before 1 June, so we have told the engineers.', asked)).toEqual([]);
  expect(wordsOf('You wrote “before 1 June”.', asked)).toEqual([]);
  expect(wordsOf('It is live before 1 June.', asked)).toEqual(['before 1 June']);
});

it('UPD-3 tells a date that is over from one that is to come', () => {
  const text = 'The release of the fix: 2 March 2026.';
  expect(findPromises('The fix is live on 2 March.', { today: '2026-03-01', asked: '' })).toHaveLength(1);
  expect(findPromises('The fix is live on 2 March.', { today, asked: '' })).toEqual([]);
  expect(wordsOf(text)).toEqual([]);
});

it('UPD-3 says of any text where its words stand, the same each time', () => {
  const bits = fc.constantFrom(
    'by',
    'Friday',
    'within',
    '2',
    'days',
    '.',
    '“',
    'next',
    'week',
    'we',
    ',',
    '14:30',
    '\n',
    '…',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(bits, { maxLength: 40 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.string(), (written, asked) => {
      const found = findPromises(written, { today, asked });
      for (const { from, to, words } of found) expect(written.slice(from, to)).toBe(words);
      expect(findPromises(written, { today, asked })).toEqual(found);
    }),
  );
});

it('UPD-3 reads the longest text in a blink, whatever it is made of', () => {
  const bits = [
    'the next ',
    'by ',
    '1/',
    '“',
    'a few ',
    'end of the ',
    'Friday ',
    'we fixed ',
    '. ',
    '12:',
    'in the ',
    ' ',
  ];
  for (const bit of bits) {
    const long = bit.repeat(Math.ceil(40_000 / bit.length));
    const before = process.cpuUsage();
    wordsOf(long, long);
    // Its own work, however busy the machine is.
    expect(process.cpuUsage(before).user / 1000, bit).toBeLessThan(3000);
  }
});
