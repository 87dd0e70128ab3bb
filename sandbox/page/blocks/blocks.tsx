import type { KnownBlock } from '@slack/types';
import { memo } from 'react';
import { InOrder } from '../components/in-order.tsx';
import { BlockText, Mrkdwn } from '../components/markup.tsx';
import { SlackLink } from '../components/slack-link.tsx';
import { Element } from './element.tsx';
import { imageUrl } from './image-url.ts';
import { InputField } from './input-field.tsx';
import { RichText } from './rich-text.tsx';
import { Section } from './section.tsx';

/** Draws the blocks of a message, a modal or the App Home. */
export const Blocks = memo(function Blocks({ blocks }: { readonly blocks: readonly KnownBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <OneBlock key={block.block_id ?? index} block={block} />
      ))}
    </div>
  );
});

function OneBlock({ block }: { readonly block: KnownBlock }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return (
        <h3 className="block-header">
          <BlockText text={block.text} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'input':
      return <InputField block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'image':
      return <ImageBlockView block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'markdown':
      return <Mrkdwn text={block.text} />;
    case 'video':
      return (
        <p>
          <SlackLink url={block.video_url}>{block.title.text}</SlackLink>
        </p>
      );
    default:
      return <p className="quiet">[A block of the type “{block.type}”, which the sandbox does not draw]</p>;
  }
}

type BlockOf<T extends KnownBlock['type']> = Extract<KnownBlock, { type: T }>;

function Context({ block }: { readonly block: BlockOf<'context'> }) {
  return (
    <div className="block-context">
      <InOrder items={block.elements}>
        {(element) => {
          if (element.type === 'image') return <img src={imageUrl(element)} alt={element.alt_text} />;
          return (
            <span>
              <BlockText text={element} />
            </span>
          );
        }}
      </InOrder>
    </div>
  );
}

function Actions({ block }: { readonly block: BlockOf<'actions'> }) {
  const at = { blockId: block.block_id ?? '', tells: true };
  return (
    <div className="block-actions">
      {block.elements.map((element, index) => (
        <Element key={element.action_id ?? index} element={element} at={at} />
      ))}
    </div>
  );
}

function ImageBlockView({ block }: { readonly block: BlockOf<'image'> }) {
  return (
    <figure className="block-image">
      {block.title && (
        <figcaption>
          <BlockText text={block.title} />
        </figcaption>
      )}
      <img src={imageUrl(block)} alt={block.alt_text} />
    </figure>
  );
}
