import { withoutExposed } from '../../domain/exposed/find-exposed.ts';
import { nextCodenameUnwell } from '../../domain/incident/codename.ts';
import type { Journaled, JournalLine, Unfiled } from '../../domain/incident/journal.ts';
import { journalHeadline, journalPage, journalRoom } from '../../domain/incident/journal-words.ts';
import { unnumberedRoomName } from '../../domain/incident/name.ts';
import { needsRoom } from '../../domain/incident/severity.ts';
import type { Words } from '../../domain/message/words.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Destination, Parcel } from '../../domain/parcel.ts';
import { isOfMachine } from '../../domain/people/machine.ts';
import type { Carrier } from '../outbox/deliver-outbox.ts';
import type { Known } from './journal.ts';
import { effectOf } from './journal-calls.ts';

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
  const { isPrivate } = declaration;
  let isWhole = true;
  const send = async (step: string, parcel: Parcel): Promise<Outcome> => {
    const outcome = await carry(parcel, effectOf(entry, step));
    if (outcome.is !== 'posted' && outcome.is !== 'answered' && outcome.is !== 'done') isWhole = false;
    return outcome;
  };
  const say = async (step: string, to: Destination, words: Words) => {
    const outcome = await send(step, { kind: 'words', to, words });
    return outcome.is === 'posted' ? outcome : undefined;
  };

  // The name is on the disk before Slack hears of it: a room whose answer is lost is found again by it.
  const name = unfiled.roomName === undefined ? nameRoom(entry, codenames) : unfiled.roomName;
  if (unfiled.roomName === undefined) keep({ is: 'telling', key, roomName: name });
  const roomId = unfiled.room?.channelId ?? (name ? await openRoom(name) : null);
  async function openRoom(name: string): Promise<string | null> {
    const outcome = await send('room', {
      kind: 'incident.room',
      name,
      made: { stems: [], since: new Date(entry.atMs) },
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
  if (roomId) await fillRoom(roomId);
  if (isWhole) keep({ is: 'told', key });

  async function fillRoom(roomId: string): Promise<void> {
    if (!unfiled.isSaid) {
      const to = { channelId: roomId, threadTs: null };
      const posted = await say('said', to, journalRoom(entry, known.calledIds));
      if (posted) {
        await send('pin', { kind: 'incident.pin', channelId: roomId, ts: posted.ts });
        keep({ is: 'said', key });
      }
    }
    for (const invitedId of new Set([personId, ...known.calledIds])) {
      if (isOfMachine(invitedId) || unfiled.invitedIds.includes(invitedId)) continue;
      const outcome = await send('invite', {
        kind: 'incident.invite',
        channelId: roomId,
        personId: invitedId,
      });
      if (outcome.is === 'answered') keep({ is: 'invited', key, personId: invitedId });
    }
  }
}

function nameRoom({ declaration, atMs }: Journaled, codenames: readonly (string | null)[]): string | null {
  const { isPrivate, isDrill, title } = declaration;
  if (!needsRoom(declaration)) return null;
  return isPrivate ? nextCodenameUnwell(codenames) : unnumberedRoomName(isDrill, withoutExposed(title), atMs);
}
