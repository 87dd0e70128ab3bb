import type { Channel, StoredFile, StoredMessage, StoredPerson, Usergroup } from './stored.ts';

/** What has just become true. The app's events and the windows' pushes are both derived from these. */
export type Fact =
  | { readonly kind: 'message.posted'; readonly message: StoredMessage }
  | {
      readonly kind: 'message.changed';
      readonly message: StoredMessage;
      readonly previous: StoredMessage;
      readonly userId: string;
    }
  | { readonly kind: 'message.deleted'; readonly previous: StoredMessage }
  /** Of interest to windows only: reply counts, reactions, an ephemeral message replaced. */
  | { readonly kind: 'message.redrawn'; readonly message: StoredMessage }
  | {
      readonly kind: 'reaction.added' | 'reaction.removed';
      readonly message: StoredMessage;
      readonly name: string;
      readonly userId: string;
    }
  | {
      readonly kind: 'member.joined';
      readonly channel: Channel;
      readonly userId: string;
      readonly inviterId?: string;
    }
  | {
      readonly kind: 'member.left';
      readonly channel: Channel;
      readonly userId: string;
      readonly actorId: string;
    }
  | {
      readonly kind:
        | 'channel.created'
        | 'channel.archived'
        | 'channel.unarchived'
        | 'channel.renamed'
        | 'channel.shared'
        | 'channel.redrawn';
      readonly channel: Channel;
      readonly userId: string;
    }
  | {
      readonly kind: 'pin.added' | 'pin.removed';
      readonly channel: Channel;
      readonly message: StoredMessage;
      readonly userId: string;
    }
  | { readonly kind: 'channel.read'; readonly channel: Channel; readonly userId: string }
  | { readonly kind: 'thread.read'; readonly message: StoredMessage; readonly userId: string }
  | { readonly kind: 'person.joined' | 'person.changed'; readonly person: StoredPerson }
  | { readonly kind: 'usergroup.created'; readonly group: Usergroup }
  | { readonly kind: 'usergroup.changed'; readonly group: Usergroup; readonly previous: Usergroup }
  | { readonly kind: 'file.shared' | 'file.deleted'; readonly file: StoredFile; readonly channelId: string }
  | { readonly kind: 'home.opened'; readonly userId: string; readonly tab: 'home' | 'messages' }
  | { readonly kind: 'home.published' | 'modals.changed'; readonly userId: string }
  | { readonly kind: 'clock.moved' };
