import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clean,
  decodeText,
  escapeText,
  mentionedPeople,
  type Names,
  shorten,
} from '../../src/domain/message/slack-text.ts';

const names: Names = { person: (id) => ({ U1: 'Maya Lindqvist', W2: 'Ben <Castellano> & co' })[id] };
const nobody: Names = { person: () => undefined };

/** What in Slack's text is alive: a mention, a link, a date, a group. */
const LIVE = /<[^<>]*>/;

/** Text as people type it when they mean harm, and when they only paste. */
const HOSTILE = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S123|@engineers>',
  '<@U12345678>',
  '<@W12345678|maya>',
  '<#C12345678|general>',
  '<https://evil.example|Reset your password>',
  '<mailto:a@b.example|mail>',
  '<!date^1392734382^{date_num}|now>',
  '&lt;!channel&gt;',
  '&amp;lt;!channel&amp;gt;',
  '<<!channel>>',
  '<\0!channel>',
  '<!chan\u200bnel>',
  '<!channel',
  '!channel>',
  '> quoted',
  '`<!channel>`',
  '```\n<!channel>\n```',
  '*bold* _it_ ~no~',
  'a & b < c > d',
  '\u202e<!channel>',
  '\ud83d<!channel>',
  '<|>',
  '<>',
  '<@|>',
];

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string(),
      fc.constantFrom('<', '>', '&', ';', '|', '!', '@', '#'),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

describe('CNV-5 S6 what a person typed', () => {
  it('CNV-5 escaped it holds nothing live, whatever it was', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const escaped = escapeText(typed);
        expect(escaped).not.toMatch(LIVE);
        expect(escaped).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
      { numRuns: 2000 },
    );
  });

  it('CNV-5 comes back as it was typed, through Slack and back', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(decodeText(escapeText(typed), nobody)).toBe(clean(typed));
      }),
      { numRuns: 2000 },
    );
  });

  it('CNV-5 S6 stays dead after the whole way in and out, also when Slack sent it alive', () => {
    fc.assert(
      fc.property(hostile, (sent) => {
        expect(escapeText(decodeText(sent, names))).not.toMatch(LIVE);
      }),
      { numRuns: 2000 },
    );
  });

  it('CNV-5 is decoded once, never twice', () => {
    expect(decodeText('&amp;lt;!channel&amp;gt;', nobody)).toBe('&lt;!channel&gt;');
  });

  it('is well-formed and without NUL, so that both databases keep it alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sent) => {
        const text = decodeText(`${sent}\ud800\0`, nobody);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain('\0');
      }),
    );
  });
});

describe('CNV-5 Slack’s spelling in plain words', () => {
  const CASES: readonly (readonly [sent: string, plain: string])[] = [
    ['plain words', 'plain words'],
    ['<@U1> look', '@Maya Lindqvist look'],
    ['<@U1|maya>', '@Maya Lindqvist'],
    ['<@U9|ben>', '@ben'],
    ['<@U9>', '@U9'],
    ['<@U9|>', '@U9'],
    ['<@W2>', '@Ben <Castellano> & co'],
    ['<#C1|general>', '#general'],
    ['<#C1|>', '#C1'],
    ['<#C1>', '#C1'],
    ['<!here>', '@here'],
    ['<!channel|@channel>', '@channel'],
    ['<!subteam^S1|@engineers>', '@engineers'],
    ['<!date^1392734382^{date}|18 Feb>', '18 Feb'],
    ['<https://heron.example/a?b=1&amp;c=2>', 'https://heron.example/a?b=1&c=2'],
    ['<https://heron.example|the site>', 'the site (https://heron.example)'],
    ['<https://heron.example|https://heron.example>', 'https://heron.example'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['a\r\nb', 'a\nb'],
  ];

  it.each(CASES)('%j reads %j', (sent, plain) => {
    expect(decodeText(sent, names)).toBe(plain);
  });

  it('knows whom a text mentions', () => {
    expect(mentionedPeople('<@U1> and <@W2|ben>, not <#C1|x> nor &lt;@U3&gt;')).toEqual(['U1', 'W2']);
  });
});

describe('long texts', () => {
  it('40,000 characters pass whole, however Slack has to spell them', () => {
    const typed = '<&>'.repeat(13_333);
    expect(decodeText(escapeText(typed), nobody)).toBe(typed);
  });

  it('what is longer is cut, and … shows it', () => {
    const text = decodeText('a'.repeat(50_000), nobody);
    expect(text).toHaveLength(40_000);
    expect(text.endsWith('…')).toBe(true);
  });

  it('S19 no text takes long to decode', () => {
    for (const unit of ['<', '<@', '<|', '&amp;', '<a|', '|>', '<@U1|']) {
      const began = performance.now();
      decodeText(unit.repeat(40_000 / unit.length), names);
      expect(performance.now() - began, JSON.stringify(unit)).toBeLessThan(250);
    }
  });

  it('is shortened to a length, never within a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, length) => {
        const short = shorten(text, length);
        expect(short.length).toBeLessThanOrEqual(length);
        expect(short.isWellFormed()).toBe(text.isWellFormed());
        if (text.length <= length) expect(short).toBe(text);
        else expect(short.endsWith('…')).toBe(true);
      }),
    );
  });
});
