import type { Confirm, MrkdwnElement, PlainTextElement, PlainTextOption } from '@slack/types';
import { z } from 'zod';

/** A schema has exactly the properties Slack's own types know: one more or one less does not compile. */
export type Shape<T> = { readonly [K in keyof T]-?: z.ZodType };

type AllKeys<T> = T extends unknown ? keyof T : never;
/** The same for a union of forms, such as an image by url or by file. */
export type UnionShape<T> = { readonly [K in AllKeys<T>]: z.ZodType };

export const id = z.string().max(255);
export const scheme = z.enum(['primary', 'danger']).optional();

export function plainText(max: number, min = 1) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(min).max(max),
    emoji: z.boolean().optional(),
  } satisfies Shape<PlainTextElement>);
}

export function mrkdwn(max: number, min = 1) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(min).max(max),
    verbatim: z.boolean().optional(),
  } satisfies Shape<MrkdwnElement>);
}

export function text(max: number, min = 1) {
  return z.discriminatedUnion('type', [plainText(max, min), mrkdwn(max, min)]);
}

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: text(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: scheme,
} satisfies Shape<Confirm>);

function optionShape(label: z.ZodType) {
  return {
    text: label,
    value: z.string().min(1).max(150),
    url: z.string().max(3000).optional(),
    description: text(75).optional(),
  } satisfies Shape<PlainTextOption>;
}

/** Of selects and overflow menus. */
export const option = z.strictObject(optionShape(plainText(75)));
/** Radio buttons and checkboxes may be marked up. */
export const markedOption = z.strictObject(optionShape(text(75)));

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).min(1).max(100),
});

/** The answer to a `block_suggestion`: either, and no more than a hundred. */
export const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

export const slackFile = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ url: z.string().max(3000) }),
]);

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'must have at least one property');

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
});
