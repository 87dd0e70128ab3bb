import { decodeText } from '../message/slack-text.ts';
import type { Days } from './range.ts';

export interface UnfiledAsked extends Days {
  readonly channelId: string | null;
  /** The root of the one thread whose link was given. */
  readonly ts: string | null;
}

const CHANNEL = /^<#([CG][A-Z0-9]+)(?:\|[^>]*)?>$/;
const LINK = /\/archives\/([CG][A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?.*?thread_ts=(\d+\.\d+))?/;
const SINCE = ['since', 'from'];
const UNTIL = ['until', 'till', 'to'];

/**
 * `#heron-editors since 2026-02-24 until 2026-03-02`, or the link of a message, as Slack spells them. `fault`: a word
 * that is none of these.
 */
export function readUnfiled(text: string): UnfiledAsked | { readonly fault: string } {
  let asked: UnfiledAsked = { channelId: null, ts: null, from: null, until: null };
  const words = text.split(/\s+/).filter(Boolean);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const [, linkedId, seconds, rest, threadTs] = LINK.exec(word) ?? [];
    const channelId = CHANNEL.exec(word)?.[1];
    if (linkedId) asked = { ...asked, channelId: linkedId, ts: threadTs ?? `${seconds}.${rest}` };
    else if (channelId) asked = { ...asked, channelId };
    else if (SINCE.includes(word.toLowerCase())) asked = { ...asked, from: words[++i] ?? '' };
    else if (UNTIL.includes(word.toLowerCase())) asked = { ...asked, until: words[++i] ?? '' };
    else return { fault: decodeText(word, { person: () => undefined }) };
  }
  return asked;
}
