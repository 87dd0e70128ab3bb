import { decodeText } from '../../domain/message/slack-text.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { answerIfFiled } from '../../services/ticket/file-ticket.ts';
import { readNames } from '../../services/ticket/plain-text.ts';
import { newTicketModal } from '../../views/ticket/new-ticket.ts';
import { type AskedByShortcut, openView } from '../asked.ts';

/** *File a ticket* on a message: the form opens with its words, unless it is a ticket already (IN-3). */
export async function openFileMessage(asked: AskedByShortcut): Promise<void> {
  const { message: shortcut, desk, caller, client } = asked;
  if (!shortcut) return;
  const { message, channel } = shortcut;
  const place = { channelId: channel.id, ts: message.ts };
  if (await answerIfFiled(desk, caller, place)) return;

  const isReadable = await isDeskIn(asked, channel.id);
  const names = await readNames(desk, caller.workspaceId, message.text ?? '');
  const text = decodeText(message.text ?? '', names).trim();
  const threadTs = (message.thread_ts as string | undefined) ?? null;
  const authorId = message.user ?? caller.personId;
  const modal = newTicketModal({
    place: {
      door: caller.door,
      channelId: channel.id,
      message: { ts: message.ts, threadTs, authorId, isReadable },
    },
    summary: text ? summaryOf(text) : '',
    description: text,
    mayFileForOthers: false,
    note: isReadable
      ? 'The message is linked, and what was said in its thread is copied for the desk.'
      : 'I am not in this channel. Invite me and try again to have the thread copied, or file it with your own words: the answer then comes by direct message.',
  });
  await openView({ ...asked, client }, modal);
}

/** A private channel without the desk does not exist for it; of direct messages it can read its own alone. */
async function isDeskIn({ client }: AskedByShortcut, channelId: string): Promise<boolean> {
  if (channelId.startsWith('D')) {
    const read = client.conversations.history({ channel: channelId, limit: 1 });
    return read.then(
      () => true,
      () => false,
    );
  }
  const info = await client.conversations.info({ channel: channelId }).catch(() => undefined);
  return Boolean(info?.channel?.is_member);
}
