import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHome, checkMessageBlocks, checkModal } from '../../sandbox/server/blocks/check.ts';
import { SlackRefusal } from '../../sandbox/server/world/refusal.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = { type: 'button', text: plain('Take it'), action_id: 'a', value: '1' };
const option = (value: string) => ({ text: plain(value), value });
const input = (element: object) => ({ type: 'input', block_id: 'b', label: plain('Label'), element });
const modal = (change: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks: [input({ type: 'plain_text_input', action_id: 'value' })],
  ...change,
});

function refusal(check: () => unknown): { code: string; messages: readonly string[] } | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const { messages } = (error.details.response_metadata ?? { messages: [] }) as { messages: string[] };
    return { code: error.code, messages };
  }
}

const GOOD: readonly (readonly [string, object])[] = [
  ['section', { type: 'section', text: { type: 'mrkdwn', text: '*Hi*' }, accessory: button }],
  ['fields', { type: 'section', fields: [plain('a'), plain('b')] }],
  [
    'actions',
    { type: 'actions', elements: [button, { type: 'overflow', action_id: 'o', options: [option('x')] }] },
  ],
  ['header', { type: 'header', text: plain('x'.repeat(150)) }],
  [
    'context',
    {
      type: 'context',
      elements: [plain('a'), { type: 'image', image_url: 'https://x.org/a.png', alt_text: 'a' }],
    },
  ],
  ['divider', { type: 'divider' }],
  ['image', { type: 'image', image_url: 'https://x.org/a.png', alt_text: 'a' }],
  ['markdown', { type: 'markdown', text: '# Hi' }],
  [
    'rich text',
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
        { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [] }] },
      ],
    },
  ],
  ['table', { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }],
];

