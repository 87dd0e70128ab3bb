import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conversationOf,
  messageKey,
  type Origin,
  permalink,
  sourceKey,
  timeOf,
  tsOf,
} from '../../src/domain/ticket/origin.ts';
import { SUMMARY_LENGTH, summaryOf } from '../../src/domain/ticket/summary.ts';

const SETUP = { triageChannelId: 'G1', requestChannelIds: ['C1'] };
const BY_DIRECT_MESSAGE = { channelId: null, ts: null, isPrivate: true };

describe('CNV-4 where a requester is answered', () => {
  const CASES: readonly (readonly [where: string, origin: Origin, conversation: object])[] = [
    [
      'a direct message stays there, and private',
      { from: 'direct message', channelId: 'D1', ts: '1.0' },
      { channelId: 'D1', ts: '1.0', isPrivate: true },
    ],
    [
      'a message is its own thread',
      { from: 'message', channelId: 'C2', ts: '2.0', threadTs: null, isReadable: true },
      { channelId: 'C2', ts: '2.0', isPrivate: false },
    ],
    [
      'a reply is answered in its thread',
      { from: 'message', channelId: 'C2', ts: '2.1', threadTs: '2.0', isReadable: true },
      { channelId: 'C2', ts: '2.0', isPrivate: false },
    ],
    [
      'a message where the desk cannot be is answered by direct message',
      { from: 'message', channelId: 'G9', ts: '2.0', threadTs: null, isReadable: false },
      BY_DIRECT_MESSAGE,
    ],
    [
      'a form in a request channel begins a thread there',
      { from: 'form', channelId: 'C1', formId: 'V1' },
      { channelId: 'C1', ts: null, isPrivate: false },
    ],
    [
      'a form elsewhere is answered by direct message',
      { from: 'form', channelId: 'C2', formId: 'V1' },
      BY_DIRECT_MESSAGE,
    ],
    ['a form from nowhere too', { from: 'form', channelId: null, formId: 'V1' }, BY_DIRECT_MESSAGE],
    ['and one from the triage channel', { from: 'form', channelId: 'G1', formId: 'V1' }, BY_DIRECT_MESSAGE],
  ];

  it.each(CASES)('CNV-4 %s', (_where, origin, conversation) => {
    expect(conversationOf(origin, SETUP)).toEqual(conversation);
  });

  it('CNV-4 without request channels every form is answered by direct message', () => {
    const channels = [null, '', 'C1', 'undefined'];
    for (const channelId of channels) {
      expect(conversationOf({ from: 'form', channelId, formId: 'V1' }, {})).toEqual(BY_DIRECT_MESSAGE);
    }
  });
});

describe('IN-3 the key of what a ticket comes from', () => {
  it('IN-3 is the same for one message, by whichever door', () => {
    const message = {
      from: 'message',
      channelId: 'D1',
      ts: '1.0',
      threadTs: null,
      isReadable: true,
    } as const;
    const keys = [
      sourceKey(message),
      sourceKey({ ...message, threadTs: '0.9', isReadable: false }),
      sourceKey({ from: 'direct message', channelId: 'D1', ts: '1.0' }),
      messageKey('D1', '1.0'),
    ];
    expect(new Set(keys).size).toBe(1);
  });

  it('IN-3 differs for different messages and forms', () => {
    const id = fc.string({ unit: fc.constantFrom('A', '1', '.'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(id, id, id, id, (channelA, tsA, channelB, tsB) => {
        fc.pre(channelA !== channelB || tsA !== tsB);
        expect(messageKey(channelA, tsA)).not.toBe(messageKey(channelB, tsB));
        expect(sourceKey({ from: 'form', channelId: channelA, formId: tsA })).not.toMatch(/^message:/);
      }),
    );
  });
});

describe('addresses and times of messages', () => {
  it('a permalink is Slack’s own', () => {
    const url = 'https://heron.slack.example/';
    expect(permalink(url, 'C1', '1772550000.000100')).toBe(`${url}archives/C1/p1772550000000100`);
    expect(permalink(url, 'C1', '1.0', '1.0')).toBe(`${url}archives/C1/p10`);
    expect(permalink(url, 'C1', '2.0', '1.0')).toBe(`${url}archives/C1/p20?thread_ts=1.0&cid=C1`);
  });

  it('a ts is the moment it says, and no message from then on has an earlier one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        const at = new Date(ms);
        expect(Number(tsOf(at))).toBeLessThanOrEqual(ms / 1000);
        expect(timeOf(`${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}000`)).toEqual(at);
      }),
    );
  });
});

describe('a title of what somebody wrote', () => {
  it.each([
    ['Search finds nothing', 'Search finds nothing'],
    ['  Search finds nothing  \nSince lunch.', 'Search finds nothing'],
    ['Search finds nothing since lunch. I tried twice.', 'Search finds nothing since lunch.'],
    ['Hi. Search finds nothing since lunch! Help.', 'Hi. Search finds nothing since lunch!'],
    ['See heron.example/a.b for it', 'See heron.example/a.b for it'],
    ['', 'A message without words'],
    ['  \n ', 'A message without words'],
  ])('%j is titled %j', (text, title) => {
    expect(summaryOf(text)).toBe(title);
  });

  it('is one line, never empty, and never longer than a form takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const title = summaryOf(text);
        expect(title).not.toContain('\n');
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
      }),
    );
  });

  it('S19 takes no time, at 40,000 characters either', () => {
    for (const unit of ['a.', '. ', ' ', 'a', '\n', '!?']) {
      const began = performance.now();
      summaryOf(unit.repeat(40_000 / unit.length));
      expect(performance.now() - began, JSON.stringify(unit)).toBeLessThan(250);
    }
  });
});
