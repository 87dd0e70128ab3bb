import type {
  KnownBlock,
  ModalView,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextSection,
  RichTextStyleable,
} from '@slack/types';
import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { NewIssue } from '../../domain/escalation/issue.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { context, plain } from '../blocks.ts';

export const ISSUE_PREVIEW = 'issue.preview';

/** The issue as it will read, drawn from the very Markdown that is sent: what GitHub would hide or change shows here. */
export function previewModal(issue: Pick<NewIssue, 'repo' | 'title' | 'body' | 'labels'>): ModalView {
  const tree = fromMarkdown(issue.body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const labels = issue.labels.map(({ name }) => name).join(', ');
  return {
    type: 'modal',
    title: plain('Preview'),
    close: plain('Back'),
    blocks: [
      context('Nothing has been sent yet.'),
      { type: 'header', text: plain(shorten(issue.title, 150)) },
      richText([{ type: 'rich_text_section', elements: [words(`${issue.repo}  ·  ${labels}`)] }]),
      ...tree.children.flatMap(drawn),
    ],
  };
}

function drawn(node: RootContent): KnownBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'header', text: plain(shorten(textOf(node.children), 150)) }];
    case 'thematicBreak':
      return [{ type: 'divider' }];
    case 'list':
      return [richText([listOf(node)])];
    case 'paragraph':
      return [richText([sectionOf(node.children)])];
    // The mark by which the desk knows its issue; GitHub shows it to nobody either.
    default:
      return [];
  }
}

const richText = (elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });

const listOf = ({ children, ordered }: List): RichTextList => ({
  type: 'rich_text_list',
  style: ordered ? 'ordered' : 'bullet',
  elements: children.map(itemOf),
});

/** A task has a box to tick. */
function itemOf({ checked, children }: ListItem): RichTextSection {
  const said = children.flatMap((child: BlockContent | DefinitionContent) =>
    child.type === 'paragraph' ? child.children : [],
  );
  const box = typeof checked === 'boolean' ? [words(checked ? '☑ ' : '☐ ')] : [];
  return { type: 'rich_text_section', elements: [...box, ...said.flatMap((one) => inline(one))] };
}

const sectionOf = (children: readonly PhrasingContent[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: children.flatMap((one) => inline(one)),
});

type Style = RichTextStyleable['style'];

function inline(node: PhrasingContent, style?: Style): RichTextElement[] {
  switch (node.type) {
    case 'text':
      return node.value ? [words(node.value, style)] : [];
    case 'inlineCode':
      return [words(node.value, { code: true })];
    case 'break':
      return [words('\n')];
    case 'link':
      return [{ type: 'link', url: node.url, text: textOf(node.children) }];
    case 'strong':
      return node.children.flatMap((one) => inline(one, { ...style, bold: true }));
    case 'emphasis':
      return node.children.flatMap((one) => inline(one, { ...style, italic: true }));
    case 'delete':
      return node.children.flatMap((one) => inline(one, { ...style, strike: true }));
    default:
      return [];
  }
}

const words = (text: string, style?: Style): RichTextElement => ({
  type: 'text',
  text,
  ...(style ? { style } : {}),
});

const textOf = (children: readonly PhrasingContent[]): string =>
  children
    .map((child) => {
      if ('value' in child) return child.value;
      return 'children' in child ? textOf(child.children) : '';
    })
    .join('');
