import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { IssueDraft } from '../../src/domain/escalation/draft.ts';
import { issueBody, issueTitle, keyIn } from '../../src/domain/escalation/issue-body.ts';
import { asMarkdown } from '../../src/domain/escalation/markdown.ts';

const KEY = '0d4f3f6a-9b10-5c39-8a3e-7d2c1f0e52f3';
const LINK = 'https://heron.slack.com/archives/C1/p1';

const parse = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** Everything in a tree, with what GitHub would look for in it: the words outside code and links. */
function alive(markdown: string) {
  const kinds: string[] = [];
  let words = '';
  function walk(node: Nodes): void {
    kinds.push(node.type);
    if (node.type === 'text') words += node.value;
    if ('children' in node) for (const child of node.children) walk(child as Nodes);
    if (node.type === 'paragraph' || node.type === 'heading') words += '\n';
  }
  walk(parse(markdown));
  return { kinds, words };
}

const MENTION = /(?<![\w`])@[a-z\d]/i;
const REFERENCE = /(?<!\w)#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|[\w-]+\/[\w.-]+#\d/i;
const ADDRESS = /https?:\/\/|www\.\w/i;

const FRAGMENTS = [
  '@priya',
  '@heron/core',
  '#1',
  '#142',
  'GH-12',
  'heron/library#9',
  '0d4f3f6',
  'deadbeefcafe0123',
  'https://github.com/heron/library/issues/3',
  'www.example.com',
  'a@b.example',
  '<img src=x onerror=y>',
  '<b>',
  '</details>',
  '<!--',
  '-->',
  '```',
  '````',
  '~~~',
  '`',
  '``',
  '![x](https://t.example/p.png)',
  '[x](javascript:alert(1))',
  '[^1]',
  '[^1]: x',
  '&lt;',
  '&#64;',
  '&commat;priya',
  '\\@priya',
  '\\',
  '* ',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '# ',
  '> ',
  '---',
  '===',
  '| a | b |',
  '|-|-|',
  '\n',
  '\n\n',
  '\r\n',
  '    ',
  '\t',
  '\u0000',
  '\u202e',
  '$x$',
  '$$',
  '- [ ] ',
  '<https://x.example>',
  '@',
  '#',
  '://',
  'http',
  's://',
  'www',
  '.',
  'firstline:',
  '<!-- firstline:0d4f3f6a-9b10-5c39-8a3e-000000000000 -->',
  'words',
  ' ',
  'é',
  '你好',
  '😀',
];
const hostile = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...FRAGMENTS) },
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    {
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(''));

describe('people’s words in an issue', () => {
  it('CNV-5 S7 5,000 hostile texts mention nobody, refer to nothing and are no HTML', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { kinds, words } = alive(asMarkdown(text));
        const shown = kinds.filter(
          (kind) => !['root', 'paragraph', 'text', 'inlineCode', 'break'].includes(kind),
        );
        expect(shown).toEqual([]);
        expect(words).not.toMatch(MENTION);
        expect(words).not.toMatch(REFERENCE);
        expect(words).not.toMatch(ADDRESS);
      }),
      { numRuns: 5_000 },
    );
  });

  it('CNV-5 S7 the marker stays whole and alone, and nothing leaves its section, whatever is typed where', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const draft: IssueDraft = {
          title: one,
          problem: one,
          story: { asA: two, iWant: three, soThat: one },
          criteria: [two, three],
          environment: { system: one, browser: two, permission: three, server: one, replicated: 'yes' },
          steps: three,
        };
        const about = { number: 142, type: 'defect', priority: 'P2' } as const;
        const body = issueBody(draft, about, LINK, KEY);
        expect(keyIn(body)).toBe(KEY);
        expect(body.match(/<!--/g)).toHaveLength(1);
        const { kinds, words } = alive(body);
        expect(kinds.filter((kind) => kind === 'html')).toHaveLength(1);
        expect(kinds.filter((kind) => kind === 'link')).toHaveLength(1);
        expect(kinds).not.toContain('image');
        expect(words).not.toMatch(MENTION);
        expect(words).not.toMatch(REFERENCE);
        expect(issueTitle(draft)).not.toMatch(/@\w|#\d/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      'plain words stay as they are',
      'The export leaves out the last row.',
      'The export leaves out the last row.',
    ],
    ['an address can still be read', 'See https://x.example/a?b=1.', 'See `https://x.example/a?b=1`.'],
    ['a list reads as it was typed', '- one\n- two', '\\- one\n\\- two'],
    ['a star is a star', '2 * 3', '2 \\* 3'],
  ])('%s', (_, text, markdown) => {
    expect(asMarkdown(text)).toBe(markdown);
  });
});
