import type { KnownEventFromType, MessageShortcut, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Caller } from '../domain/people/actor.ts';
import type { Desk } from '../services/desk.ts';
import type { Emergency } from '../services/incident/emergency.ts';
import type { Drawn } from '../views/blocks.ts';
import type { FormErrors, FormUpdate } from '../views/form.ts';

/** What the doors open onto: the desk, its workspace, and where bugs are written down. */
export interface Hall {
  readonly desk: Desk;
  /** For declaring while the database fails. */
  readonly emergency: Emergency;
  readonly workspaceId: string;
  readonly botUserId: string;
  readonly log: Logger;
}

/** Somebody asked for something in Slack. */
export interface Asked {
  readonly desk: Desk;
  readonly emergency: Emergency;
  /** Hears of what failed and was got over. */
  readonly log: Logger;
  readonly caller: Caller;
  readonly client: WebClient;
  readonly botUserId: string;
}

/** A trigger lives three seconds and is good for one view. */
export interface Triggered extends Asked {
  readonly triggerId: string;
  /** Asked in a form: what opens then lies on top of that, and closing it leads back. */
  readonly isInModal?: boolean;
  /** The form whose place is taken instead. */
  readonly inPlaceOf?: string | undefined;
}

export interface AskedByCommand extends Triggered {
  readonly channelId: string;
  /** Everything after the command's name, trimmed. */
  readonly text: string;
}

export interface AskedByShortcut extends Triggered {
  /** Of a message shortcut. */
  readonly message: MessageShortcut | undefined;
}

export interface AskedByButton extends Triggered {
  /** The button's own, or that of the option chosen. */
  readonly value: string;
  /** The form it stands in. */
  readonly modalId: string | undefined;
  /** That form as it is filled. */
  readonly form: Pick<ViewOutput, 'state' | 'private_metadata' | 'callback_id'> | undefined;
  /** Puts something in the place of the private answer, or the form, the button stands in. */
  readonly replace: (drawn: Drawn) => Promise<void>;
}

export interface AskedByForm extends Asked {
  readonly view: ViewOutput;
}

/** Somebody answered a field of a form that grows with its answers. */
export interface AskedByChange extends Asked {
  readonly view: ViewOutput;
  /** The one that was answered. */
  readonly field: string;
}

/** Somebody types in a field that is searched. */
export interface AskedForSuggestions extends Asked {
  readonly typed: string;
  /** What the form keeps to itself, such as the ticket's number. */
  readonly place: string;
}

export interface Suggestion {
  readonly value: string;
  /** 75 characters at the most, as of the description. */
  readonly label: string;
  readonly description?: string;
}

/** The events of manifest.yml, and what they carry. */
export type EventName =
  | 'app_home_opened'
  | 'app_mention'
  | 'channel_archive'
  | 'channel_left'
  | 'channel_rename'
  | 'group_archive'
  | 'group_left'
  | 'group_rename'
  | 'member_joined_channel'
  | 'member_left_channel'
  | 'message'
  | 'reaction_added'
  | 'reaction_removed'
  | 'subteam_created'
  | 'subteam_members_changed'
  | 'subteam_updated'
  | 'team_join'
  | 'user_change';

/** Every door in Slack, by Slack's own name for it: what is not here nobody answers, and manifest.yml has no more. */
export interface Doors {
  /** What is returned is the private answer. */
  readonly commands: Readonly<Record<string, (asked: AskedByCommand) => Promise<Drawn | undefined>>>;
  readonly shortcuts: Readonly<Record<string, (asked: AskedByShortcut) => Promise<void>>>;
  readonly buttons: Readonly<Record<string, (asked: AskedByButton) => Promise<void>>>;
  /** What is returned keeps a form open: this one with the fault at its field, or the next one. */
  readonly forms: Readonly<
    Record<string, (asked: AskedByForm) => Promise<FormErrors | FormUpdate | undefined>>
  >;
  /** Of a form whose fields change it, by the form's own name. */
  readonly changes: Readonly<Record<string, (asked: AskedByChange) => Promise<void>>>;
  /** Of a field that is searched by typing: by the form's own name, then the field's. */
  readonly suggestions: Readonly<
    Record<string, Readonly<Record<string, (asked: AskedForSuggestions) => Promise<Suggestion[]>>>>
  >;
  readonly events: {
    readonly [K in EventName]: (asked: Asked, event: KnownEventFromType<K>) => Promise<void>;
  };
}

/** The one call to Slack that does not go through the outbox: its trigger would be over. */
export async function openView(asked: Triggered, view: ModalView): Promise<void> {
  const { client, triggerId, isInModal, inPlaceOf } = asked;
  if (inPlaceOf) {
    await client.views.update({ view_id: inPlaceOf, view });
    return;
  }
  const opened = { trigger_id: triggerId, view };
  await (isInModal ? client.views.push(opened) : client.views.open(opened));
}
