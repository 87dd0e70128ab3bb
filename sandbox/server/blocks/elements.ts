import type {
  Button,
  FeedbackButtons,
  IconButton,
  ImageElement,
  Overflow,
  WorkflowButton,
} from '@slack/types';
import { z } from 'zod';
import {
  confirm,
  id,
  option,
  plainText,
  type Shape,
  scheme,
  slackFile,
  type UnionShape,
} from './composition.ts';

const actionId = id.optional();
const spoken = z.string().max(75).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: scheme,
  confirm: confirm.optional(),
  accessibility_label: spoken,
} satisfies Shape<Button>);

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  action_id: actionId,
  text: plainText(75),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: z.string(),
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .optional(),
    }),
  }),
  style: scheme,
  confirm: confirm.optional(),
  accessibility_label: spoken,
} satisfies Shape<WorkflowButton>);

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(option).min(1).max(5),
  confirm: confirm.optional(),
} satisfies Shape<Overflow>);

export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    image_url: z.string().min(1).max(3000).optional(),
    slack_file: slackFile.optional(),
  } satisfies UnionShape<ImageElement>)
  .refine(
    (one) => (one.image_url === undefined) !== (one.slack_file === undefined),
    'must have image_url or slack_file',
  );

const feedback = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: spoken,
});

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedback,
  negative_button: feedback,
} satisfies Shape<FeedbackButtons>);

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  action_id: actionId,
  icon: z.string(),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
  confirm: confirm.optional(),
  accessibility_label: spoken,
} satisfies Shape<IconButton>);
