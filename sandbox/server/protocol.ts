import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/**
 * What a person's Slack client says to the embedded Slack and hears from it: the page says it over a WebSocket,
 * tests call the same functions in the same process. Nothing here is seen by the bot.
 */

export interface Person {
  readonly id: string;
  /** Short and unique: `maya`. Tests and the page name people by it. */
  readonly handle: string;
  readonly realName: string;
  /** What this person is in the seeded story, for the person switcher: "Branch editor, asks for help". */
  readonly part: string;
  readonly tz: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  /** From another company, through a shared channel. */
  readonly isStranger: boolean;
  readonly isBot: boolean;
  readonly deleted: boolean;
  /** With colons, as Slack writes it; empty: none. */
  readonly statusEmoji: string;
  readonly statusText: string;
  /** Two letters on a colour stand for a picture. */
  readonly colour: string;
}

export interface ChannelInfo {
  readonly id: string;
  /** Without the #. Of a direct message: the other person's id. */
  readonly name: string;
  /** `mpim`: a direct message of several people. */
  readonly kind: 'public' | 'private' | 'dm' | 'mpim';
  readonly topic: string;
  readonly isArchived: boolean;
  readonly isShared: boolean;
  readonly members: readonly string[];
  /** Messages after what this person has read, and how many of them mention the person. */
  readonly unread: number;
  readonly mentions: number;
  readonly pins: readonly string[];
  readonly bookmarks: readonly Bookmark[];
}

export interface Bookmark {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji: string;
}

/** A group that is mentioned as one: `@engineers`. */
export interface UsergroupInfo {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

export interface FileInfo {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly url: string;
  /** What a picture shows, for those who do not see it. */
  readonly altText?: string;
  /** How a text begins. */
  readonly preview?: TextPreview;
}

export interface TextPreview {
  readonly text: string;
  /** Lines of the file that the preview leaves out. */
  readonly linesMore: number;
}

export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  readonly subtype?: string;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** Only this person sees it. */
  readonly ephemeralFor?: string;
  readonly reactions: readonly Reaction[];
  readonly files: readonly FileInfo[];
  readonly replyCount: number;
  readonly latestReply?: string;
}

/** A thread that this person follows: who began it, wrote in it or is named in it. */
export interface ThreadInfo {
  readonly channel: string;
  readonly ts: string;
  /** What its first message says. */
  readonly text: string;
  readonly latestReply: string;
  /** Replies of others after what this person has read. */
  readonly unread: number;
}

/** An open modal or the App Home of one person: what the bot sent, and Slack's own ids and state. */
export interface OpenView {
  readonly id: string;
  readonly hash: string;
  readonly view: ModalView | HomeView;
  /** What is typed and chosen so far, as `view.state.values`. */
  readonly values: FormValues;
  readonly errors: Readonly<Record<string, string>>;
}

/** block_id → action_id → what Slack puts in `view.state.values` for that element. */
export type FormValues = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

export interface Option {
  readonly text: string;
  readonly value: string;
  readonly description?: string;
}

export interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface Shortcut {
  readonly name: string;
  readonly callbackId: string;
  readonly type: 'global' | 'message';
}

/** Everything needed to draw one person's window at first. */
export interface Window {
  readonly me: Person;
  readonly bot: Person;
  readonly people: readonly Person[];
  readonly usergroups: readonly UsergroupInfo[];
  readonly channels: readonly ChannelInfo[];
  /** Those with the newest replies first. */
  readonly threads: readonly ThreadInfo[];
  readonly modals: readonly OpenView[];
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly Shortcut[];
  /** The time in the box, ms since 1970; `pace` is always 1, the clock only jumps. */
  readonly nowMs: number;
}

/** How a press, a command or a submission ended. `failed` is what Slack shows when the app did not answer. */
export interface Answer {
  readonly ok: boolean;
  /** Slack's own words to the person: "/ticket failed with the error dispatch_failed". */
  readonly failed?: string;
  /** `view_submission` with errors: block_id → text. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** What a press carries besides the button: the choice made in a select, a radio, a date picker. */
export type Choice = Readonly<Record<string, unknown>>;

/** Where a button stands. */
export type Place = { readonly channel: string; readonly ts: string } | { readonly viewId: string };

export interface UploadedFile {
  readonly name: string;
  readonly mimetype: string;
  /** Base64. */
  readonly data: string;
}

/**
 * One person's hands. Channels are named `#heron-help`, `@firstline` (the direct message with the bot),
 * `@tomas` or by id. Every call resolves when Slack has answered the person, not when the bot has finished.
 */
export interface PersonClient {
  readonly person: Person;
  window(): Promise<Window>;
  /** Newest last; thread replies are not among them. `before` pages back. */
  history(channel: string, before?: string, limit?: number): Promise<readonly Message[]>;
  /** The root and its replies, with the ephemeral messages this person was sent in the thread. */
  thread(channel: string, threadTs: string): Promise<readonly Message[]>;
  post(channel: string, text: string, threadTs?: string, files?: readonly UploadedFile[]): Promise<Message>;
  edit(channel: string, ts: string, text: string): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  react(channel: string, ts: string, name: string): Promise<void>;
  unreact(channel: string, ts: string, name: string): Promise<void>;
  markRead(channel: string): Promise<void>;
  markThreadRead(channel: string, threadTs: string): Promise<void>;
  /** The direct message with somebody, by id; made when it is first needed. */
  openDirect(handle: string): Promise<string>;
  /** `:palm_tree:`; empty: none. */
  setStatus(emoji: string, text: string): Promise<void>;
  /** What an admin does when somebody leaves the company, or comes back. */
  setActive(handle: string, active: boolean): Promise<void>;
  join(channel: string): Promise<void>;
  leave(channel: string): Promise<void>;
  invite(channel: string, handle: string): Promise<void>;
  archive(channel: string): Promise<void>;
  pin(channel: string, ts: string): Promise<void>;
  unpin(channel: string, ts: string): Promise<void>;
  /** `/ticket help`; the answer of the command arrives as an ephemeral message. */
  command(channel: string, line: string): Promise<Answer>;
  globalShortcut(callbackId: string): Promise<Answer>;
  messageShortcut(channel: string, ts: string, callbackId: string): Promise<Answer>;
  press(place: Place, actionId: string, choice?: Choice): Promise<Answer>;
  /** The options of an external select for what has been typed. */
  suggest(place: Place, blockId: string, actionId: string, typed: string): Promise<readonly Option[]>;
  /** Remembers what is typed in the top modal; submission sends all of it. */
  fill(viewId: string, values: FormValues): Promise<void>;
  submit(viewId: string): Promise<Answer>;
  closeModal(viewId: string, all?: boolean): Promise<void>;
  openHome(): Promise<OpenView | undefined>;
  modals(): Promise<readonly OpenView[]>;
}

/** What the server tells a window without being asked. */
export type Push =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'channel'; readonly channel: ChannelInfo }
  | { readonly kind: 'thread'; readonly thread: ThreadInfo }
  | { readonly kind: 'modals'; readonly modals: readonly OpenView[] }
  | { readonly kind: 'home'; readonly home: OpenView }
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  | { readonly kind: 'usergroups'; readonly usergroups: readonly UsergroupInfo[] }
  | { readonly kind: 'clock'; readonly nowMs: number };

/** Over the WebSocket `/client?person=maya`: one JSON a frame. */
export type FromPage = {
  readonly id: number;
  readonly method: Exclude<keyof PersonClient, 'person'>;
  readonly args: readonly unknown[];
};
export type ToPage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly push: Push };
