import { describe, expect, it } from 'vitest';
import { completionAt } from '../../sandbox/page/state/completion.ts';
import { continues, withMessage, withOlder } from '../../sandbox/page/state/conversations.ts';
import { formValues, stillThere } from '../../sandbox/page/state/forms.ts';
import { parseMrkdwn } from '../../sandbox/page/text/mrkdwn.ts';
import { permalink, readPermalink } from '../../sandbox/page/text/permalink.ts';
import { clockWords, dateToken, momentOf, msUntilHour } from '../../sandbox/page/text/times.ts';
import type { Message } from '../../sandbox/server/protocol.ts';

const NEW_YORK = 'America/New_York';

function message(ts: string, change: Partial<Message> = {}): Message {
  const rest = { edited: false, deleted: false, reactions: [], files: [], replyCount: 0 };
  return { channel: 'C1', ts, user: 'U1', text: ts, ...rest, ...change };
}

describe('message markup', () => {
  it.each([
    ['2*3*4 snake_case', [{ is: 'text', text: '2*3*4 snake_case' }]],
    ['&lt;b&gt; &amp;amp;', [{ is: 'text', text: '<b> &amp;' }]],
    ['`*code*`', [{ is: 'code', text: '*code*' }]],
    ['*Due:*', [{ is: 'bold', pieces: [{ is: 'text', text: 'Due:' }] }]],
    ['<https://a.b/?x=1&amp;y=2|A &amp; B>', [{ is: 'link', url: 'https://a.b/?x=1&y=2', label: 'A & B' }]],
    [':ticket:', [{ is: 'emoji', name: 'ticket', character: '🎫' }]],
    [':no_such_name:', [{ is: 'text', text: ':no_such_name:' }]],
    ['<!date^1^{time}|then>', [{ is: 'date', ms: 1000, format: '{time}', fallback: 'then' }]],
    [
      '&gt; said\nafter',
      [
        { is: 'quote', pieces: [{ is: 'text', text: 'said' }] },
        { is: 'text', text: 'after' },
      ],
    ],
  ])('reads %s as Slack does', (source, pieces) => {
    expect(parseMrkdwn(source)).toEqual(pieces);
  });
});

describe('times', () => {
  const then = Date.parse('2026-03-03T15:00:00Z');

  it('writes a date token in the zone of whoever reads it', () => {
    expect(dateToken('{date_short_pretty} at {time}', then, then, NEW_YORK)).toBe('today at 10:00');
    expect(dateToken('{date_short_pretty} at {time}', then, then, 'Asia/Tokyo')).toBe('today at 00:00');
    expect(dateToken('{date_long}', then, then, NEW_YORK)).toBe('Tuesday, March 3rd, 2026');
  });

  it('finds the next morning across the change to summer time', () => {
    const now = Date.parse('2026-03-07T22:30:00Z');
    expect(clockWords(now + msUntilHour(now, NEW_YORK, 9), NEW_YORK)).toBe('Sun, Mar 8, 09:00');
  });

  it('takes a picked date and time as one of the picker’s zone', () => {
    expect(momentOf('2026-03-03T10:00', NEW_YORK)).toBe(then);
  });
});

describe('a conversation', () => {
  it('puts a late message at its place and a changed one in its old place', () => {
    const first = [message('1.0'), message('3.0')];
    const late = withMessage(first, message('2.0'));
    expect(late.map((one) => one.ts)).toEqual(['1.0', '2.0', '3.0']);
    expect(withMessage(late, message('2.0', { text: 'new' }))[1]?.text).toBe('new');
  });

  it('leaves a tombstone only where replies go on', () => {
    const said = [message('1.0'), message('2.0', { replyCount: 1 })];
    expect(withMessage(said, message('1.0', { deleted: true }))).toHaveLength(1);
    expect(withMessage(said, message('2.0', { deleted: true, replyCount: 1 }))).toHaveLength(2);
  });

  it('joins an older page without doubles', () => {
    const joined = withOlder({ messages: [message('2.0')], complete: false }, [
      message('1.0'),
      message('2.0'),
    ]);
    expect(joined).toMatchObject({ complete: true, messages: [{ ts: '1.0' }, { ts: '2.0' }] });
  });

  it('leaves out the name when the same person goes on within five minutes', () => {
    expect(continues(message('100.0'), message('1.0'))).toBe(true);
    expect(continues(message('400.0'), message('1.0'))).toBe(false);
    const topic = { ...message('1.0'), subtype: 'channel_topic' };
    expect(continues(message('2.0'), topic)).toBe(false);
  });
});

describe('a form', () => {
  const blocks = [
    {
      type: 'input',
      block_id: 'summary',
      label: { type: 'plain_text', text: 'Summary' },
      element: { type: 'plain_text_input', action_id: 'value', initial_value: 'first' },
    },
  ] as const;
  const typed = {
    summary: { value: { type: 'plain_text_input', value: 'typed' } },
    gone: { value: { value: 'x' } },
  };

  it('starts with the initial values and keeps what is typed', () => {
    expect(formValues(blocks, {}, {})).toMatchObject({ summary: { value: { value: 'first' } } });
    expect(formValues(blocks, {}, typed)).toMatchObject({ summary: { value: { value: 'typed' } } });
  });

  it('forgets what was typed into a field that an update took away', () => {
    expect(Object.keys(stillThere(blocks, typed))).toEqual(['summary']);
  });
});

it('completes commands at the start of a message only, and groups by their handle', () => {
  const from = {
    commands: [{ command: '/ticket', description: '', usageHint: 'help' }],
    people: [],
    usergroups: [{ id: 'S1', handle: 'engineers', name: 'Engineers of Heron', users: [] }],
    channels: [],
  };
  expect(completionAt('/t', 2, from)?.suggestions[0]?.insert).toBe('/ticket ');
  expect(completionAt('see /t', 6, from)).toBeUndefined();
  expect(completionAt('ask @eng', 8, from)?.suggestions[0]?.insert).toBe('@engineers ');
});

it('reads the links it writes', () => {
  const link = permalink('http://127.0.0.1:1', 'C1', '2.000100', '1.000100');
  expect(readPermalink(link)).toEqual({ channel: 'C1', ts: '2.000100', threadTs: '1.000100' });
});
