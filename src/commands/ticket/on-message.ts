import type { KnownEventFromType } from '@slack/bolt';
import type { Heard } from '../../domain/message/heard.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import { followDeletion, followEdit } from '../../services/ticket/follow-edit.ts';
import { hearMention } from '../../services/ticket/hear-mention.ts';
import { hearMessage } from '../../services/ticket/hear-message.ts';
import type { Asked } from '../asked.ts';

type MessageEvent = KnownEventFromType<'message'>;

/** What a message carries, in whichever of Slack's shapes it comes. */
interface Carried {
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly edited?: { readonly ts: string } | undefined;
  readonly files?: readonly SlackFileFacts[] | undefined;
}

interface SlackFileFacts {
  readonly id: string;
  readonly name?: string | null;
  readonly mimetype?: string;
  readonly size?: number;
  readonly url_private?: string;
}

/** Everything said where the desk is: told, edited, deleted. Joins, topics and other bots are not for us. */
export async function onMessage(asked: Asked, event: MessageEvent): Promise<void> {
  const isDirect = event.channel_type === 'im';
  switch (event.subtype) {
    case undefined:
    case 'file_share':
    case 'thread_broadcast': {
      const heard = heardFrom(asked, event as Carried, event.channel, isDirect);
      if (heard) await hearMessage(asked.desk, by(asked, heard), heard);
      return;
    }
    case 'message_changed': {
      const message = event.message as Carried & { subtype?: string };
      const heard = message.edited ? heardFrom(asked, message, event.channel, isDirect) : undefined;
      const editedAt = timeOf(message.edited?.ts ?? event.ts);
      if (heard) await followEdit(asked.desk, by(asked, heard), heard, editedAt);
      return;
    }
    case 'message_deleted': {
      const previous = event.previous_message as Carried | undefined;
      if (!previous?.user || previous.bot_id) return;
      const gone = { channelId: event.channel, ts: event.deleted_ts, threadTs: previous.thread_ts ?? null };
      await followDeletion(asked.desk, by(asked, { personId: previous.user, isDirect }), gone);
      return;
    }
    default:
      return;
  }
}

/** `@Firstline the printer is jammed`, anywhere the desk is. */
export async function onMention(asked: Asked, event: KnownEventFromType<'app_mention'>): Promise<void> {
  const heard = heardFrom(asked, event as Carried, event.channel, false);
  if (heard) await hearMention(asked.desk, { ...by(asked, heard), door: 'mention' }, heard);
}

function by(asked: Asked, who: Pick<Heard, 'personId' | 'isDirect'>) {
  const door = who.isDirect ? ('direct message' as const) : ('message' as const);
  return { ...asked.caller, personId: who.personId, door };
}

/** Undefined where no person wrote it. The desk's own name, by which it was called, is no part of what was said. */
function heardFrom(
  { botUserId }: Asked,
  message: Carried,
  channelId: string,
  isDirect: boolean,
): Heard | undefined {
  if (!message.user || message.bot_id) return undefined;
  const ownName = new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g');
  return {
    channelId,
    ts: message.ts,
    threadTs: message.thread_ts ?? null,
    personId: message.user,
    text: (message.text ?? '').replaceAll(ownName, '').trim(),
    isDirect,
    files: (message.files ?? []).map((file) => ({
      id: file.id,
      name: file.name ?? 'file',
      mimetype: file.mimetype ?? 'application/octet-stream',
      size: file.size ?? 0,
      url: file.url_private ?? '',
    })),
  };
}
