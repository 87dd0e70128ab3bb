import type {
  Datepicker,
  DateTimepicker,
  EmailInput,
  FileInput,
  NumberInput,
  PlainTextInput,
  RichTextInput,
  Timepicker,
  URLInput,
} from '@slack/types';
import { z } from 'zod';
import { confirm, dispatchConfig, id, plainText, type Shape } from './composition.ts';
import { richText } from './rich-text.ts';

const actionId = id.optional();
const focus = z.boolean().optional();
const placeholder = plainText(150).optional();
const typing = { dispatch_action_config: dispatchConfig.optional(), focus_on_load: focus, placeholder };
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number in a string');

export const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  ...typing,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
} satisfies Shape<PlainTextInput>);

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  action_id: actionId,
  ...typing,
  initial_value: z.string().optional(),
} satisfies Shape<EmailInput>);

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  action_id: actionId,
  ...typing,
  initial_value: z.string().optional(),
} satisfies Shape<URLInput>);

export const numberInput = z.strictObject({
  type: z.literal('number_input'),
  action_id: actionId,
  ...typing,
  is_decimal_allowed: z.boolean(),
  initial_value: decimal.optional(),
  min_value: decimal.optional(),
  max_value: decimal.optional(),
} satisfies Shape<NumberInput>);

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  action_id: actionId,
  ...typing,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).optional(),
  max_lines: z.int().min(1).optional(),
} satisfies Shape<RichTextInput>);

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string()).optional(),
  max_files: z.int().min(1).max(10).optional(),
} satisfies Shape<FileInput>);

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  confirm: confirm.optional(),
  focus_on_load: focus,
  placeholder,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date: YYYY-MM-DD')
    .optional(),
} satisfies Shape<Datepicker>);

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  action_id: actionId,
  confirm: confirm.optional(),
  focus_on_load: focus,
  placeholder,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time: HH:mm')
    .optional(),
  timezone: z.string().optional(),
} satisfies Shape<Timepicker>);

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  confirm: confirm.optional(),
  focus_on_load: focus,
  // Ten digits: seconds, not milliseconds.
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
} satisfies Shape<DateTimepicker>);