const BAD: readonly (readonly [string, object, string])[] = [
  ['an unknown block', { type: 'sparkles' }, 'unsupported type [json-pointer:/blocks/0/type]'],
  [
    'an unknown property',
    { type: 'divider', colour: 'red' },
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  ['a missing text', { type: 'header' }, 'missing required field: text [json-pointer:/blocks/0/text]'],
  [
    'a long header',
    { type: 'header', text: plain('x'.repeat(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['an empty section', { type: 'section' }, 'must have text or fields [json-pointer:/blocks/0]'],
  [
    'an empty text',
    { type: 'section', text: plain('') },
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'marked-up header',
    { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
    '[json-pointer:/blocks/0/text/type]',
  ],
  [
    'eleven fields',
    { type: 'section', fields: Array.from({ length: 11 }, () => plain('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'no elements',
    { type: 'actions', elements: [] },
    'must have at least 1 item [json-pointer:/blocks/0/elements]',
  ],
  [
    '26 elements',
    { type: 'actions', elements: Array.from({ length: 26 }, () => ({ ...button, action_id: undefined })) },
    'no more than 25 items allowed',
  ],
  [
    'a long button',
    { type: 'actions', elements: [{ ...button, text: plain('x'.repeat(76)) }] },
    'less than 76 characters',
  ],
  [
    'a long value',
    { type: 'actions', elements: [{ ...button, value: 'x'.repeat(2001) }] },
    'less than 2001 characters',
  ],
  ['the same action twice', { type: 'actions', elements: [button, button] }, 'action_id "a" already exists'],
  [
    'a text input in actions',
    { type: 'actions', elements: [{ type: 'plain_text_input' }] },
    'unsupported type',
  ],
  [
    'no options',
    { type: 'actions', elements: [{ type: 'static_select' }] },
    'either options or option_groups',
  ],
  [
    '101 options',
    {
      type: 'actions',
      elements: [{ type: 'static_select', options: Array.from({ length: 101 }, (_, n) => option(`${n}`)) }],
    },
    'no more than 100 items allowed',
  ],
  [
    'a long option value',
    {
      type: 'actions',
      elements: [{ type: 'static_select', options: [{ ...option('a'), value: 'x'.repeat(151) }] }],
    },
    'less than 151 characters',
  ],
  [
    'an initial option not offered',
    {
      type: 'actions',
      elements: [{ type: 'static_select', options: [option('a')], initial_option: option('b') }],
    },
    'initial options must be among the options',
  ],
  [
    'six overflow options',
    {
      type: 'actions',
      elements: [{ type: 'overflow', options: ['a', 'b', 'c', 'd', 'e', 'f'].map(option) }],
    },
    'no more than 5 items allowed',
  ],
];

describe('blocks of a message', () => {
  it.each(GOOD)('accepts %s', (_, block) => {
    expect(refusal(() => checkMessageBlocks([block]))).toBeUndefined();
  });

  it.each(BAD)('refuses %s', (_, block, message) => {
    const refused = refusal(() => checkMessageBlocks([block]));
    expect(refused?.code).toBe('invalid_blocks');
    expect(refused?.messages.join()).toContain(message);
  });

  it('refuses more than 50 blocks and the same block_id twice', () => {
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(refusal(() => checkMessageBlocks(blocks))?.messages).toEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    const twice = [
      { type: 'divider', block_id: 'x' },
      { type: 'divider', block_id: 'x' },
    ];
    expect(refusal(() => checkMessageBlocks(twice))?.messages[0]).toContain('already exists');
  });

  it('takes a text exactly up to its limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2900, max: 3100 }), (length) => {
        const blocks = [{ type: 'section', text: plain('x'.repeat(length)) }];
        expect(refusal(() => checkMessageBlocks(blocks)) === undefined).toBe(length <= 3000);
      }),
    );
  });
});

describe('modals and the App Home', () => {
  it.each([
    ['the plain one', {}, undefined],
    [
      'a long title',
      { title: plain('x'.repeat(25)) },
      'less than 25 characters [json-pointer:/view/title/text]',
    ],
    ['no title', { title: undefined }, 'missing required field: title'],
    [
      'no submit beside an input',
      { submit: undefined },
      'missing required field: submit [json-pointer:/view/submit]',
    ],
    ['much metadata', { private_metadata: 'x'.repeat(3001) }, 'less than 3001 characters'],
    ['a long callback_id', { callback_id: 'x'.repeat(256) }, 'less than 256 characters'],
    [
      '101 blocks',
      { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) },
      'no more than 100 items',
    ],
    [
      'a button as input',
      { blocks: [input(button)] },
      'unsupported type [json-pointer:/view/blocks/0/element/type]',
    ],
    ['markdown in a view', { blocks: [{ type: 'markdown', text: 'x' }] }, 'unsupported type'],
    ['eleven files', { blocks: [input({ type: 'file_input', max_files: 11 })] }, 'no more than 10'],
    [
      'a number that is none',
      { blocks: [input({ type: 'number_input', is_decimal_allowed: false, min_value: 'x' })] },
      'must be a number',
    ],
    [
      'milliseconds in a date',
      { blocks: [input({ type: 'datetimepicker', initial_date_time: Date.now() })] },
      'no more than 9999999999',
    ],
  ])('%s', (_, change, message) => {
    const refused = refusal(() => checkModal(modal(change)));
    if (message === undefined) expect(refused).toBeUndefined();
    else expect(refused?.messages.join()).toContain(message);
  });

  it('refuses what is too large, and a modal where a Home belongs', () => {
    const long = input({
      type: 'static_select',
      options: Array.from({ length: 100 }, (_, n) => ({ ...option(`${n}`), url: 'x'.repeat(2900) })),
    });
    expect(refusal(() => checkModal(modal({ blocks: [long] })))?.code).toBe('view_too_large');
    expect(refusal(() => checkHome(modal()))?.code).toBe('invalid_arguments');
    expect(refusal(() => checkHome({ type: 'home', blocks: [] }))).toBeUndefined();
  });
});
