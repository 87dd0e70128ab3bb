import { findTicketByCard, listTicketsInConversation } from '../../db/tickets.ts';
import type { Heard } from '../../domain/message/heard.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { mentionWithoutWords } from '../../domain/ticket/words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { whisper } from '../send/person.ts';
import { fileIn } from './file-ticket.ts';
import { plainText } from './plain-text.ts';

/**
 * The desk was mentioned: what was said with it is a request (IN-1). In a ticket's own thread it is a reply,
 * which arrives as a message as well and is heard there.
 */
export function hearMention(desk: Desk, caller: Caller, heard: Heard): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    if (!may(actor, 'ticket.file')) return;
    const { channelId, ts, threadTs } = heard;
    const thread = threadTs ?? ts;
    const isTicketsOwn =
      (await findTicketByCard(tx, channelId, thread)) !== undefined ||
      (await listTicketsInConversation(tx, channelId, thread)).length > 0;
    if (isTicketsOwn) return;
    const text = await plainText(tx, actor.workspaceId, heard.text);
    if (text === '' && heard.files.length === 0) {
      const place = { channelId, threadTs, personId: actor.personId };
      return whisper(tx, actor.workspaceId, place, mentionWithoutWords(), now);
    }
    const origin = { from: 'message', channelId, ts, threadTs, isReadable: true } as const;
    const request = { origin, summary: summaryOf(text), description: text, files: heard.files };
    await fileIn(tx, desk.policy, actor, { ...request, requesterId: actor.personId }, now);
  });
}
