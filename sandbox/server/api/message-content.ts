import type { KnownBlock } from '@slack/types';
import { checkMessageBlocks } from '../blocks/check.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { MessageMetadata } from '../world/stored.ts';
import { withIds } from '../world/views.ts';
import type { World } from '../world/world.ts';
import { type Args, text } from './args.ts';

const TEXT = 40_000;
const ATTACHMENTS = 100;
const METADATA_BYTES = 8_000;

export interface Content {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  readonly attachments?: readonly unknown[];
  readonly metadata?: MessageMetadata;
}

/** What every way of posting checks about the message itself. */
export function messageContent(world: World, args: Args): Content {
  const markdown = text(args, 'markdown_text');
  if (markdown !== undefined) return markdownContent(args, markdown);

  const words = text(args, 'text') ?? '';
  refuseUnless(words.length <= TEXT, 'msg_too_long');
  const blocks = readBlocks(args.blocks);
  const attachments = readAttachments(args.attachments);
  if (!words && !blocks?.length && !attachments?.length) refuse('no_text');
  const metadata = readMetadata(args.metadata);
  return {
    text: words,
    ...(blocks?.length && { blocks: withIds(world, { blocks }).blocks }),
    ...(attachments?.length && { attachments }),
    ...(metadata && { metadata }),
  };
}

function markdownContent(args: Args, markdown: string): Content {
  if (args.text || args.blocks) refuse('markdown_text_conflict');
  refuseUnless(markdown.length <= 12_000, 'msg_too_long');
  refuseUnless(markdown.length > 0, 'no_text');
  return { text: markdown };
}

function readBlocks(blocks: unknown): readonly KnownBlock[] | undefined {
  if (blocks === undefined || blocks === null || blocks === '') return undefined;
  if (!Array.isArray(blocks)) refuse('invalid_blocks_format');
  return checkMessageBlocks(blocks);
}

function readAttachments(attachments: unknown): readonly unknown[] | undefined {
  if (attachments === undefined || attachments === '') return undefined;
  if (!Array.isArray(attachments)) refuse('invalid_attachments');
  refuseUnless(attachments.length <= ATTACHMENTS, 'too_many_attachments');
  return attachments;
}

function readMetadata(metadata: unknown): MessageMetadata | undefined {
  if (metadata === undefined || metadata === '') return undefined;
  if (typeof metadata !== 'object' || metadata === null) refuse('invalid_metadata_format');
  const { event_type: type, event_payload: payload } = metadata as Partial<MessageMetadata>;
  if (typeof type !== 'string' || typeof payload !== 'object' || !payload) refuse('invalid_metadata_schema');
  refuseUnless(Buffer.byteLength(JSON.stringify(metadata)) <= METADATA_BYTES, 'metadata_too_large');
  return metadata as MessageMetadata;
}
