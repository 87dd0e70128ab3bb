import type {
  ActionsBlock,
  ContextBlock,
  DividerBlock,
  FileBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  MarkdownBlock,
  SectionBlock,
  VideoBlock,
} from '@slack/types';
import { z } from 'zod';
import { id, mrkdwn, plainText, type Shape, slackFile, text, type UnionShape } from './composition.ts';
import { button, image as imageElement, overflow, workflowButton } from './elements.ts';
import * as inputs from './inputs.ts';
import * as selects from './selects.ts';

const blockId = id.min(1).optional();

const anySelect = [
  selects.staticSelect,
  selects.externalSelect,
  selects.usersSelect,
  selects.conversationsSelect,
  selects.channelsSelect,
  selects.multiStaticSelect,
  selects.multiExternalSelect,
  selects.multiUsersSelect,
  selects.multiConversationsSelect,
  selects.multiChannelsSelect,
] as const;
const anyChoice = [
  ...anySelect,
  selects.radioButtons,
  selects.checkboxes,
  inputs.datepicker,
  inputs.timepicker,
] as const;

export const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        button,
        overflow,
        workflowButton,
        ...anyChoice,
        inputs.datetimepicker,
        inputs.richTextInput,
      ]),
    )
    .min(1)
    .max(25),
} satisfies Shape<ActionsBlock>);

export const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(3000), mrkdwn(3000), imageElement]))
    .min(1)
    .max(10),
} satisfies Shape<ContextBlock>);

export const divider = z.strictObject({
  type: z.literal('divider'),
  block_id: blockId,
} satisfies Shape<DividerBlock>);

export const file = z.strictObject({
  type: z.literal('file'),
  block_id: blockId,
  source: z.literal('remote'),
  external_id: z.string(),
} satisfies Shape<FileBlock>);

export const header = z.strictObject({
  type: z.literal('header'),
  block_id: blockId,
  text: plainText(150),
} satisfies Shape<HeaderBlock>);

export const image = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    image_url: z.string().min(1).max(3000).optional(),
    slack_file: slackFile.optional(),
  } satisfies UnionShape<ImageBlock>)
  .refine(
    (one) => (one.image_url === undefined) !== (one.slack_file === undefined),
    'must have image_url or slack_file',
  );

export const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    inputs.plainTextInput,
    inputs.emailInput,
    inputs.urlInput,
    inputs.numberInput,
    inputs.richTextInput,
    inputs.fileInput,
    inputs.datetimepicker,
    ...anyChoice,
  ]),
} satisfies Shape<InputBlock>);

export const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: blockId,
  text: z.string().min(1).max(12_000),
} satisfies Shape<MarkdownBlock>);

export const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [button, overflow, workflowButton, imageElement, ...anyChoice])
      .optional(),
    expand: z.boolean().optional(),
  } satisfies Shape<SectionBlock>)
  .refine((one) => one.text !== undefined || one.fields !== undefined, 'must have text or fields');

export const video = z.strictObject({
  type: z.literal('video'),
  block_id: blockId,
  video_url: z.string(),
  thumbnail_url: z.string(),
  alt_text: z.string(),
  title: plainText(200),
  title_url: z.string().optional(),
  author_name: z.string().max(50).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: z.string().optional(),
  description: plainText(200).optional(),
} satisfies Shape<VideoBlock>);
