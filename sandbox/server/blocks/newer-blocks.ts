import type {
  AlertBlock,
  CardBlock,
  CarouselBlock,
  ContainerBlock,
  ContextActionsBlock,
  DataTableBlock,
  PlanBlock,
  TableBlock,
  TaskCardBlock,
} from '@slack/types';
import { z } from 'zod';
import * as classic from './classic-blocks.ts';
import { id, mrkdwn, plainText, type Shape, text } from './composition.ts';
import { button, feedbackButtons, iconButton, image } from './elements.ts';
import { richText } from './rich-text.ts';

/** Blocks of 2025 and later. Which clients and plans draw them is not stated, so the desk may not depend on them. */

const blockId = id.min(1).optional();
const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string() });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const rows = z.array(z.array(cell).min(1).max(20)).min(1).max(100);

export const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: text(3000),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
} satisfies Shape<AlertBlock>);

export const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: blockId,
    hero_image: image.optional(),
    icon: image.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    actions: z.array(button).min(1).max(25).optional(),
  } satisfies Shape<CardBlock>)
  .refine(
    (one) => one.hero_image ?? one.title ?? one.body ?? one.actions,
    'must have hero_image, title, body or actions',
  );

export const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: blockId,
  elements: z.array(card).min(1).max(10),
} satisfies Shape<CarouselBlock>);

export const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
} satisfies Shape<ContextActionsBlock>);

export const dataTable = z.strictObject({
  type: z.literal('data_table'),
  block_id: blockId,
  rows,
  caption: z.string().min(1),
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).optional(),
} satisfies Shape<DataTableBlock>);

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows,
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
} satisfies Shape<TableBlock>);

export const taskCard = z.strictObject({
  type: z.literal('task_card'),
  block_id: blockId,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url: z.string(), text: z.string() })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
} satisfies Shape<TaskCardBlock>);

export const plan = z.strictObject({
  type: z.literal('plan'),
  block_id: blockId,
  title: z.string().min(1),
  tasks: z.array(taskCard).optional(),
} satisfies Shape<PlanBlock>);

export const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: text(150).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          classic.actions,
          classic.context,
          classic.divider,
          classic.file,
          classic.header,
          classic.image,
          classic.input,
          richText,
          classic.section,
          table,
          classic.video,
        ]),
      )
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  } satisfies Shape<ContainerBlock>)
  .refine((one) => one.title ?? one.rich_text_title, 'must have title or rich_text_title')
  .refine((one) => !one.default_collapsed || one.is_collapsible, 'default_collapsed needs is_collapsible');
