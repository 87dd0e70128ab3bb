import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForNothing, isSmallTalk } from '../../src/domain/message/small-talk.ts';

const SMALL = [
  '',
  '   ',
  'thanks!',
  'Thanks',
  'thank you',
  'Thank you so much!!',
  'thx 🙏',
  'ty',
  'Cheers, all',
  'ta',
  'hi',
  'Hello there',
  'Good morning team',
  'good morning all :wave:',
  'hey folks',
  'ok',
  'OK!',
  'k',
  'great',
  'Perfect, thank you',
  'awesome, that worked!',
  'works now',
  'it works, thanks',
  'works for me',
  'all good',
  'All fixed, thank you very much',
  'solved',
  'no problem',
  'No worries!',
  'no thanks',
  'No, thank you',
  'np',
  'got it, thanks again',
  'thanks for the quick help',
  'thanks for your help @tomas',
  'Thanks for help',
  'have a good weekend, bye',
  'see you later',
  '👍',
  '👍🏽 🎉',
  ':+1:',
  ':+1::skin-tone-2:',
  ':white_check_mark: done',
  '1️⃣',
  'thànks',
  'ｔｈａｎｋｓ',
  '@Firstline',
  '…',
  '!!!',
];

const NOT_SMALL = [
  'help',
  'Help!',
  'help me',
  'Hi, help',
  'hello I have a problem',
  'hi problem',
  'no',
  'nope',
  'No, it is not',
  'no, still broken',
  'not fixed',
  'not working',
  'it was working',
  'that was fine',
  'this again',
  'this is it',
  'you',
  'thanks?',
  'ok？',
  'is it fixed?',
  'thanks, but the map is gone again',
  'The printer is jammed',
  'good morning, the map is gone',
  'hi there, can somebody look at event 12',
  'lost my password',
  '404',
  '12:30:45',
  'https://heron.example/thanks',
  'thanks '.repeat(11),
];

describe('IN-7 small talk', () => {
  it.each(SMALL)('IN-7 %j asks for nothing', (text) => {
    expect(isSmallTalk(text)).toBe(true);
  });

  it.each(NOT_SMALL)('IN-7 %j is no small talk', (text) => {
    expect(isSmallTalk(text)).toBe(false);
  });

  it('IN-7 case, punctuation, emoji and spaces around change nothing', () => {
    const around = fc.constantFrom('', ' ', '!', '...', ' 🎉', ' :tada:', '\n', ' — ');
    fc.assert(
      fc.property(fc.constantFrom(...SMALL, ...NOT_SMALL), around, around, (text, before, after) => {
        expect(isSmallTalk(`${before}${text.toUpperCase()}${after}`)).toBe(isSmallTalk(text));
      }),
    );
  });

  it('IN-7 one word that is not polite makes a request of any politeness', () => {
    const unpolite = fc.constantFrom('broken', 'printer', 'cannot', 'error', 'why', 'urgent', 'login');
    fc.assert(
      fc.property(fc.constantFrom(...SMALL), unpolite, fc.boolean(), (text, word, first) => {
        expect(isSmallTalk(first ? `${word} ${text}` : `${text} ${word}`)).toBe(false);
      }),
    );
  });

  it('IN-7 a question is never small talk', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(isSmallTalk(`${text}?`)).toBe(false);
      }),
    );
  });

  const thanks = fc.constantFrom(
    ...[
      'thanks',
      'thank you',
      'thankyou',
      'thx',
      'thnx',
      'thanx',
      'tnx',
      'tks',
      'ty',
      'tysm',
      'cheers',
      'ta',
    ],
    ...[
      'Danke',
      'merci',
      'gracias',
      'grazie',
      'obrigado',
      'bedankt',
      'tack',
      'takk',
      'kiitos',
      'dzięki',
      'díky',
    ],
    ...['спасибо', 'ありがとう', 'thaaanks', 'thankssss', 'thxxx', 'THANK YOUUUU', 'Ｔｈａｎｋｓ'],
  );
  const more = fc.constantFrom('', ' so much', ' a lot', ' again', ' everyone', ', all good', ', works now');
  const mark = fc.constantFrom(
    '',
    '!',
    '!!!',
    '.',
    ' …',
    ' 🙏',
    ' 🙏🏽❤️',
    ' :pray:',
    ' :+1::skin-tone-3:',
    ' :)',
    ' <3',
  );

  it('RES-3 IN-7 bare thanks asks for nothing, however it is spelled', () => {
    fc.assert(
      fc.property(thanks, more, mark, mark, (word, along, first, second) => {
        expect(isSmallTalk(`${word}${along}${first}${second}`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  const asks = fc.constantFrom(
    ...['but the map is gone again', 'but it still fails', 'could you also look at event 12', 'it is back'],
    ...[
      'it happens on Firefox too',
      'one more thing: the search is empty',
      'still nothing here',
      'it did not help',
    ],
    ...[
      'that is not it',
      'I cannot log in now',
      'please reopen',
      'aber es geht nicht',
      'mais la carte manque',
    ],
  );
  const between = fc.constantFrom(', ', '. ', '! ', ' 🙏 ', ' — ', '\n');

  it('RES-3 IN-7 thanks with something after it, or before it, asks', () => {
    fc.assert(
      fc.property(thanks, between, asks, fc.boolean(), (word, gap, ask, isFirst) => {
        expect(isSmallTalk(isFirst ? `${word}${gap}${ask}` : `${ask}${gap}${word}`)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  const file = { id: 'F1', name: 'a.png', mimetype: 'image/png', size: 1, url: '' };

  it.each([
    ['<@U1> thanks!', true],
    ['thank you <@U1|Tomas Rivera> &amp; <@U2>', true],
    ['<!here> good morning', true],
    ['<@U1>', true],
    ['<@U1> the map is gone', false],
    ['thanks, <https://heron.example|this> is gone', false],
  ])('IN-7 %j, as Slack spells it: %s, whoever is named', (text, expected) => {
    expect(asksForNothing({ text, files: [] })).toBe(expected);
  });

  it('IN-7 a file is never small talk', () => {
    expect(asksForNothing({ text: '', files: [file] })).toBe(false);
    expect(asksForNothing({ text: 'thanks', files: [file] })).toBe(false);
  });

  it('S19 whatever is typed is judged at once, at 20,000 characters too', () => {
    for (const unit of [':', ':a', '@', 'no ', 'thanks ', 'a\u0301', '1\u20e3', "'", 'was working ']) {
      const text = unit.repeat(Math.ceil(20_000 / unit.length));
      const began = performance.now();
      isSmallTalk(text);
      expect(performance.now() - began, JSON.stringify(unit)).toBeLessThan(250);
    }
  });
});
