import type { RichTextBlock, RichTextElement } from '@slack/types';
import { findChannelByName } from '../world/channels.ts';
import { findPersonByHandle } from '../world/people.ts';
import { findUsergroupByHandle } from '../world/usergroups.ts';
import type { World } from '../world/world.ts';

/** What the composer makes of typed words: the escaped text, and the same as rich text. */
export interface Composed {
  readonly text: string;
  readonly elements: readonly RichTextElement[];
}

const ENTITY =
  /(https?:\/\/[^\s<>|]+)|(?<![\w@])@([a-z0-9][a-z0-9._-]*)|(?<![\w&#])#([a-z0-9_-]+)|:([a-z+-][a-z0-9_+'-]*):/gi;

export function compose(world: World, typed: string): Composed {
  const elements: RichTextElement[] = [];
  let text = '';
  let from = 0;
  for (const match of typed.matchAll(ENTITY)) {
    const entity = readEntity(world, match);
    if (!entity) continue;
    const before = typed.slice(from, match.index);
    if (before) elements.push({ type: 'text', text: before });
    elements.push(entity.element);
    text += escapeText(before) + entity.text;
    from = match.index + match[0].length - entity.rest.length;
  }
  const rest = typed.slice(from);
  if (rest) elements.push({ type: 'text', text: rest });
  return { text: text + escapeText(rest), elements };
}

export function richText(blockId: string, elements: readonly RichTextElement[]): RichTextBlock {
  return {
    type: 'rich_text',
    block_id: blockId,
    elements: [{ type: 'rich_text_section', elements: [...elements] }],
  };
}

/** A slash command's words: with `should_escape`, people and channels become ids that carry their names. */
export function commandText(world: World, typed: string, escapes: boolean): string {
  if (!escapes) return escapeText(typed);
  return compose(world, typed)
    .text.replace(/<@(\w+)>/g, (_, id: string) => `<@${id}|${world.people.get(id)?.handle ?? ''}>`)
    .replace(/<!subteam\^(\w+)>/g, (_, id: string) => {
      return `<!subteam^${id}|@${world.usergroups.get(id)?.handle ?? ''}>`;
    });
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

interface Entity {
  readonly text: string;
  readonly element: RichTextElement;
  /** What was matched but is no part of it: the full stop after a name. */
  readonly rest: string;
}

function readEntity(world: World, match: RegExpMatchArray): Entity | undefined {
  const [whole, url, handle, channel, emoji] = match;
  if (url) return readUrl(url);
  if (handle) return readMention(world, handle);
  if (channel) return readChannel(world, channel);
  return emoji ? { text: whole, element: { type: 'emoji', name: emoji }, rest: '' } : undefined;
}

function readUrl(matched: string): Entity {
  const url = matched.replace(/[.,;:!?)'"]+$/, '');
  return { text: `<${escapeText(url)}>`, element: { type: 'link', url }, rest: matched.slice(url.length) };
}

function readMention(world: World, matched: string): Entity | undefined {
  const handle = matched.toLowerCase().replace(/[._-]+$/, '');
  const rest = matched.slice(handle.length);
  if (handle === 'here' || handle === 'channel' || handle === 'everyone') {
    return { text: `<!${handle}>`, element: { type: 'broadcast', range: handle }, rest };
  }
  const group = findUsergroupByHandle(world, handle);
  if (group) {
    return { text: `<!subteam^${group.id}>`, element: { type: 'usergroup', usergroup_id: group.id }, rest };
  }
  const person = findPersonByHandle(world, handle);
  return person && { text: `<@${person.id}>`, element: { type: 'user', user_id: person.id }, rest };
}

function readChannel(world: World, name: string): Entity | undefined {
  const channel = findChannelByName(world, name);
  if (channel?.kind !== 'public') return undefined;
  return {
    text: `<#${channel.id}|${channel.name}>`,
    element: { type: 'channel', channel_id: channel.id },
    rest: '',
  };
}
