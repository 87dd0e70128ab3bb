import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { ReactNode } from 'react';
import { InOrder } from '../components/in-order.tsx';
import {
  ChannelMention,
  DateToken,
  EmojiImage,
  PersonMention,
  PlainText,
  UsergroupMention,
} from '../components/markup.tsx';
import { SlackLink } from '../components/slack-link.tsx';
import { emojiCharacter } from '../text/emoji.ts';

export function RichText({ block }: { readonly block: RichTextBlock }) {
  return (
    <div className="rich-text">
      <InOrder items={block.elements}>{(part) => <Part part={part} />}</InOrder>
    </div>
  );
}

function Part({ part }: { readonly part: RichTextBlock['elements'][number] }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div>
          <Inline elements={part.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Inline elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Inline elements={part.elements} />
        </pre>
      );
    case 'rich_text_list':
      return <List style={part.style} indent={part.indent ?? 0} items={part.elements} />;
  }
}

interface ListProps {
  readonly style: 'bullet' | 'ordered';
  readonly indent: number;
  readonly items: readonly RichTextSection[];
}

function List({ style, indent, items }: ListProps) {
  const Tag = style === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag style={{ marginInlineStart: `${indent * 1.5}em` }}>
      <InOrder items={items}>
        {(item) => (
          <li>
            <Inline elements={item.elements} />
          </li>
        )}
      </InOrder>
    </Tag>
  );
}

function Inline({ elements }: { readonly elements: readonly RichTextElement[] }) {
  return (
    <InOrder items={elements}>
      {(element) => (
        <Styled element={element}>
          <Plain element={element} />
        </Styled>
      )}
    </InOrder>
  );
}

function Styled({ element, children }: { readonly element: RichTextElement; readonly children: ReactNode }) {
  const style = element.style ?? {};
  let shown = children;
  if (style.code) shown = <code>{shown}</code>;
  if (style.strike) shown = <s>{shown}</s>;
  if (style.italic) shown = <em>{shown}</em>;
  if (style.bold) shown = <strong>{shown}</strong>;
  return shown;
}

function Plain({ element }: { readonly element: RichTextElement }) {
  switch (element.type) {
    case 'text':
      return <PlainText text={element.text} emoji={false} />;
    case 'link':
      return <SlackLink url={element.url}>{element.text ?? element.url}</SlackLink>;
    case 'user':
      return <PersonMention id={element.user_id} />;
    case 'channel':
      return <ChannelMention id={element.channel_id} />;
    case 'broadcast':
      return <span className="mention mention-me">@{element.range}</span>;
    case 'emoji': {
      const character = emojiCharacter(element.name);
      return character ? <EmojiImage name={element.name} character={character} /> : `:${element.name}:`;
    }
    case 'date':
      return (
        <DateToken
          ms={element.timestamp * 1000}
          format={element.format}
          url={element.url}
          fallback={element.fallback ?? ''}
        />
      );
    case 'usergroup':
      return <UsergroupMention id={element.usergroup_id} />;
    case 'team':
      return <span className="mention">@team</span>;
    case 'color':
      return element.value;
  }
}
