import type {
  ChannelsSelect,
  Checkboxes,
  ConversationsSelect,
  ExternalSelect,
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  RadioButtons,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { z } from 'zod';
import {
  confirm,
  conversationFilter,
  id,
  markedOption,
  option,
  optionGroup,
  plainText,
  type Shape,
} from './composition.ts';

const common = {
  action_id: id.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const select = { ...common, placeholder: plainText(150).optional() };
const multi = { ...select, max_selected_items: z.int().min(1).optional() };
const choices = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const minQuery = z.int().min(0).optional();
const responds = z.boolean().optional();

interface Choices {
  readonly options?: unknown;
  readonly option_groups?: unknown;
}

function eitherChoices(element: Choices): boolean {
  return (element.options === undefined) !== (element.option_groups === undefined);
}
const EITHER = 'must have either options or option_groups';
const NOT_OFFERED = 'initial options must be among the options';

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...select,
    ...choices,
    initial_option: option.optional(),
  } satisfies Shape<StaticSelect>)
  .refine(eitherChoices, EITHER)
  .refine((element) => offers(element, element.initial_option ? [element.initial_option] : []), NOT_OFFERED);

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...multi,
    ...choices,
    initial_options: z.array(option).min(1).optional(),
  } satisfies Shape<MultiStaticSelect>)
  .refine(eitherChoices, EITHER)
  .refine((element) => offers(element, element.initial_options ?? []), NOT_OFFERED);

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...select,
  min_query_length: minQuery,
  initial_option: option.optional(),
} satisfies Shape<ExternalSelect>);

export const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...multi,
  min_query_length: minQuery,
  initial_options: z.array(option).min(1).optional(),
} satisfies Shape<MultiExternalSelect>);

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...select,
  initial_user: z.string().optional(),
} satisfies Shape<UsersSelect>);

export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...multi,
  initial_users: z.array(z.string()).optional(),
} satisfies Shape<MultiUsersSelect>);

export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...select,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
  response_url_enabled: responds,
} satisfies Shape<ConversationsSelect>);

export const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...multi,
  initial_conversations: z.array(z.string()).optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
} satisfies Shape<MultiConversationsSelect>);

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...select,
  initial_channel: z.string().optional(),
  response_url_enabled: responds,
} satisfies Shape<ChannelsSelect>);

export const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...multi,
  initial_channels: z.array(z.string()).optional(),
} satisfies Shape<MultiChannelsSelect>);

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    options: z.array(markedOption).min(1).max(10),
    initial_option: markedOption.optional(),
  } satisfies Shape<RadioButtons>)
  .refine((element) => offers(element, element.initial_option ? [element.initial_option] : []), NOT_OFFERED);

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...common,
    options: z.array(markedOption).min(1).max(10),
    initial_options: z.array(markedOption).min(1).optional(),
  } satisfies Shape<Checkboxes>)
  .refine((element) => offers(element, element.initial_options ?? []), NOT_OFFERED);

/** Slack compares whole options: the same value with another text is not an option of the list. */
function offers(element: Choices, initial: readonly unknown[]): boolean {
  const groups = (element.option_groups ?? []) as readonly { options: readonly unknown[] }[];
  const offered = [
    ...((element.options ?? []) as readonly unknown[]),
    ...groups.flatMap((group) => group.options),
  ];
  const known = new Set(offered.map(canonical));
  return initial.every((one) => known.has(canonical(one)));
}

function canonical(value: unknown): string {
  const { text, value: own, description } = value as Record<string, { text?: string } | undefined>;
  return JSON.stringify([text?.text, own, description?.text]);
}
