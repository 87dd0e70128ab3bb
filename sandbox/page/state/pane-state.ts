import type {
  ChannelInfo,
  Message,
  OpenView,
  Window as PersonWindow,
  Push,
  ThreadInfo,
} from '../../server/protocol.ts';
import {
  type Conversation,
  isReply,
  standsInChannel,
  threadKey,
  withMessage,
  withOlder,
} from './conversations.ts';

/** What one person looks at and has loaded. */
export interface PaneState {
  readonly connected: boolean;
  readonly window?: PersonWindow;
  /** The clock of the box runs at the page's pace: box time is the page's time plus this. */
  readonly clockOffsetMs: number;
  readonly channel?: string;
  readonly tab: 'messages' | 'home';
  readonly thread?: { readonly channel: string; readonly ts: string };
  readonly conversations: Readonly<Record<string, Conversation>>;
  readonly threads: Readonly<Record<string, readonly Message[]>>;
  readonly home?: OpenView;
  readonly modals: readonly OpenView[];
  /** Words of Slack itself to this person: an app that did not answer, a call that was refused. */
  readonly notice?: string;
  /** The message a link or a pin led to. */
  readonly found?: { readonly channel: string; readonly ts: string };
}

export const EMPTY_PANE: PaneState = {
  connected: false,
  clockOffsetMs: 0,
  tab: 'messages',
  conversations: {},
  threads: {},
  modals: [],
};

export type Change =
  | { readonly is: 'lost' }
  | { readonly is: 'opened'; readonly window: PersonWindow; readonly hereMs: number }
  | { readonly is: 'shown'; readonly channel: string; readonly tab: 'messages' | 'home' }
  | { readonly is: 'loaded'; readonly channel: string; readonly conversation: Conversation }
  | { readonly is: 'older'; readonly channel: string; readonly page: readonly Message[] }
  | { readonly is: 'thread opened'; readonly channel: string; readonly ts: string }
  | {
      readonly is: 'thread loaded';
      readonly channel: string;
      readonly ts: string;
      readonly messages: readonly Message[];
    }
  | { readonly is: 'thread closed' }
  | { readonly is: 'noticed'; readonly notice: string | undefined }
  | { readonly is: 'found'; readonly found: { readonly channel: string; readonly ts: string } | undefined }
  | { readonly is: 'home'; readonly home: OpenView | undefined }
  | { readonly is: 'pushed'; readonly push: Push; readonly hereMs: number };

export function changed(state: PaneState, change: Change): PaneState {
  switch (change.is) {
    case 'lost':
      return { ...state, connected: false };
    case 'opened':
      return opened(state, change.window, change.hereMs);
    case 'shown':
      return omit({ ...state, channel: change.channel, tab: change.tab }, 'thread', 'notice', 'found');
    case 'loaded':
      return {
        ...state,
        conversations: { ...state.conversations, [change.channel]: change.conversation },
      };
    case 'older':
      return withOlderPage(state, change.channel, change.page);
    case 'thread opened':
      return { ...state, thread: { channel: change.channel, ts: change.ts } };
    case 'thread loaded': {
      const key = threadKey(change.channel, change.ts);
      return { ...state, threads: { ...state.threads, [key]: change.messages } };
    }
    case 'thread closed':
      return omit(state, 'thread');
    case 'noticed':
      return change.notice ? { ...state, notice: change.notice } : omit(state, 'notice');
    case 'found':
      return change.found ? { ...state, found: change.found } : omit(state, 'found');
    case 'home':
      return change.home ? { ...state, home: change.home } : state;
    case 'pushed':
      return pushed(state, change.push, change.hereMs);
  }
}

function omit<K extends 'thread' | 'notice' | 'found'>(state: PaneState, ...keys: readonly K[]): PaneState {
  const rest = { ...state };
  for (const key of keys) delete rest[key];
  return rest;
}

/** After a break what was loaded may be out of date: it is loaded again when looked at. */
function opened(state: PaneState, window: PersonWindow, hereMs: number): PaneState {
  return {
    ...state,
    connected: true,
    window,
    clockOffsetMs: window.nowMs - hereMs,
    modals: window.modals,
    conversations: {},
    threads: {},
  };
}

function withOlderPage(state: PaneState, channel: string, page: readonly Message[]): PaneState {
  const conversation = state.conversations[channel];
  if (!conversation) return state;
  return {
    ...state,
    conversations: { ...state.conversations, [channel]: withOlder(conversation, page) },
  };
}

function pushed(state: PaneState, push: Push, hereMs: number): PaneState {
  switch (push.kind) {
    case 'message':
      return received(state, push.message);
    case 'channel':
      return withWindow(state, (window) => ({
        ...window,
        channels: withChannel(window.channels, push.channel),
      }));
    case 'thread':
      return withWindow(state, (window) => ({ ...window, threads: withThread(window.threads, push.thread) }));
    case 'people':
      return withWindow(state, (window) => ({
        ...window,
        people: push.people,
        me: push.people.find((person) => person.id === window.me.id) ?? window.me,
      }));
    case 'usergroups':
      return withWindow(state, (window) => ({ ...window, usergroups: push.usergroups }));
    case 'modals':
      return { ...state, modals: push.modals };
    case 'home':
      return { ...state, home: push.home };
    case 'clock':
      return { ...state, clockOffsetMs: push.nowMs - hereMs };
  }
}

function withWindow(state: PaneState, change: (window: PersonWindow) => PersonWindow): PaneState {
  return state.window ? { ...state, window: change(state.window) } : state;
}

function withChannel(channels: readonly ChannelInfo[], channel: ChannelInfo): readonly ChannelInfo[] {
  const at = channels.findIndex((one) => one.id === channel.id);
  return at < 0 ? [...channels, channel] : channels.with(at, channel);
}

/** The newest replies stand first. */
function withThread(threads: readonly ThreadInfo[], thread: ThreadInfo): readonly ThreadInfo[] {
  const others = threads.filter((one) => one.channel !== thread.channel || one.ts !== thread.ts);
  const at = others.findIndex((one) => one.latestReply < thread.latestReply);
  return others.toSpliced(at < 0 ? others.length : at, 0, thread);
}

/** Sorts a new or changed message into whatever is loaded of its channel and thread. */
export function received(state: PaneState, message: Message): PaneState {
  let { conversations, threads } = state;
  const conversation = conversations[message.channel];
  if (conversation && standsInChannel(message) && reaches(conversation, message)) {
    const messages = withMessage(conversation.messages, message);
    conversations = { ...conversations, [message.channel]: { ...conversation, messages } };
  }
  const key = threadKey(message.channel, isReply(message) ? String(message.threadTs) : message.ts);
  const thread = threads[key];
  if (thread) threads = { ...threads, [key]: withMessage(thread, message) };
  return { ...state, conversations, threads };
}

/** A change to a message older than what is loaded arrives with its page. */
function reaches(conversation: Conversation, message: Message): boolean {
  const oldest = conversation.messages[0];
  return conversation.complete || !oldest || message.ts >= oldest.ts;
}
