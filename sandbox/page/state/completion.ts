import type { ChannelInfo, Person, SlashCommand, UsergroupInfo } from '../../server/protocol.ts';
import { searchEmoji } from '../text/emoji.ts';
import { isDirect } from './channels.ts';

export interface Suggestion {
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

/** What fits the word at the caret, and which part of the text it replaces. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly Suggestion[];
}

export interface Candidates {
  readonly commands: readonly SlashCommand[];
  readonly people: readonly Person[];
  readonly usergroups: readonly UsergroupInfo[];
  readonly channels: readonly ChannelInfo[];
}

const LONGEST_LIST = 8;

export function completionAt(text: string, caret: number, from: Candidates): Completion | undefined {
  const before = text.slice(0, caret);
  const command = /^\/(\S*)$/.exec(before);
  if (command) return completion(0, caret, commandSuggestions(before, from.commands));
  const emoji = /(?:^|\s):([a-z0-9_+-]{2,})$/.exec(before);
  if (emoji)
    return completion(caret - String(emoji[1]).length - 1, caret, emojiSuggestions(String(emoji[1])));
  const word = /(?:^|[\s(])([@#])([\w.-]*)$/.exec(before);
  if (!word) return undefined;
  const [, sign, typed = ''] = word;
  const start = caret - typed.length - 1;
  const found = sign === '@' ? mentionSuggestions(typed, from) : channelSuggestions(typed, from.channels);
  return completion(start, caret, found);
}

function completion(start: number, end: number, found: readonly Suggestion[]): Completion | undefined {
  return found.length > 0 ? { start, end, suggestions: found.slice(0, LONGEST_LIST) } : undefined;
}

function commandSuggestions(typed: string, commands: readonly SlashCommand[]): readonly Suggestion[] {
  return commands
    .filter((one) => one.command.startsWith(typed.toLowerCase()))
    .map((one) => ({
      insert: `${one.command} `,
      label: `${one.command} ${one.usageHint}`.trim(),
      detail: one.description,
    }));
}

export function peopleMatching(typed: string, people: readonly Person[]): readonly Person[] {
  const words = typed.toLowerCase();
  return people.filter(
    (one) =>
      !one.deleted &&
      (one.handle.startsWith(words) ||
        one.realName
          .toLowerCase()
          .split(' ')
          .some((part) => part.startsWith(words)) ||
        one.realName.toLowerCase().startsWith(words)),
  );
}

function mentionSuggestions(typed: string, from: Candidates): readonly Suggestion[] {
  const groups = from.usergroups
    .filter((one) => `${one.handle} ${one.name}`.toLowerCase().includes(typed.toLowerCase()))
    .map((one) => ({ handle: one.handle, realName: one.name }));
  return [...peopleMatching(typed, from.people), ...groups].map((one) => ({
    insert: `@${one.handle} `,
    label: one.realName,
    detail: `@${one.handle}`,
  }));
}

function channelSuggestions(typed: string, channels: readonly ChannelInfo[]): readonly Suggestion[] {
  return channels
    .filter((one) => !isDirect(one) && !one.isArchived && one.name.includes(typed.toLowerCase()))
    .map((one) => ({ insert: `#${one.name} `, label: `#${one.name}`, detail: one.topic }));
}

function emojiSuggestions(typed: string): readonly Suggestion[] {
  return searchEmoji(typed, LONGEST_LIST).map(({ name, character }) => ({
    insert: `:${name}: `,
    label: `${character} :${name}:`,
    detail: '',
  }));
}

export function accepted(text: string, completion: Completion, suggestion: Suggestion) {
  const head = text.slice(0, completion.start) + suggestion.insert;
  return { text: head + text.slice(completion.end).replace(/^ /, ''), caret: head.length };
}

/** The hint under the composer once a whole command is typed. */
export function usageOf(text: string, commands: readonly SlashCommand[]): SlashCommand | undefined {
  const typed = /^(\/\S+)\s/.exec(text)?.[1];
  return commands.find((one) => one.command === typed);
}
