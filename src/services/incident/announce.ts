import type { Outcome } from '../../domain/delivery.ts';
import { withoutExposed } from '../../domain/exposed/find-exposed.ts';
import { nextCodename } from '../../domain/incident/codename.ts';
import {
  type JournalLine,
  journalHeadline,
  journalPage,
  journalRoom,
  type Unfiled,
} from '../../domain/incident/journal.ts';
import { unnumberedRoomName } from '../../domain/incident/name.ts';
import { needsRoom } from '../../domain/incident/severity.ts';
import type { Words } from '../../domain/message/words.ts';
import type { Destination, Parcel } from '../../domain/parcel.ts';
import type { Carrier } from '../outbox/deliver-outbox.ts';
import type { Known } from './emergency.ts';

type Keep = (line: JournalLine) => void;

/**
 * Room, headline, calls and invitations by hand, since no row can be written (INC-15). Each step that Slack took is kept,
 * so that the next try goes on where this one stopped; before it is tried again, Slack is asked for it.
 */
export async function announce(
  carry: Carrier,
  known: Known,
  unfiled: Unfiled,
  keep: Keep,
  codenames: readonly (string | null)[],
): Promise<void> {
  const { entry } = unfiled;
  const { key, personId, declaration } = entry;
  const { isPrivate, isDrill, title } = declaration;
  const send = (step: string, parcel: Parcel): Promise<Outcome> =>
    carry(parcel, { key: `${key}:${step}`, isUnclear: true, since: new Date(entry.atMs), isUrgent: true });
  const say = async (step: string, to: Destination, words: Words) => {
    const outcome = await send(step, { kind: 'words', to, words });
    return outcome.is === 'posted' ? outcome : undefined;
  };

  const roomId = unfiled.room?.channelId ?? (await openRoom());
  async function openRoom(): Promise<string | null> {
    if (!needsRoom(declaration)) return null;
    const told = withoutExposed(title);
    const name = isPrivate ? nextCodename(codenames) : unnumberedRoomName(isDrill, told, entry.atMs);
    const outcome = await send('room', {
      kind: 'incident.room',
      name,
      isPrivate,
      botUserId: known.botUserId,
    });
    if (outcome.is !== 'answered' || outcome.answer.of !== 'room') return null;
    const { channelId } = outcome.answer;
    keep({ is: 'room', key, channelId, name: outcome.answer.name });
    return channelId;
  }

  if (!unfiled.headline && !isPrivate && known.incidentsChannelId) {
    const to = { channelId: known.incidentsChannelId, threadTs: null };
    const posted = await say('headline', to, journalHeadline(entry, roomId, known.calledIds));
    if (posted) keep({ is: 'headline', key, channelId: posted.channelId, ts: posted.ts });
  }
  for (const calledId of known.calledIds) {
    if (calledId === personId || unfiled.pages.some((page) => page.personId === calledId)) continue;
    const posted = await say(`page:${calledId}`, { personId: calledId }, journalPage(entry, roomId));
    if (posted) keep({ is: 'page', key, personId: calledId, channelId: posted.channelId, ts: posted.ts });
  }
  if (!roomId) return;
  if (!unfiled.isSaid) {
    const to = { channelId: roomId, threadTs: null };
    const posted = await say('said', to, journalRoom(entry, known.calledIds));
    if (posted) {
      await send('pin', { kind: 'incident.pin', channelId: roomId, ts: posted.ts });
      keep({ is: 'said', key });
    }
  }
  for (const invitedId of new Set([personId, ...known.calledIds])) {
    if (unfiled.invitedIds.includes(invitedId)) continue;
    const outcome = await send('invite', { kind: 'incident.invite', channelId: roomId, personId: invitedId });
    if (outcome.is === 'answered') keep({ is: 'invited', key, personId: invitedId });
  }
}
