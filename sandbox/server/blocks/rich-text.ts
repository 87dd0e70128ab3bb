import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { z } from 'zod';
import { id, type Shape } from './composition.ts';

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    code: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();
const border = z.union([z.literal(0), z.literal(1)]).optional();

const leaf = {
  broadcast: z.strictObject({
    type: z.literal('broadcast'),
    style,
    range: z.enum(['here', 'channel', 'everyone']),
  }),
  color: z.strictObject({ type: z.literal('color'), style, value: z.string() }),
  channel: z.strictObject({ type: z.literal('channel'), style, channel_id: z.string() }),
  date: z.strictObject({
    type: z.literal('date'),
    style,
    timestamp: z.int(),
    format: z.string(),
    url: z.string().optional(),
    fallback: z.string().optional(),
  }),
  emoji: z.strictObject({
    type: z.literal('emoji'),
    style,
    name: z.string(),
    unicode: z.string().optional(),
    url: z.string().optional(),
  }),
  link: z.strictObject({
    type: z.literal('link'),
    style,
    url: z.string(),
    text: z.string().optional(),
    unsafe: z.boolean().optional(),
  }),
  team: z.strictObject({ type: z.literal('team'), style, team_id: z.string() }),
  text: z.strictObject({ type: z.literal('text'), style, text: z.string().min(1) }),
  user: z.strictObject({ type: z.literal('user'), style, user_id: z.string() }),
  usergroup: z.strictObject({ type: z.literal('usergroup'), style, usergroup_id: z.string() }),
} satisfies { [E in RichTextElement as E['type']]: z.ZodType };

const element = z.discriminatedUnion('type', [
  leaf.broadcast,
  leaf.color,
  leaf.channel,
  leaf.date,
  leaf.emoji,
  leaf.link,
  leaf.team,
  leaf.text,
  leaf.user,
  leaf.usergroup,
]);

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(element) });

const parts = {
  rich_text_section: section,
  rich_text_list: z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  rich_text_quote: z.strictObject({
    type: z.literal('rich_text_quote'),
    elements: z.array(element),
    border,
  }),
  rich_text_preformatted: z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(z.discriminatedUnion('type', [leaf.text, leaf.link])),
    border,
  }),
} satisfies { [E in RichTextBlockElement as E['type']]: z.ZodType };

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z.array(
    z.discriminatedUnion('type', [
      parts.rich_text_section,
      parts.rich_text_list,
      parts.rich_text_quote,
      parts.rich_text_preformatted,
    ]),
  ),
} satisfies Shape<RichTextBlock>);
