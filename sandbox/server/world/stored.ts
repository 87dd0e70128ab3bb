import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { FileInfo, FormValues, Person, Reaction, UsergroupInfo } from '../protocol.ts';

export interface StoredPerson extends Person {
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly isOwner: boolean;
  readonly email: string;
  /** In seconds since 1970; 0: it stays. */
  readonly statusExpiration: number;
  /** A guest who may be in one channel only. */
  readonly isSingleChannelGuest: boolean;
}

export interface Channel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'dm' | 'mpim';
  readonly createdAt: Date;
  readonly creatorId: string;
  readonly members: Set<string>;
  /** Apps that were put out when the channel was archived: they still know it, and may not read it. */
  readonly formerApps: Set<string>;
  readonly messages: Map<string, StoredMessage>;
  /** The keys of `messages`, oldest first: the clock may have been set back between two posts. */
  readonly timeline: string[];
  readonly threads: Map<string, string[]>;
  readonly ephemerals: Map<string, StoredMessage>;
  readonly lastRead: Map<string, string>;
  /** The same for each thread a person has looked at: root → person → ts. */
  readonly threadsRead: Map<string, Map<string, string>>;
  readonly pins: string[];
  readonly bookmarks: Bookmark[];
  name: string;
  readonly formerNames: string[];
  topic: string;
  purpose: string;
  /** Who wrote topic and purpose last, and when. */
  readonly wording: Map<'topic' | 'purpose', { readonly userId: string; readonly at: Date }>;
  isArchived: boolean;
  isShared: boolean;
}

export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly userId: string;
  readonly botId?: string;
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  readonly attachments?: readonly unknown[];
  readonly subtype?: string;
  readonly edited?: { readonly user: string; readonly ts: string };
  /** A root whose replies outlive it, or what windows are told when a message goes. */
  readonly deleted?: true;
  readonly ephemeralFor?: string;
  readonly reactions: readonly Reaction[];
  readonly files: readonly string[];
  readonly metadata?: MessageMetadata;
  readonly clientMsgId?: string;
  /** Of a system message: who invited, the new topic, … */
  readonly about?: Readonly<Record<string, unknown>>;
  /** Choices made in the message's own selects and boxes, per person. */
  readonly choices?: ReadonlyMap<string, FormValues>;
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface StoredFile extends Omit<FileInfo, 'preview'> {
  readonly userId: string;
  readonly createdAt: Date;
  readonly data: Buffer;
  readonly channels: Set<string>;
  /** Put into a form of the app, which may read it although it is in no channel. */
  readonly isForApp: boolean;
}

export interface StoredView {
  readonly id: string;
  readonly personId: string;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly view: ModalView | HomeView;
  /** Only what the person did; initial values are read from the view. */
  readonly typed: FormValues;
  readonly errors: Readonly<Record<string, string>>;
}

export interface Trigger {
  readonly personId: string;
  readonly at: Date;
  readonly viewId?: string;
  used: boolean;
}

export interface ResponseUrl {
  readonly channelId: string;
  readonly personId: string;
  readonly at: Date;
  /** The message a press came from, which `replace_original` replaces. */
  readonly originTs?: string;
  uses: number;
}

export interface Bookmark {
  readonly id: string;
  readonly channel_id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly updatedAt?: Date;
}

export interface Usergroup extends UsergroupInfo {
  readonly description: string;
  readonly isDisabled: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
