import type { Option, Window as PersonWindow } from '../../server/protocol.ts';
import { conversationName } from '../state/channels.ts';
import { withEmoji } from '../text/mrkdwn.ts';
import type { BlockOption, SelectLike } from './types.ts';

/** One line of a select's list. `value` is what is kept: an id, or a whole option of Block Kit. */
export interface ListOption {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly group?: string;
  readonly value: unknown;
}

/** Everything a select offers without asking the app; external selects ask and have nothing here. */
export function listedOptions(element: SelectLike, window: PersonWindow | undefined): readonly ListOption[] {
  if (element.type.endsWith('static_select')) return staticOptions(element);
  if (!window) return [];
  if (element.type.endsWith('users_select')) return peopleOptions(window);
  if (element.type.endsWith('channels_select')) return channelOptions(window, ['public']);
  if (element.type.endsWith('conversations_select')) {
    return channelOptions(window, element.filter?.include ?? ['public', 'private', 'im', 'mpim']);
  }
  return [];
}

function staticOptions(element: SelectLike): readonly ListOption[] {
  const single = (element.options ?? []).map((option) => fromBlockOption(option));
  const grouped = (element.option_groups ?? []).flatMap((group) =>
    group.options.map((option) => fromBlockOption(option, group.label.text)),
  );
  return [...single, ...grouped];
}

export function fromBlockOption(option: BlockOption, group?: string): ListOption {
  return {
    key: option.value ?? option.text.text,
    label: withEmoji(option.text.text),
    value: option,
    ...(option.description && { detail: option.description.text }),
    ...(group && { group }),
  };
}

/** The suggestion of an app, as Block Kit keeps it once chosen. */
export function fromSuggestion(option: Option): ListOption {
  return fromBlockOption({
    text: { type: 'plain_text', text: option.text },
    value: option.value,
    ...(option.description && { description: { type: 'plain_text', text: option.description } }),
  });
}

function peopleOptions(window: PersonWindow): readonly ListOption[] {
  return window.people
    .filter((person) => !person.deleted)
    .map((person) => ({
      key: person.id,
      label: person.realName,
      detail: `@${person.handle}`,
      value: person.id,
    }));
}

const KIND_WORDS = { public: 'public', private: 'private', dm: 'im', mpim: 'mpim' } as const;

function channelOptions(window: PersonWindow, kinds: readonly string[]): readonly ListOption[] {
  return window.channels
    .filter((channel) => kinds.includes(KIND_WORDS[channel.kind]) && !channel.isArchived)
    .map((channel) => ({ key: channel.id, label: conversationName(channel, window), value: channel.id }));
}

export function matching(options: readonly ListOption[], typed: string): readonly ListOption[] {
  const words = typed.trim().toLowerCase();
  if (!words) return options;
  return options.filter((option) => `${option.label} ${option.detail ?? ''}`.toLowerCase().includes(words));
}

/** What is chosen, as lines of the list; ids are looked up, options are their own. */
export function chosenOptions(value: unknown, options: readonly ListOption[]): readonly ListOption[] {
  const values = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
  return values.map((one: unknown) => {
    if (typeof one !== 'string') return fromBlockOption(one as BlockOption);
    return options.find((option) => option.key === one) ?? { key: one, label: one, value: one };
  });
}
